package org.lamina.ui.canvas.gesture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.problem.Problem;
import org.lamina.ui.canvas.geometry.Side;

/// Drawing a connection from a port to another port or onto a card, by pointer or by keys.
public final class ConnectionDrawing {
    private final CanvasSurface surface;

    public ConnectionDrawing(CanvasSurface surface) {
        this.surface = surface;
    }

    /// Begins at a port. Pulling at an input that is taken picks its last connection up.
    Gesture begin(NodeId node, boolean atOutput, Point2D at) {
        if (!atOutput) {
            Optional<Connection> last = lastInto(node);
            if (last.isPresent()) {
                return new Gesture.DrawingConnection(
                        last.get().source(), true, last.get(), at.getX(), at.getY(), Gesture.Target.NONE);
            }
        }
        return new Gesture.DrawingConnection(node, atOutput, null, at.getX(), at.getY(), Gesture.Target.NONE);
    }

    private Optional<Connection> lastInto(NodeId node) {
        return surface.editor().document().network().connections().stream()
                .filter(connection -> connection.target().equals(node))
                .reduce((_, later) -> later);
    }

    Gesture moved(Gesture.DrawingConnection drawing, Point2D at) {
        Optional<NodeId> under = surface.hits().cardAt(at.getX(), at.getY()).filter(id -> !id.equals(drawing.node()));
        Gesture.DrawingConnection there = new Gesture.DrawingConnection(
                drawing.node(),
                drawing.forward(),
                drawing.replaced(),
                at.getX(),
                at.getY(),
                new Gesture.Target(under, Optional.empty()));
        Optional<Problem> objection = there.wanted().flatMap(wanted -> objection(wanted, drawing.replaced()));
        return new Gesture.DrawingConnection(
                drawing.node(),
                drawing.forward(),
                drawing.replaced(),
                at.getX(),
                at.getY(),
                new Gesture.Target(under, objection));
    }

    /// Why a connection may not be drawn, once the one that was picked up is gone.
    public Optional<Problem> objection(Connection wanted, @Nullable Connection replaced) {
        if (wanted.equals(replaced)) {
            return Optional.empty();
        }
        GraphDocument document = surface.editor().document();
        if (replaced != null) {
            Network network = document.network();
            List<Connection> others = new ArrayList<>(network.connections());
            others.remove(replaced);
            document = document.withNetwork(new Network(network.nodes(), others));
        }
        return Edits.objection(document, wanted);
    }

    /// The pointer let go: connects, moves the connection, or takes it away. A refusal is told by the editor.
    void finish(Gesture.DrawingConnection drawing, MouseEvent event) {
        GraphDocument document = surface.editor().document();
        Connection replaced = drawing.replaced();
        Optional<Connection> wanted = drawing.wanted();
        if (replaced != null && !document.network().connections().contains(replaced)) {
            return;
        }
        if (wanted.isPresent()) {
            if (replaced == null) {
                surface.editor().perform(new Edit.Connect(wanted.get()));
            } else if (!replaced.equals(wanted.get())) {
                surface.editor().perform(edit(replaced, wanted.get()));
            }
        } else if (replaced != null) {
            surface.editor().perform(new Edit.Disconnect(replaced));
        } else if (drawing.forward()) {
            surface.editor().select(java.util.Set.of(drawing.node()));
            surface.quickAddAt(event.getX(), event.getY());
        }
    }

    private static Edit edit(Connection replaced, Connection wanted) {
        return replaced.target().equals(wanted.target())
                ? new Edit.Reconnect(replaced, wanted)
                : new Edit.Batch("edit.reconnect", List.of(new Edit.Disconnect(replaced), new Edit.Connect(wanted)));
    }

    /// Begins choosing with the keys; the first candidate is the nearest card in the direction of the data.
    Gesture choose(NodeId from) {
        Side side = surface.map().box(from).ports().out();
        return choosing(from, surface.hits().next(from, side));
    }

    Gesture chooseNext(Gesture.ChoosingTarget choosing, Side direction) {
        NodeId at = choosing.target().node().orElse(choosing.node());
        Optional<NodeId> next = surface.hits().next(at, direction).or(choosing.target()::node);
        return choosing(choosing.node(), next);
    }

    private Gesture choosing(NodeId from, Optional<NodeId> target) {
        Optional<NodeId> other = target.filter(id -> !id.equals(from));
        Optional<Problem> objection = other.flatMap(id -> objection(Connection.of(from, id), null));
        return new Gesture.ChoosingTarget(from, new Gesture.Target(other, objection));
    }

    void connect(Gesture.ChoosingTarget choosing) {
        choosing.target().node().ifPresent(to -> surface.editor()
                .perform(new Edit.Connect(Connection.of(choosing.node(), to))));
    }
}
