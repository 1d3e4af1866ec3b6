package org.lamina.ui.visual.map;

/// A table of 256 opaque colours for the numbers 0 to 1. Immutable.
public final class ColorMap {

    private static final int SIZE = 256;

    private final int[] table;

    private ColorMap(int[] table) {
        this.table = table;
    }

    /// The colour of `position` as opaque ARGB; outside 0 to 1 the colour of the nearer end.
    public int at(double position) {
        int index = (int) (position * (SIZE - 1) + 0.5);
        return table[Math.clamp(index, 0, SIZE - 1)];
    }

    /// A map through evenly spaced colours, mixed in a space where equal steps look equal.
    public static ColorMap through(int... anchors) {
        int[] table = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            double place = (double) i / (SIZE - 1) * (anchors.length - 1);
            int left = Math.min((int) place, anchors.length - 2);
            table[i] = Oklab.mix(anchors[left], anchors[left + 1], place - left);
        }
        return new ColorMap(table);
    }
}
