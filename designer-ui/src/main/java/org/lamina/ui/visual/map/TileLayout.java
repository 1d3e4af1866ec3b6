package org.lamina.ui.visual.map;

/// How a number of equally large tiles is laid out in even rows: as large as they all fit, each number a whole
/// number of pixels where that costs little room. All lengths are device pixels.
///
/// @param fits whether all tiles are inside the available height; otherwise they reach below it
public record TileLayout(int count, int columns, int tileWidth, int tileHeight, int gap, boolean fits) {
    /// Even numbers are worth this part of the largest size, not more.
    private static final double EVEN = 0.87;

    /// Lays out tiles of grids that are `gridWidth` times `gridHeight` numbers large.
    public static TileLayout of(int count, int gridWidth, int gridHeight, Space space) {
        int longest = Math.max(gridWidth, gridHeight);
        int smallest = Math.min(space.smallest, space.largest);
        for (int side = space.largest; side >= smallest; side--) {
            if (sized(count, gridWidth, gridHeight, side, space).fits) {
                int even = side / longest * longest;
                return sized(count, gridWidth, gridHeight, even >= EVEN * side ? even : side, space);
            }
        }
        int even = Math.max(1, space.readable / longest) * longest;
        return sized(count, gridWidth, gridHeight, Math.min(even, space.largest), space);
    }

    private static TileLayout sized(int count, int gridWidth, int gridHeight, int side, Space space) {
        int longest = Math.max(gridWidth, gridHeight);
        return scaled(
                count,
                Math.max(1, (int) ((long) gridWidth * side / longest)),
                Math.max(1, (int) ((long) gridHeight * side / longest)),
                space);
    }

    /// A single grid that need not keep its proportions, such as a sequence: its numbers become as wide and as high as
    /// there is room, each up to `largestNumber`, and evenly so where that costs little.
    public static TileLayout stretched(int gridWidth, int gridHeight, Space space, int largestNumber) {
        int width = stretched(gridWidth, space.width, largestNumber);
        int height = stretched(gridHeight, space.height, largestNumber);
        return new TileLayout(1, 1, width, height, space.gap, true);
    }

    private static int stretched(int numbers, int room, int largestNumber) {
        int most = Math.max(1, Math.min(room, numbers * largestNumber));
        int even = most / numbers * numbers;
        return even >= EVEN * most ? even : most;
    }

    /// The room for tiles and how long the longer side of one may be.
    ///
    /// @param smallest they are not made smaller than this to have all of them in sight
    /// @param readable about this size they get where even the smallest do not all fit
    public record Space(int width, int height, int gap, int smallest, int readable, int largest) {}

    public int rows() {
        return (count + columns - 1) / columns;
    }

    public int totalWidth() {
        return columns * (tileWidth + gap) - gap;
    }

    public int totalHeight() {
        return rows() * (tileHeight + gap) - gap;
    }

    public GridPainter.Tile tile(int index) {
        int x = index % columns * (tileWidth + gap);
        int y = index / columns * (tileHeight + gap);
        return new GridPainter.Tile(x, y, tileWidth, tileHeight);
    }

    /// The tile at a place, or -1 between and beyond the tiles.
    public int indexAt(double x, double y) {
        if (x < 0 || y < 0) {
            return -1;
        }
        int column = (int) (x / (tileWidth + gap));
        int row = (int) (y / (tileHeight + gap));
        int index = row * columns + column;
        boolean inside = column < columns
                && x - column * (tileWidth + gap) < tileWidth
                && y - row * (tileHeight + gap) < tileHeight;
        return inside && index < count ? index : -1;
    }

    private static TileLayout scaled(int count, int tileWidth, int tileHeight, Space space) {
        int most = Math.clamp((space.width + space.gap) / (tileWidth + space.gap), 1, Math.max(1, count));
        int rows = (count + most - 1) / most;
        int columns = Math.max(1, (count + rows - 1) / Math.max(1, rows)); // rows of equal length
        TileLayout layout = new TileLayout(count, columns, tileWidth, tileHeight, space.gap, true);
        boolean fits = layout.totalHeight() <= space.height && layout.totalWidth() <= space.width;
        return new TileLayout(count, columns, tileWidth, tileHeight, space.gap, fits);
    }
}
