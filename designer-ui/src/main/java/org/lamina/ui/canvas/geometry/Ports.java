package org.lamina.ui.canvas.geometry;

/// The ports of a card: on which edges they sit, and whether they exist.
public record Ports(Side in, Side out, boolean hasIn, boolean hasOut) {
    /// An input on the left and an output on the right.
    public static final Ports BOTH = new Ports(Side.LEFT, Side.RIGHT, true, true);

    public Ports withSides(Side newIn, Side newOut) {
        return new Ports(newIn, newOut, hasIn, hasOut);
    }

    boolean shareASide() {
        return hasIn && hasOut && in == out;
    }
}
