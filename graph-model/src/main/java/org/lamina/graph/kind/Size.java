package org.lamina.graph.kind;

/// A height and a width, as of a kernel or a stride.
public record Size(int height, int width) {
    public static Size of(int side) {
        return new Size(side, side);
    }

    @Override
    public String toString() {
        return height + "×" + width;
    }
}
