package org.lamina.ui.canvas.skin;

/// How much a card tells at a zoom. Where all of it would be too small to read, it tells less in larger letters: its
/// name, and what stands in place of the picture. The card stays as large as it is.
public enum CardDetail {
    FULL(1, 0.77),
    LARGE(16 / 13.0, 0.625),
    LARGER(20 / 13.0, 0.5),
    LARGEST(23 / 13.0, 0);

    private final double enlargement;
    private final double fromScale;

    CardDetail(double enlargement, double fromScale) {
        this.enlargement = enlargement;
        this.fromScale = fromScale;
    }

    /// What can be read where a canvas unit is this many pixels wide.
    public static CardDetail of(double scale) {
        for (CardDetail detail : values()) {
            if (scale >= detail.fromScale) {
                return detail;
            }
        }
        return LARGEST;
    }

    /// How many times as large as usual the name is written.
    public double enlargement() {
        return enlargement;
    }

    /// Whether kind, summary and the small shape have a place.
    public boolean isFull() {
        return this == FULL;
    }
}
