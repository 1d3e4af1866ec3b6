package org.lamina.ui.canvas.skin;

import java.util.Locale;

/// What the cards tell besides name and settings. Message keys: `canvas.overlay.<id>`.
public enum Overlay {
    /// The live pictures, or the output shape while there are none.
    ACTIVATIONS,
    PARAMETERS,
    MACS;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
