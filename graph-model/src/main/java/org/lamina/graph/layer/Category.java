package org.lamina.graph.layer;

import java.util.Locale;

/// The group of a layer kind in the palette; it also chooses the colour. Message keys: `category.<id>`.
public enum Category {
    INPUT,
    DENSE,
    CONVOLUTION,
    POOLING,
    RECURRENT,
    ATTENTION,
    COMBINE,
    REGULARISATION,
    OUTPUT;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
