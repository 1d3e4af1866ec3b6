package org.lamina.ui.visual.map;

/// The colours of class maps: the background as quiet as a zero in other maps, and the classes in their order along a
/// map whose lightness only rises, so that they can be told apart without seeing hues. The end of that map which is as
/// dark or as bright as the background is left out.
///
/// @param ground the colour of the background
/// @param first where on the map the colours begin, `last` where they end
/// @param count how many classes there are, the background among them
public record ClassColors(int ground, ColorMap map, double first, double last, int count) {
    private static final double LEFT_OUT = 0.2;
    private static final int MIDDLE = 128;

    public static ClassColors of(MapPalette palette, int count) {
        int ground = palette.diverging().at(0.5);
        boolean isDark = (ground >> 8 & 0xff) < MIDDLE;
        return new ClassColors(ground, palette.sequential(), isDark ? LEFT_OUT : 0, isDark ? 1 : 1 - LEFT_OUT, count);
    }

    /// The opaque colour of a class.
    public int of(int pixelClass) {
        if (pixelClass == ClassMap.BACKGROUND) {
            return ground;
        }
        return map.at(count > 2 ? first + (last - first) * (pixelClass - 1) / (count - 2) : (first + last) / 2);
    }

    /// Paints a class map into a rectangle of the picture. A class has no mean, so each pixel takes that of the nearest
    /// one of the map.
    public void paint(ClassMap classes, PixelPicture picture, GridPainter.Tile tile) {
        for (int y = 0; y < tile.height(); y++) {
            int row = y * classes.height() / tile.height();
            int at = (tile.y() + y) * picture.width() + tile.x();
            for (int x = 0; x < tile.width(); x++) {
                picture.pixels()[at + x] = of(classes.at(row, x * classes.width() / tile.width()));
            }
        }
    }
}
