package org.lamina.ui.visual.map;

/// Paints number grids into pictures. Enlarging repeats pixels, so that each number stays one cell; where a cell is not
/// a whole number of pixels, the pixel on the edge between two takes its share of both. Reducing takes the mean of the
/// numbers under a pixel, so that nothing depends on which of them is hit.
public final class GridPainter {

    /// Gives a number its opaque colour.
    @FunctionalInterface
    public interface Coloring {
        int color(float value);

        /// The colour of padding.
        default int padding() {
            return 0;
        }

        /// The colour of a number in a grid.
        default int color(Maps maps, int map, int row, int column) {
            return maps.isPadding(row, column) ? padding() : color(maps.value(map, row, column));
        }
    }

    private GridPainter() {}

    /// Paints grid `map` into the rectangle at `x`, `y`, which must lie inside the picture.
    public static void paint(PixelPicture picture, Maps maps, int map, Coloring coloring, Tile tile) {
        Span[] columns = spans(maps.width(), tile.width);
        Span[] rows = spans(maps.height(), tile.height);
        for (int row = 0; row < tile.height; row++) {
            int at = (tile.y + row) * picture.width() + tile.x;
            if (row > 0 && rows[row].equals(rows[row - 1])) {
                System.arraycopy(picture.pixels(), at - picture.width(), picture.pixels(), at, tile.width);
                continue;
            }
            for (int column = 0; column < tile.width; column++) {
                picture.pixels()[at + column] = color(maps, map, rows[row], columns[column], coloring);
            }
        }
    }

    /// Where a grid is painted, in pixels.
    public record Tile(int x, int y, int width, int height) {}

    /// Which numbers lie under a pixel, from `first` to `last`, and what part of it the first of two takes.
    private record Span(int first, int last, double share) {}

    private static Span[] spans(int numbers, int pixels) {
        Span[] spans = new Span[pixels];
        for (int pixel = 0; pixel < pixels; pixel++) {
            int from = pixel * numbers;
            int to = from + numbers;
            int first = from / pixels;
            int last = (to - 1) / pixels;
            boolean enlarged = pixels >= numbers;
            double share = last > first ? (double) ((first + 1) * pixels - from) / numbers : 1;
            spans[pixel] =
                    enlarged ? new Span(first, last, share) : new Span(first, Math.max(first, to / pixels - 1), 1);
        }
        return spans;
    }

    /// Of the mean of what is no padding.
    private static int color(Maps maps, int map, Span rows, Span columns, Coloring coloring) {
        if (rows.first == rows.last && columns.first == columns.last) {
            return coloring.color(maps, map, rows.first, columns.first);
        }
        double sum = 0;
        double weights = 0;
        for (int row = rows.first; row <= rows.last; row++) {
            for (int column = columns.first; column <= columns.last; column++) {
                if (maps.isPadding(row, column)) {
                    continue;
                }
                double weight = weight(rows, row) * weight(columns, column);
                sum += weight * maps.value(map, row, column);
                weights += weight;
            }
        }
        return weights == 0 ? coloring.padding() : coloring.color((float) (sum / weights));
    }

    private static double weight(Span span, int number) {
        return span.share == 1 ? 1 : number == span.first ? span.share : 1 - span.share;
    }
}
