package org.lamina.graph.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.PortRef;
import org.lamina.graph.block.ExposedParams;
import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockOutput;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layout.Spacing;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;

/// Takes one use of a block apart: copies of its layers take its place. Other uses keep the block.
final class Ungrouping {
    private final GraphDocument document;
    private final BlockDefinition block;
    private final GraphNode use;
    private final int copies;
    private final Names names;
    private final Map<String, PortRef> feeds = new HashMap<>();
    private final Map<PortRef, PortRef> within = new HashMap<>();
    private final List<Map<NodeId, NodeId>> ids = new ArrayList<>();

    /// @param block with what the use sets
    private Ungrouping(GraphDocument document, BlockDefinition block, GraphNode use, int repeat) {
        this.document = document;
        this.block = block;
        this.use = use;
        names = Names.in(document.network());
        copies = block.inputs().size() == 1 && block.outputs().size() == 1 ? repeat : 1;
        for (Connection connection : document.network().connections()) {
            if (connection.target().equals(use.id()) && !connection.source().equals(use.id())) {
                feeds.putIfAbsent(connection.to().port(), connection.from());
            }
        }
        block.network().connections().forEach(c -> within.putIfAbsent(c.to(), c.from()));
    }

    static EditResult apply(GraphDocument document, NodeId id) {
        GraphNode node = document.network().node(id).orElse(null);
        if (node == null || !(node.spec() instanceof BlockUse spec)) {
            return new EditResult.Refused(Problem.error("edit.no-such-node", new Place.OfDocument()));
        }
        return document.block(spec.block())
                .map(block -> apart(document, block, node, spec))
                .orElseGet(() -> new EditResult.Refused(Problem.error(
                        "block.missing",
                        new Place.OfNode(id),
                        node.name(),
                        spec.block().value())));
    }

    private static EditResult apart(GraphDocument document, BlockDefinition block, GraphNode node, BlockUse spec) {
        Network inside = ExposedParams.of(document).inside(spec);
        Ungrouping ungrouping = new Ungrouping(document, block.withNetwork(inside), node, spec.repeat());
        return Sharing.objectionToUngroup(document.network(), block, node, ungrouping.copies)
                .<EditResult>map(EditResult.Refused::new)
                .orElseGet(() -> new EditResult.Done(ungrouping.apart()));
    }

    private GraphDocument apart() {
        List<GraphNode> nodes = new ArrayList<>();
        for (GraphNode node : document.network().nodes()) {
            if (node.id().equals(use.id())) {
                for (int copy = 0; copy < copies; copy++) {
                    nodes.addAll(copy());
                }
            } else {
                nodes.add(node);
            }
        }
        return document.withNetwork(new Network(nodes, List.copyOf(connections())))
                .withLayout(document.layout().without(List.of(use.id())).with(places()))
                .withExposed(Exposing.apart(document.exposed(), use.id(), block, ids));
    }

    private List<GraphNode> copy() {
        Map<NodeId, NodeId> fresh = new HashMap<>();
        List<GraphNode> nodes = new ArrayList<>();
        for (GraphNode node : block.network().nodes()) {
            if (!isPort(node)) {
                NodeId id = names.id();
                fresh.put(node.id(), id);
                nodes.add(node.as(id, names.like(node.name())).inside(use.learning()));
            }
        }
        ids.add(fresh);
        return nodes;
    }

    private static boolean isPort(GraphNode node) {
        return node.spec() instanceof BlockInput || node.spec() instanceof BlockOutput;
    }

    private Set<Connection> connections() {
        Set<Connection> all = new LinkedHashSet<>();
        for (Connection connection : document.network().connections()) {
            if (!connection.target().equals(use.id())) {
                PortRef from = connection.source().equals(use.id())
                        ? output(copies - 1, connection.from().port())
                        : connection.from();
                if (from != null) {
                    all.add(new Connection(from, connection.to()));
                }
            }
        }
        for (int copy = 0; copy < copies; copy++) {
            for (Connection connection : block.network().connections()) {
                NodeId target = ids.get(copy).get(connection.target());
                PortRef from = source(copy, connection.from());
                if (target != null && from != null) {
                    all.add(new Connection(
                            from, new PortRef(target, connection.to().port())));
                }
            }
        }
        return all;
    }

    /// Where the values of an output port of a copy come from.
    private @Nullable PortRef output(int copy, String port) {
        PortRef from = within.get(PortRef.in(new NodeId(port)));
        return from == null ? null : source(copy, from);
    }

    /// Where the values of a port inside a copy come from.
    private @Nullable PortRef source(int copy, PortRef from) {
        NodeId id = ids.get(copy).get(from.node());
        if (id != null) {
            return new PortRef(id, from.port());
        }
        return copy == 0
                ? feeds.get(from.node().value())
                : output(copy - 1, block.outputs().getFirst().id().value());
    }

    private Map<NodeId, Point> places() {
        Map<NodeId, Point> inside = new HashMap<>();
        if (!document.layout().positions().containsKey(use.id())) {
            return inside;
        }
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        for (GraphNode node : block.network().nodes()) {
            Point at = block.layout().positions().get(node.id());
            if (at != null && !isPort(node)) {
                inside.put(node.id(), at);
                left = Math.min(left, at.x());
                right = Math.max(right, at.x());
            }
        }
        Point middle = Grouping.middle(inside);
        Point at = document.layout().of(use.id());
        double width = inside.isEmpty() ? 0 : right - left + Spacing.DEFAULT.column();
        Map<NodeId, Point> places = new HashMap<>();
        for (int copy = 0; copy < copies; copy++) {
            double dx = at.x() - middle.x() + (copy - (copies - 1) / 2.0) * width;
            double dy = at.y() - middle.y();
            Map<NodeId, NodeId> fresh = ids.get(copy);
            inside.forEach((id, point) -> places.put(fresh.getOrDefault(id, id), point.plus(dx, dy)));
        }
        return places;
    }
}
