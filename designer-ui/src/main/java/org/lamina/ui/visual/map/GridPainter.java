package org.lamina.ui.visual.map;

/// Paints number grids into pictures. Enlarging repeats pixels, so that each number stays one even cell; reducing takes
/// the mean of the numbers under a pixel, so that nothing depends on which of them is hit.
public final class GridPainter {

    /// Gives a number its opaque colour.
    @FunctionalInterface
    public interface Coloring {
        int color(float value);
    }

    private GridPainter() {}

    /// Paints grid `map` into the rectangle at `x`, `y`, which must lie inside the picture.
    public static void paint(PixelPicture picture, Maps maps, int map, Coloring coloring, Tile tile) {
        int lastTop = -1;
        int lastBottom = -1;
        for (int row = 0; row < tile.height; row++) {
            int top = row * maps.height() / tile.height;
            int bottom = Math.max(top + 1, (row + 1) * maps.height() / tile.height);
            int at = (tile.y + row) * picture.width() + tile.x;
            if (top == lastTop && bottom == lastBottom) {
                System.arraycopy(picture.pixels(), at - picture.width(), picture.pixels(), at, tile.width);
                continue;
            }
            for (int column = 0; column < tile.width; column++) {
                int left = column * maps.width() / tile.width;
                int right = Math.max(left + 1, (column + 1) * maps.width() / tile.width);
                picture.pixels()[at + column] = coloring.color(mean(maps, map, top, bottom, left, right));
            }
            lastTop = top;
            lastBottom = bottom;
        }
    }

    /// Where a grid is painted, in pixels.
    public record Tile(int x, int y, int width, int height) {}

    private static float mean(Maps maps, int map, int top, int bottom, int left, int right) {
        if (bottom - top == 1 && right - left == 1) {
            return maps.value(map, top, left);
        }
        double sum = 0;
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                sum += maps.value(map, row, column);
            }
        }
        return (float) (sum / ((bottom - top) * (right - left)));
    }
}
