package org.lamina.ui.palette;

import javafx.geometry.Point2D;

/// Where layers and blocks from the palette go: the canvas. Points are in scene coordinates.
public interface LayerTarget {
    /// Adds it behind the selected node, or in the middle of the view.
    void add(PaletteItem item);

    /// The pointer drags it over the window; shows where it would land.
    void dragOver(PaletteItem item, Point2D scene);

    /// The pointer lets go; nothing happens outside the canvas.
    void drop(PaletteItem item, Point2D scene);

    /// The drag was given up.
    void dragCancelled();
}
