package org.lamina.ui.visual.map;

import javafx.scene.paint.Color;
import org.lamina.theme.ColorToken;
import org.lamina.theme.ThemeColors;

/// The colour maps in force: `diverging` has zero in its middle, `sequential` begins at its dark end. `missing` is for
/// numbers that are not finite.
public record MapPalette(ColorMap diverging, ColorMap sequential, int missing, int padding) {

    /// Which colours to use.
    public enum Choice {
        /// Blue and orange, viridis.
        STANDARD,
        /// Purple and green, cividis.
        ALTERNATIVE
    }

    public static MapPalette of(ThemeColors theme, Choice choice) {
        int zero = argb(theme.get(ColorToken.DIVERGING_ZERO));
        int missing = argb(theme.get(ColorToken.ERROR));
        int padding = argb(theme.get(ColorToken.LINE_STRONG));
        int far = argb(theme.get(ColorToken.FG));
        if (choice == Choice.ALTERNATIVE) {
            return new MapPalette(ColorMaps.purpleGreen(zero, far), ColorMaps.CIVIDIS, missing, padding);
        }
        int negative = argb(theme.get(ColorToken.DIVERGING_NEGATIVE));
        int positive = argb(theme.get(ColorToken.DIVERGING_POSITIVE));
        return new MapPalette(ColorMaps.diverging(negative, zero, positive, far), ColorMaps.VIRIDIS, missing, padding);
    }

    /// The colour of an activation or weight in a range symmetric about zero.
    public int signed(float value, double bound) {
        return Float.isFinite(value) ? diverging.at(bound > 0 ? 0.5 + value / (2 * bound) : 0.5) : missing;
    }

    /// The colour of a share between 0 and `top`.
    public int share(float value, double top) {
        return Float.isFinite(value) ? sequential.at(top > 0 ? value / top : 0) : missing;
    }

    /// The colour of straight ARGB.
    public static Color color(int argb) {
        return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff, (argb >>> 24) / 255.0);
    }

    /// As [#signed(float, double)] for all numbers of grids that may have padding.
    public GridPainter.Coloring signed(double bound) {
        return withPadding(value -> signed(value, bound));
    }

    /// As [#share(float, double)] for all numbers of grids that may have padding.
    public GridPainter.Coloring share(double top) {
        return withPadding(value -> share(value, top));
    }

    private GridPainter.Coloring withPadding(GridPainter.Coloring values) {
        return new GridPainter.Coloring() {
            @Override
            public int color(float value) {
                return values.color(value);
            }

            @Override
            public int padding() {
                return padding;
            }
        };
    }

    /// An opaque or translucent colour as straight ARGB.
    public static int argb(Color color) {
        return (int) Math.round(color.getOpacity() * 255) << 24
                | (int) Math.round(color.getRed() * 255) << 16
                | (int) Math.round(color.getGreen() * 255) << 8
                | (int) Math.round(color.getBlue() * 255);
    }
}
