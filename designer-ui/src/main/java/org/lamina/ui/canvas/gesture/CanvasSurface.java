package org.lamina.ui.canvas.gesture;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.NodeId;
import org.lamina.graph.problem.Problem;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.HitTest;
import org.lamina.ui.canvas.geometry.Viewport;
import org.lamina.ui.model.Editor;

/// What gestures see of the canvas and may do to it.
public interface CanvasSurface {
    Editor editor();

    CanvasMap map();

    Viewport viewport();

    void setViewport(Viewport viewport);

    /// Shows a gesture; [Gesture.Idle] takes every preview away.
    void show(Gesture gesture);

    /// Marks the connection under the pointer.
    void hover(@Nullable Connection connection);

    void selectConnection(@Nullable Connection connection);

    Optional<Connection> selectedConnection();

    /// Opens the field that adds a layer by typing, at a screen point.
    void quickAddAt(double screenX, double screenY);

    /// Opens the field that renames a node on its card.
    void rename(NodeId node);

    void requestFocus();

    /// Tells the user why something was not done.
    void refuse(Problem problem);

    default HitTest hits() {
        return new HitTest(map(), viewport().scale());
    }

    default Set<NodeId> selection() {
        return editor().selection();
    }
}
