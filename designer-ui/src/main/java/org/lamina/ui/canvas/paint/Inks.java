package org.lamina.ui.canvas.paint;

import javafx.scene.paint.Color;
import org.lamina.graph.layer.Category;
import org.lamina.theme.ColorToken;
import org.lamina.theme.ThemeColors;

/// The theme's colours as integers, 0xAARRGGBB, for painting pixels. FX thread only.
public final class Inks {
    private static final ColorToken[] TOKENS = ColorToken.values();
    private static final ColorToken[] CATEGORIES = new ColorToken[Category.values().length];

    static {
        for (Category category : Category.values()) {
            CATEGORIES[category.ordinal()] = ColorToken.valueOf("CATEGORY_" + category.name());
        }
    }

    private final ThemeColors colors;
    private final int[] argb = new int[TOKENS.length];

    public Inks(ThemeColors colors) {
        this.colors = colors;
    }

    /// Takes the colours of the theme as they are now; before drawing.
    public void refresh() {
        for (ColorToken token : TOKENS) {
            Color color = colors.get(token);
            argb[token.ordinal()] = part(color.getOpacity()) << 24
                    | part(color.getRed()) << 16
                    | part(color.getGreen()) << 8
                    | part(color.getBlue());
        }
    }

    private static int part(double value) {
        return (int) Math.round(255 * value);
    }

    public int of(ColorToken token) {
        return argb[token.ordinal()];
    }

    public int of(Category category) {
        return of(token(category));
    }

    static ColorToken token(Category category) {
        return CATEGORIES[category.ordinal()];
    }

    /// A quarter of a colour on three quarters of another one.
    static int tinted(int color, int ground) {
        int red = ((color >> 16 & 255) + 3 * (ground >> 16 & 255)) / 4;
        int green = ((color >> 8 & 255) + 3 * (ground >> 8 & 255)) / 4;
        int blue = ((color & 255) + 3 * (ground & 255)) / 4;
        return 0xff000000 | red << 16 | green << 8 | blue;
    }
}
