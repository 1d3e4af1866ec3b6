package org.lamina.ui.visual.map;

/// How a number of equally large tiles is laid out in rows: as large as fits, each number a whole number of pixels
/// where the tiles are not reduced. All lengths are device pixels.
///
/// @param fits whether all tiles are inside the available height; otherwise they reach below it
public record TileLayout(int count, int columns, int tileWidth, int tileHeight, int gap, boolean fits) {

    /// @param width available, `height` likewise; the size of a grid in numbers is `gridWidth` times `gridHeight`
    /// @param smallest a tile is not made narrower than this while its numbers need not be reduced
    /// @param largest a tile is not made wider or higher than this
    public static TileLayout of(int count, int gridWidth, int gridHeight, Space space) {
        int longest = Math.max(gridWidth, gridHeight);
        int largestScale = Math.max(1, space.largest / longest);
        int smallestScale = Math.clamp(space.smallest / longest, 1, largestScale);
        for (int scale = largestScale; scale >= smallestScale; scale--) {
            TileLayout layout = scaled(count, gridWidth * scale, gridHeight * scale, space);
            if (layout.fits) {
                return layout;
            }
        }
        if (longest <= space.largest) {
            return scaled(count, gridWidth * smallestScale, gridHeight * smallestScale, space);
        }
        double share = (double) space.largest / longest;
        int width = Math.max(1, (int) (gridWidth * share));
        return scaled(count, width, Math.max(1, (int) (gridHeight * share)), space);
    }

    /// A single grid that need not keep its proportions, such as a sequence: its numbers become as wide and as high as
    /// there is room, each up to `largestNumber`.
    public static TileLayout stretched(int gridWidth, int gridHeight, Space space, int largestNumber) {
        int width = stretched(gridWidth, space.width, largestNumber);
        int height = stretched(gridHeight, space.height, largestNumber);
        return new TileLayout(1, 1, width, height, space.gap, true);
    }

    private static int stretched(int numbers, int room, int largestNumber) {
        return numbers <= room ? numbers * Math.clamp(room / numbers, 1, largestNumber) : Math.max(1, room);
    }

    /// The room for tiles and how large one may be.
    public record Space(int width, int height, int gap, int smallest, int largest) {}

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
        int columns = Math.clamp((space.width + space.gap) / (tileWidth + space.gap), 1, Math.max(1, count));
        TileLayout layout = new TileLayout(count, columns, tileWidth, tileHeight, space.gap, true);
        boolean fits = layout.totalHeight() <= space.height && layout.totalWidth() <= space.width;
        return new TileLayout(count, columns, tileWidth, tileHeight, space.gap, fits);
    }
}
