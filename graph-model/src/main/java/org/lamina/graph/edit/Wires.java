package org.lamina.graph.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.PortRef;
import org.lamina.graph.layer.LayerKind;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;

/// The connections of a network, ready to be asked whether one more may join them. For one edit on one thread.
final class Wires {
    private final Map<NodeId, GraphNode> nodes;
    private final Map<NodeId, List<NodeId>> sources = new HashMap<>();
    private final Map<NodeId, List<NodeId>> targets = new HashMap<>();
    private final List<Connection> connections = new ArrayList<>();

    Wires(List<GraphNode> nodes, List<Connection> connections) {
        this.nodes = HashMap.newHashMap(nodes.size());
        nodes.forEach(node -> this.nodes.put(node.id(), node));
        connections.forEach(this::add);
    }

    /// Adds a connection behind the others; ask [#objection] first.
    void add(Connection connection) {
        connections.add(connection);
        sources.computeIfAbsent(connection.target(), _ -> new ArrayList<>(2)).add(connection.source());
        targets.computeIfAbsent(connection.source(), _ -> new ArrayList<>(2)).add(connection.target());
    }

    List<Connection> connections() {
        return connections;
    }

    /// Why this connection may not be added, if so.
    Optional<Problem> objection(Connection connection) {
        GraphNode source = nodes.get(connection.source());
        GraphNode target = nodes.get(connection.target());
        if (source == null || target == null) {
            return Optional.of(Problem.error("edit.no-such-node", new Place.OfDocument()));
        }
        Place place = new Place.OfNode(target.id());
        LayerKind<?> kind = target.spec().kind();
        if (!source.spec().kind().hasOutput() || !connection.from().port().equals(PortRef.OUT)) {
            return Optional.of(Problem.error("edit.no-output", new Place.OfNode(source.id()), source.name()));
        }
        if (kind.inputs().max() == 0 || !connection.to().port().equals(PortRef.IN)) {
            return Optional.of(Problem.error("edit.no-input", place, target.name()));
        }
        List<NodeId> inputs = sources.getOrDefault(target.id(), List.of());
        if (inputs.contains(source.id())) {
            return Optional.of(Problem.error("edit.already-connected", place, target.name(), source.name()));
        }
        if (inputs.size() >= kind.inputs().max()) {
            return Optional.of(Problem.error(
                    "edit.port-full", place, target.name(), kind.inputs().max()));
        }
        if (connections.size() >= Network.MAX_CONNECTIONS) {
            return Optional.of(
                    Problem.error("edit.too-many-connections", new Place.OfDocument(), Network.MAX_CONNECTIONS));
        }
        if (reaches(target.id(), source.id())) {
            return Optional.of(Problem.error("edit.cycle", place, target.name(), source.name()));
        }
        return Optional.empty();
    }

    private boolean reaches(NodeId from, NodeId to) {
        Set<NodeId> seen = new HashSet<>();
        List<NodeId> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            NodeId node = open.removeLast();
            if (node.equals(to)) {
                return true;
            }
            if (seen.add(node)) {
                open.addAll(targets.getOrDefault(node, List.of()));
            }
        }
        return false;
    }
}
