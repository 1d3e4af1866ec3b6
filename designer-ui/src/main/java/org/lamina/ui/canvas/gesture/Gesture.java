package org.lamina.ui.canvas.gesture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.PortRef;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.problem.Problem;
import org.lamina.ui.canvas.geometry.Hit;
import org.lamina.ui.canvas.geometry.Snap;

/// What the user is doing right now. Exactly one is active; the canvas shows it as a preview, and only its good end
/// changes the document. Points are canvas units unless they say otherwise.
public sealed interface Gesture {
    record Idle() implements Gesture {}

    /// The button is down and it is not yet clear whether this is a click or a drag. Screen points.
    ///
    /// @param wasSelected whether the node under the pointer was selected before the press
    record Pressed(Hit hit, double screenX, double screenY, boolean adding, boolean wasSelected) implements Gesture {}

    /// Screen points.
    record Panning(double lastX, double lastY) implements Gesture {}

    /// Selects what a rectangle touches, besides what was selected before.
    record RubberBand(double startX, double startY, double x, double y, Set<NodeId> before) implements Gesture {}

    /// @param lead the card under the pointer
    /// @param from where each card was
    /// @param to where each card is shown
    record DraggingNodes(
            NodeId lead,
            double startX,
            double startY,
            Map<NodeId, Point> from,
            Map<NodeId, Point> to,
            List<Snap.Guide> guides)
            implements Gesture {}

    /// A connection hangs on the pointer.
    ///
    /// @param end where its fixed end is
    /// @param forward whether the fixed end is the output
    /// @param replaced the connection that was picked up to draw this one, if any
    record DrawingConnection(
            PortRef end, boolean forward, @Nullable Connection replaced, double x, double y, Target target)
            implements Gesture {
        public Optional<Connection> wanted() {
            return target.end().map(other -> forward ? new Connection(end, other) : new Connection(other, end));
        }

        DrawingConnection to(Point2D at, Target changed) {
            return new DrawingConnection(end, forward, replaced, at.getX(), at.getY(), changed);
        }
    }

    /// Chooses with the keys where a connection from a port shall lead.
    record ChoosingTarget(PortRef from, Target target) implements Gesture {}

    /// A new layer or block hangs on the pointer.
    ///
    /// @param name what the palette calls it
    /// @param onto the connection that would take it in, if any
    record DroppingLayer(LayerSpec spec, String name, double x, double y, Optional<Connection> onto)
            implements Gesture {}

    /// Where a connection would lead, and why not, if so.
    record Target(Optional<PortRef> end, Optional<Problem> objection) {
        public static final Target NONE = new Target(Optional.empty(), Optional.empty());
    }
}
