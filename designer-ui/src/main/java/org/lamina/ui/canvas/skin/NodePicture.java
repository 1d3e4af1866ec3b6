package org.lamina.ui.canvas.skin;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Category;
import org.lamina.graph.run.Snapshot;
import org.lamina.ui.canvas.raster.Raster;

/// The live picture of a card.
public interface NodePicture {
    /// The node that shows it, as large as it was asked for.
    Node view();

    /// Draws what a layer did.
    void draw(NodeId node, Category category, Snapshot snapshot);

    /// Paints what was drawn last over a part of a raster.
    void paint(Raster raster, Point2D from, Point2D to);

    /// Forgets what was drawn.
    void clear();

    /// The theme has changed: draws the same again in its colours.
    void redraw();
}
