package org.lamina.ui.palette;

import javafx.geometry.Point2D;
import org.lamina.graph.layer.LayerKind;

/// Where layers from the palette go: the canvas. Points are in scene coordinates.
public interface LayerTarget {
    /// Adds a layer behind the selected node, or in the middle of the view.
    void add(LayerKind<?> kind);

    /// The pointer drags a layer over the window; shows where it would land.
    void dragOver(LayerKind<?> kind, Point2D scene);

    /// The pointer lets go; nothing happens outside the canvas.
    void drop(LayerKind<?> kind, Point2D scene);

    /// The drag was given up.
    void dragCancelled();
}
