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
import org.lamina.graph.PortRef;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.problem.Problem;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.Ports;
import org.lamina.ui.canvas.geometry.Side;

/// Drawing a connection from a port to another port or onto a card, by pointer or by keys.
public final class ConnectionDrawing {
    private final CanvasSurface surface;

    public ConnectionDrawing(CanvasSurface surface) {
        this.surface = surface;
    }

    /// Begins at a port. Pulling at an input that is taken picks its last connection up.
    Gesture begin(PortRef port, boolean atOutput, Point2D at) {
        if (!atOutput) {
            Optional<Connection> last = lastInto(port);
            if (last.isPresent()) {
                return new Gesture.DrawingConnection(
                        last.get().from(), true, last.get(), at.getX(), at.getY(), Gesture.Target.NONE);
            }
        }
        return new Gesture.DrawingConnection(port, atOutput, null, at.getX(), at.getY(), Gesture.Target.NONE);
    }

    private Optional<Connection> lastInto(PortRef port) {
        return surface.editor().document().network().connections().stream()
                .filter(connection -> connection.to().equals(port))
                .reduce((_, later) -> later);
    }

    Gesture moved(Gesture.DrawingConnection drawing, Point2D at) {
        Optional<PortRef> under = surface.hits()
                .endAt(at.getX(), at.getY(), drawing.forward())
                .filter(port -> !port.node().equals(drawing.end().node()));
        Gesture.DrawingConnection there = drawing.to(at, new Gesture.Target(under, Optional.empty()));
        return there.wanted()
                .map(wanted -> drawing.to(at, target(wanted, drawing.forward(), drawing.replaced())))
                .orElse(there);
    }

    /// Where a wanted connection would end, at the port of a block that it would get, and why not, if so.
    private Gesture.Target target(Connection wanted, boolean forward, @Nullable Connection replaced) {
        GraphDocument document = without(replaced);
        Connection exact = Edits.atPorts(document, wanted);
        Optional<Problem> objection = exact.equals(replaced) ? Optional.empty() : Edits.objection(document, exact);
        return new Gesture.Target(Optional.of(forward ? exact.to() : exact.from()), objection);
    }

    /// Why a connection may not be drawn, once the one that was picked up is gone.
    public Optional<Problem> objection(Connection wanted, @Nullable Connection replaced) {
        return wanted.equals(replaced) ? Optional.empty() : Edits.objection(without(replaced), wanted);
    }

    private GraphDocument without(@Nullable Connection replaced) {
        GraphDocument document = surface.editor().document();
        if (replaced == null) {
            return document;
        }
        Network network = document.network();
        List<Connection> others = new ArrayList<>(network.connections());
        others.remove(replaced);
        return document.withNetwork(new Network(network.nodes(), others));
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
            surface.editor().select(java.util.Set.of(drawing.end().node()));
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
        CardBox box = surface.map().box(from);
        String output = box.ports().areNamed() && box.ports().hasOut()
                ? box.ports().outs().getFirst().id()
                : PortRef.OUT;
        PortRef start = new PortRef(from, output);
        return choosing(start, surface.hits().next(from, box.ports().out()).map(PortRef::in));
    }

    Gesture chooseNext(Gesture.ChoosingTarget choosing, Side direction) {
        NodeId at = choosing.target()
                .end()
                .map(PortRef::node)
                .orElse(choosing.from().node());
        Optional<PortRef> next =
                surface.hits().next(at, direction).map(PortRef::in).or(choosing.target()::end);
        return choosing(choosing.from(), next);
    }

    /// The next port of the card that is chosen or, of the one where the connection begins, the next output.
    Gesture choosePort(Gesture.ChoosingTarget choosing, boolean atTarget) {
        Optional<PortRef> end = choosing.target().end();
        return atTarget
                ? choosing(choosing.from(), end.map(port -> next(port, true)))
                : choosing(next(choosing.from(), false), end);
    }

    private PortRef next(PortRef port, boolean isInput) {
        Ports ports = surface.map().box(port.node()).ports();
        List<String> ids = (isInput ? ports.ins() : ports.outs())
                .stream().map(Ports.Port::id).toList();
        return ports.areNamed() && !ids.isEmpty()
                ? new PortRef(port.node(), ids.get((ids.indexOf(port.port()) + 1) % ids.size()))
                : port;
    }

    private Gesture choosing(PortRef from, Optional<PortRef> end) {
        Gesture.Target target = end.filter(port -> !port.node().equals(from.node()))
                .map(port -> target(new Connection(from, port), true, null))
                .orElse(Gesture.Target.NONE);
        return new Gesture.ChoosingTarget(from, target);
    }

    void connect(Gesture.ChoosingTarget choosing) {
        choosing.target().end().ifPresent(to -> surface.editor()
                .perform(new Edit.Connect(new Connection(choosing.from(), to))));
    }
}
