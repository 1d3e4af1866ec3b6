package org.lamina.ui.visual.map;

import java.util.stream.IntStream;
import org.lamina.graph.run.Tensor;
import org.lamina.theme.ColorToken;
import org.lamina.theme.ThemeColors;

/// Colours a plane by class: the colour of the most probable class, the stronger the surer the network is.
///
/// @param ground the colour where all classes are equally probable
public record PlaneColors(int ground, int[] classes) {

    private static final int SERIES = 8;
    private static final double WEAKEST = 0.06;
    private static final double STRONGEST = 0.55;

    public static PlaneColors of(ThemeColors theme) {
        int[] classes = IntStream.range(0, SERIES)
                .map(i -> MapPalette.argb(theme.get(ColorToken.series(i))))
                .toArray();
        return new PlaneColors(MapPalette.argb(theme.get(ColorToken.PANE)), classes);
    }

    /// Paints `[units, rows, columns]` into a rectangle of the picture, the first row on top, each pixel from the point
    /// of the plane that is nearest to it.
    public void paint(Tensor values, PixelPicture picture, GridPainter.Tile tile) {
        int rows = values.size(1);
        int columns = values.size(2);
        for (int y = 0; y < tile.height(); y++) {
            int row = y * rows / tile.height();
            for (int x = 0; x < tile.width(); x++) {
                int color = color(shares(values, row, x * columns / tile.width()));
                picture.pixels()[(tile.y() + y) * picture.width() + tile.x() + x] = color;
            }
        }
    }

    /// The colour of a point with these probabilities of the classes.
    public int color(float[] shares) {
        int best = largest(shares);
        if (!Float.isFinite(shares[best])) {
            return ground;
        }
        double chance = 1.0 / shares.length;
        double sure = Math.clamp((shares[best] - chance) / (1 - chance), 0.0, 1.0);
        return Mixing.of(ground, classes[best % classes.length], WEAKEST + (STRONGEST - WEAKEST) * sure);
    }

    /// The probabilities of the classes at a point of the plane; a single value is that of class 1.
    public static float[] shares(Tensor values, int row, int column) {
        int units = values.size(0);
        int plane = values.size(1) * values.size(2);
        int at = row * values.size(2) + column;
        if (units == 1) {
            return new float[] {1 - values.values()[at], values.values()[at]};
        }
        float[] shares = new float[units];
        for (int unit = 0; unit < units; unit++) {
            shares[unit] = values.values()[unit * plane + at];
        }
        return shares;
    }

    /// The index of the largest value, the first of several.
    public static int largest(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
