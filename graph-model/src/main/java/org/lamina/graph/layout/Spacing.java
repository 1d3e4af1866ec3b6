package org.lamina.graph.layout;

/// How much room node cards take, in canvas units, where nobody has measured them.
///
/// @param width of a card
/// @param height of a card
/// @param columnGap between a card and the next one in the direction of the data
/// @param rowGap between cards side by side
public record Spacing(double width, double height, double columnGap, double rowGap) {
    public static final Spacing DEFAULT = new Spacing(200, 120, 64, 40);

    /// From one card to the next in the direction of the data.
    public double column() {
        return width + columnGap;
    }

    /// From one card to the next beside it.
    public double row() {
        return height + rowGap;
    }
}
