package org.lamina.ui.canvas;

/// What a layer dragged from elsewhere would land on.
public enum DropTarget {
    /// Not on the canvas.
    OUTSIDE,
    /// On free ground: it is placed there.
    GROUND,
    /// On a connection that would take it in.
    CONNECTION
}
