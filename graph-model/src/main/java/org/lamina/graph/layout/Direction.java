package org.lamina.graph.layout;

/// Which way the data runs over the canvas.
public enum Direction {
    RIGHT,
    DOWN,

    /// To the right, but where one row would be much wider than a window, in rows one below the other, alternately to
    /// the right and back to the left.
    WINDING;

    boolean isDown() {
        return this == DOWN;
    }
}
