package org.lamina.graph.layout;

/// Which way the data runs over the canvas.
public enum Direction {
    RIGHT,
    DOWN
}
