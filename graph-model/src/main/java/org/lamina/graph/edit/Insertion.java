package org.lamina.graph.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.PortRef;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layout.Spacing;

/// Edits that put a layer into the middle of what is there, or take one out and heal the gap.
public final class Insertion {
    private Insertion() {}

    /// Whether a layer can stand on a connection at all: it needs an input and an output.
    public static boolean fits(LayerSpec spec) {
        return spec.kind().inputs().max() > 0
                && spec.kind().inputs().min() <= 1
                && spec.kind().hasOutput();
    }

    /// The steps that put a new node on a connection. It lands between the two nodes; what lies behind it moves on
    /// where the room is too small. The order of the target's inputs stays.
    static List<Edit> into(GraphDocument document, Connection connection, GraphNode node) {
        if (!fits(node.spec())) {
            throw new IllegalArgumentException("No layer for the middle of a connection: " + node.spec());
        }
        Point from = document.layout().of(connection.source());
        Point to = document.layout().of(connection.target());
        Point step = step(from, to);
        Point at = between(from, to, step);
        List<Edit> edits = new ArrayList<>();
        edits.add(new Edit.AddNode(node, at));
        edits.add(new Edit.Reconnect(connection, new Connection(PortRef.out(node.id()), connection.to())));
        edits.add(new Edit.Connect(new Connection(connection.from(), PortRef.in(node.id()))));
        Map<NodeId, Point> pushed = pushed(document, connection, at, step);
        if (!pushed.isEmpty()) {
            edits.add(new Edit.MoveNodes(pushed));
        }
        return edits;
    }

    /// One card further in the direction in which the connection runs: down where it runs mostly down, otherwise right
    /// or, as in every other row of a winding network, left.
    private static Point step(Point from, Point to) {
        double dx = to.x() - from.x();
        if (to.y() - from.y() > Math.abs(dx)) {
            return new Point(0, Spacing.DEFAULT.row());
        }
        return new Point(Math.copySign(Spacing.DEFAULT.column(), dx), 0);
    }

    private static Point between(Point from, Point to, Point step) {
        double x = (from.x() + to.x()) / 2;
        double y = (from.y() + to.y()) / 2;
        return new Point(beyond(from.x() + step.x(), x, step.x()), beyond(from.y() + step.y(), y, step.y()));
    }

    /// The one of two places that is further in a direction; the second where there is no direction.
    private static double beyond(double least, double place, double direction) {
        return direction > 0 ? Math.max(least, place) : direction < 0 ? Math.min(least, place) : place;
    }

    /// New places of the target and everything behind it, so that the target is a step behind the new node, and of the
    /// cards that would be covered by that.
    private static Map<NodeId, Point> pushed(GraphDocument document, Connection onto, Point at, Point step) {
        Point now = document.layout().of(onto.target());
        double dx = beyond(at.x() + step.x(), now.x(), step.x()) - now.x();
        double dy = beyond(at.y() + step.y(), now.y(), step.y()) - now.y();
        Map<NodeId, Point> moves = new HashMap<>();
        if (dx != 0 || dy != 0) {
            for (NodeId id : behind(document.network(), onto.target())) {
                moves.put(id, document.layout().of(id).plus(dx, dy));
            }
            while (pushCovered(document, onto.source(), moves, at, new Point(dx, dy))) {}
        }
        return moves;
    }

    /// Moves the cards that would be covered; tells whether there were any, since they may cover others in turn.
    private static boolean pushCovered(
            GraphDocument document, NodeId source, Map<NodeId, Point> moves, Point at, Point by) {
        Map<NodeId, Point> covered = new HashMap<>();
        for (GraphNode node : document.network().nodes()) {
            Point place = document.layout().of(node.id());
            boolean isHit = covers(at, place) || moves.values().stream().anyMatch(moved -> covers(moved, place));
            if (isHit && !moves.containsKey(node.id()) && !node.id().equals(source)) {
                covered.put(node.id(), place.plus(by.x(), by.y()));
            }
        }
        moves.putAll(covered);
        return !covered.isEmpty();
    }

    private static boolean covers(Point a, Point b) {
        return Math.abs(a.x() - b.x()) < Spacing.DEFAULT.width() && Math.abs(a.y() - b.y()) < Spacing.DEFAULT.height();
    }

    private static Set<NodeId> behind(Network network, NodeId start) {
        Map<NodeId, List<NodeId>> targets = Graphs.targets(network);
        Set<NodeId> seen = new HashSet<>();
        List<NodeId> open = new ArrayList<>(List.of(start));
        while (!open.isEmpty()) {
            NodeId id = open.removeLast();
            if (seen.add(id)) {
                open.addAll(targets.getOrDefault(id, List.of()));
            }
        }
        return seen;
    }

    /// Takes a node with one input out and connects its source with its targets, in their order of inputs. Nodes with
    /// no or several inputs are merely removed.
    public static Edit.Batch remove(Network network, NodeId id) {
        List<Edit> edits = new ArrayList<>();
        List<PortRef> sources = network.connections().stream()
                .filter(connection -> connection.target().equals(id))
                .map(Connection::from)
                .toList();
        if (sources.size() == 1) {
            PortRef source = sources.getFirst();
            for (Connection connection : network.connections()) {
                boolean healed = connection.source().equals(id)
                        && !network.inputsOf(connection.target()).contains(source.node());
                if (healed) {
                    edits.add(new Edit.Reconnect(connection, new Connection(source, connection.to())));
                }
            }
        }
        edits.add(new Edit.RemoveNodes(Set.of(id)));
        return new Edit.Batch("edit.remove", edits);
    }
}
