package org.lamina.graph.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.PortRef;
import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockOutput;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layout.Spacing;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;

/// Makes a block of nodes: they move into a definition, and one use of it takes their place. What is computed stays.
///
/// Every source outside becomes an input of the block, every source inside that is read outside an output; open ends
/// become ports too, so that they can be connected later.
final class Grouping {
    private final GraphDocument document;
    private final Set<NodeId> chosen;
    private final Names names;
    private final NodeId use;
    private final BlockId block;
    private final List<GraphNode> inside = new ArrayList<>();
    private final Map<NodeId, Point> places = new HashMap<>();
    private final List<Connection> inner = new ArrayList<>();
    private final Set<Connection> outer = new LinkedHashSet<>();
    private final Map<PortRef, NodeId> inputs = new LinkedHashMap<>();
    private final Map<PortRef, NodeId> outputs = new LinkedHashMap<>();

    private Grouping(GraphDocument document, Set<NodeId> chosen) {
        this.document = document;
        this.chosen = chosen;
        names = Names.in(document.network());
        use = names.id();
        block = freeId(document);
        for (GraphNode node : document.network().nodes()) {
            if (chosen.contains(node.id())) {
                inside.add(node);
                Point at = document.layout().positions().get(node.id());
                if (at != null) {
                    places.put(node.id(), at);
                }
            }
        }
    }

    /// @param name of the block and, with a number where it is taken, of its use
    static EditResult apply(GraphDocument document, Set<NodeId> chosen, String name) {
        return objection(document, chosen)
                .<EditResult>map(EditResult.Refused::new)
                .orElseGet(() -> new EditResult.Done(new Grouping(document, chosen).grouped(name)));
    }

    static BlockId freeId(GraphDocument document) {
        int number = 1;
        while (document.block(new BlockId("b" + number)).isPresent()) {
            number++;
        }
        return new BlockId("b" + number);
    }

    private static Optional<Problem> objection(GraphDocument document, Set<NodeId> chosen) {
        Map<NodeId, GraphNode> nodes = document.network().byId();
        if (chosen.isEmpty() || !nodes.keySet().containsAll(chosen)) {
            return Optional.of(Problem.error("edit.no-such-node", new Place.OfDocument()));
        }
        for (NodeId id : chosen) {
            GraphNode node = nodes.get(id);
            if (node != null && (node.spec() instanceof BlockInput || node.spec() instanceof BlockOutput)) {
                return Optional.of(Problem.error("block.group-port", new Place.OfNode(id), node.name()));
            }
        }
        return gap(document.network(), chosen)
                .map(nodes::get)
                .map(node -> Problem.error("block.group-gap", new Place.OfNode(node.id()), node.name()))
                .or(() -> Sharing.objectionToGroup(document.network(), chosen));
    }

    /// A node on a way that leaves the selection and comes back to it.
    private static Optional<NodeId> gap(Network network, Set<NodeId> chosen) {
        Map<NodeId, List<NodeId>> targets = Graphs.targets(network);
        Map<NodeId, NodeId> exits = new HashMap<>();
        List<NodeId> open = new ArrayList<>();
        for (NodeId id : chosen) {
            for (NodeId target : targets.getOrDefault(id, List.of())) {
                if (!chosen.contains(target) && exits.put(target, target) == null) {
                    open.add(target);
                }
            }
        }
        while (!open.isEmpty()) {
            NodeId id = open.removeLast();
            NodeId exit = exits.getOrDefault(id, id);
            for (NodeId target : targets.getOrDefault(id, List.of())) {
                if (chosen.contains(target)) {
                    return Optional.of(exit);
                }
                if (exits.putIfAbsent(target, exit) == null) {
                    open.add(target);
                }
            }
        }
        return Optional.empty();
    }

    private GraphDocument grouped(String name) {
        Map<NodeId, Point> place = places.isEmpty() ? Map.of() : Map.of(use, middle(places));
        document.network().connections().forEach(this::divide);
        openEnds();
        Network network = new Network(inside, inner);
        BlockDefinition definition = new BlockDefinition(
                block, name, network, new Layout(places), Exposing.within(document.exposed(), chosen));
        GraphNode node = new GraphNode(use, names.like(name), new BlockUse(block, 1));
        List<GraphNode> nodes = new ArrayList<>();
        boolean isPlaced = false;
        for (GraphNode each : document.network().nodes()) {
            if (!chosen.contains(each.id())) {
                nodes.add(each);
            } else if (!isPlaced) {
                isPlaced = true;
                nodes.add(node);
            }
        }
        return document.withNetwork(new Network(nodes, List.copyOf(outer)))
                .withLayout(document.layout().without(chosen).with(place))
                .withBlock(definition)
                .withExposed(Exposing.grouped(document.exposed(), chosen, use));
    }

    /// The middle of some places; the use of a block stands in the middle of its layers.
    static Point middle(Map<NodeId, Point> places) {
        double x = places.values().stream().mapToDouble(Point::x).average().orElse(0);
        double y = places.values().stream().mapToDouble(Point::y).average().orElse(0);
        return new Point(x, y);
    }

    private void divide(Connection connection) {
        boolean from = chosen.contains(connection.source());
        boolean to = chosen.contains(connection.target());
        if (from && to) {
            inner.add(connection);
        } else if (to) {
            NodeId port = inputs.computeIfAbsent(connection.from(), _ -> input(connection.target()));
            inner.add(new Connection(PortRef.out(port), connection.to()));
            outer.add(new Connection(connection.from(), new PortRef(use, port.value())));
        } else if (from) {
            NodeId port = outputs.computeIfAbsent(connection.from(), this::output);
            outer.add(new Connection(new PortRef(use, port.value()), connection.to()));
        } else {
            outer.add(connection);
        }
    }

    private NodeId input(NodeId reader) {
        GraphNode port = port(new BlockInput());
        beside(port.id(), reader, -1);
        return port.id();
    }

    private NodeId output(PortRef source) {
        GraphNode port = port(new BlockOutput());
        beside(port.id(), source.node(), 1);
        inner.add(new Connection(source, PortRef.in(port.id())));
        return port.id();
    }

    private GraphNode port(LayerSpec spec) {
        GraphNode port = names.node(spec);
        inside.add(port);
        return port;
    }

    /// A port stands left of all layers or right of them, in the row of the one that it belongs to.
    private void beside(NodeId port, NodeId layer, int side) {
        Point at = places.get(layer);
        if (at != null) {
            double edge = at.x();
            for (NodeId id : chosen) {
                Point other = places.getOrDefault(id, at);
                edge = side < 0 ? Math.min(edge, other.x()) : Math.max(edge, other.x());
            }
            places.put(port, new Point(edge + side * Spacing.DEFAULT.column(), at.y()));
        }
    }

    private void openEnds() {
        Set<NodeId> read = new HashSet<>();
        Set<NodeId> fed = new HashSet<>();
        for (Connection connection : inner) {
            read.add(connection.source());
            fed.add(connection.target());
        }
        for (GraphNode node : List.copyOf(inside)) {
            if (node.spec() instanceof BlockUse || !chosen.contains(node.id())) {
                continue;
            }
            if (node.spec().kind().inputs().min() > 0 && !fed.contains(node.id())) {
                inner.add(Connection.of(input(node.id()), node.id()));
            }
            if (node.spec().kind().hasOutput() && !read.contains(node.id())) {
                output(PortRef.out(node.id()));
            }
        }
    }
}
