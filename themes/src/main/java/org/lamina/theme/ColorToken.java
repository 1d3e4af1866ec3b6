package org.lamina.theme;

import java.util.Locale;

/// The functional colours: what a colour is for, never which colour it is. Every token sheet defines all of them.
public enum ColorToken {
    BG,
    PANE,
    CANVAS,
    GRID,
    CARD,
    FLOAT,
    FIELD,
    CHIP,
    HOVER,
    PRESSED,
    TRACK,
    LINE,
    LINE_STRONG,
    FG,
    FG_MUTED,
    FG_FAINT,
    ACCENT,
    ACCENT_HOVER,
    ACCENT_PRESSED,
    ACCENT_BG,
    ACCENT_FG,
    ON_ACCENT,
    TEXT_SELECTION,
    WARNING,
    WARNING_BG,
    WARNING_FG,
    ERROR,
    ERROR_BG,
    ERROR_FG,
    GOOD,
    GOOD_BG,
    GOOD_FG,
    ON_STATUS,
    TOOLTIP,
    ON_TOOLTIP,
    SCROLL_THUMB,
    SCROLL_THUMB_HOVER,
    SHADOW,
    SHADOW_SOFT,
    SCRIM,
    CONNECTION,
    CONNECTION_ACTIVE,
    PORT,
    PORT_OK,
    PORT_REFUSED,
    RUBBER_BAND,
    CATEGORY_INPUT,
    CATEGORY_CONVOLUTION,
    CATEGORY_POOLING,
    CATEGORY_DENSE,
    CATEGORY_RECURRENT,
    CATEGORY_ATTENTION,
    CATEGORY_COMBINE,
    CATEGORY_REGULARISATION,
    CATEGORY_OUTPUT,
    SERIES_1,
    SERIES_2,
    SERIES_3,
    SERIES_4,
    SERIES_5,
    SERIES_6,
    SERIES_7,
    SERIES_8,
    PLOT,
    PLOT_GRID,
    PLOT_CURSOR,
    MAP,
    DIVERGING_NEGATIVE,
    DIVERGING_ZERO,
    DIVERGING_POSITIVE,
    HEAT_LOW,
    HEAT_HIGH;

    private final String cssName = "-lm-" + name().toLowerCase(Locale.ROOT).replace('_', '-');

    /// The looked-up colour that style sheets use, such as `-lm-fg-muted`.
    public String cssName() {
        return cssName;
    }

    /// The property of [ThemeColors] that carries this colour into Java.
    String propertyName() {
        return "-token" + cssName.substring("-lm".length());
    }

    /// The colour of series 1 to 8 of a plot; further series start again.
    public static ColorToken series(int index) {
        return values()[SERIES_1.ordinal() + Math.floorMod(index, 8)];
    }
}
