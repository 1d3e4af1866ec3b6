package org.lamina.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Arrays;
import java.util.Optional;

/// One look of the program: an AtlantaFX base sheet and a token sheet that gives every functional colour its value.
public enum Theme {
    LIGHT("light", false),
    DARK("dark", true),
    HIGH_CONTRAST("high-contrast", true);

    private final String id;
    private final boolean dark;

    Theme(String id, boolean dark) {
        this.id = id;
        this.dark = dark;
    }

    /// The stable name used in settings and on the command line.
    public String id() {
        return id;
    }

    public boolean isDark() {
        return dark;
    }

    public static Optional<Theme> byId(String id) {
        return Arrays.stream(values()).filter(theme -> theme.id.equals(id)).findFirst();
    }

    String baseSheet() {
        String path =
                dark ? new PrimerDark().getUserAgentStylesheetBSS() : new PrimerLight().getUserAgentStylesheetBSS();
        return StyleSheets.url(path == null ? "" : path);
    }

    String tokenSheet() {
        return StyleSheets.url("/org/lamina/theme/tokens-" + id + ".css");
    }
}
