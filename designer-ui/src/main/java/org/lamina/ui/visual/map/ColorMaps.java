package org.lamina.ui.visual.map;

/// The colour maps whose colours do not depend on the theme. Both sequential ones grow evenly in lightness.
public final class ColorMaps {

    /// Dark violet over green to yellow (van der Walt and Smith, 2015).
    public static final ColorMap VIRIDIS = ColorMap.through(
            0x440154, 0x482878, 0x3E4A89, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C, 0xFDE725);

    /// Dark blue over grey to yellow, looking the same with and without red-green colour blindness (Nuñez et al.,
    /// 2018).
    public static final ColorMap CIVIDIS = ColorMap.through(
            0x00204D, 0x00336F, 0x39486B, 0x575C6D, 0x707173, 0x8A8779, 0xA69D75, 0xC4B56C, 0xE4CF5B, 0xFFEA46);

    private static final double END_SHARE = 0.55;
    private static final int GREEN_ON_LIGHT = 0x1B7837;
    private static final int PURPLE_ON_LIGHT = 0x762A83;
    private static final int GREEN_ON_DARK = 0x8FD694;
    private static final int PURPLE_ON_DARK = 0xC9A0DC;

    private ColorMaps() {}

    /// From `zero` in the middle to the two colours half way out, and on towards `far` at the ends, so that strong and
    /// very strong values differ as clearly as weak ones.
    static ColorMap diverging(int negative, int zero, int positive, int far) {
        return ColorMap.through(
                Oklab.mix(negative, far, END_SHARE), negative, zero, positive, Oklab.mix(positive, far, END_SHARE));
    }

    /// Purple for negative and green for positive values, safe for red-green colour blindness; `zero` is the theme's.
    static ColorMap purpleGreen(int zero, int far) {
        boolean light = Oklab.lightness(zero) > 0.5;
        int negative = light ? PURPLE_ON_LIGHT : PURPLE_ON_DARK;
        return diverging(negative, zero, light ? GREEN_ON_LIGHT : GREEN_ON_DARK, far);
    }
}
