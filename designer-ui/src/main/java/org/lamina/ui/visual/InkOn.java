package org.lamina.ui.visual;

import javafx.scene.paint.Color;
import org.lamina.theme.ColorToken;
import org.lamina.theme.ThemeColors;

/// Finds the colour of text on coloured ground.
final class InkOn {

    private InkOn() {}

    /// The theme's foreground or pane colour, whichever differs more from the ground.
    static Color color(Color ground, ThemeColors theme) {
        Color ink = theme.get(ColorToken.FG);
        Color paper = theme.get(ColorToken.PANE);
        return contrast(ink, ground) >= contrast(paper, ground) ? ink : paper;
    }

    /// The contrast ratio of two colours as the accessibility guidelines define it, 1 to 21.
    static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
