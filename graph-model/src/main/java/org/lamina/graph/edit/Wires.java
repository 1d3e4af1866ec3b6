package org.lamina.graph.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.PortRef;
import org.lamina.graph.block.Ports;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.LayerKind;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;

/// The connections of a network, ready to be asked whether one more may join them. For one edit on one thread.
final class Wires {
    private final Map<NodeId, GraphNode> nodes;
    private final Map<NodeId, List<NodeId>> sources = new HashMap<>();
    private final Map<NodeId, List<NodeId>> targets = new HashMap<>();
    private final List<Connection> connections = new ArrayList<>();
    private final Set<PortRef> fed = new HashSet<>();
    private final Ports ports;

    private Wires(GraphDocument document) {
        nodes = document.network().byId();
        ports = Ports.of(document);
    }

    /// The nodes of a document with these connections.
    static Wires of(GraphDocument document, List<Connection> connections) {
        Wires wires = new Wires(document);
        connections.forEach(wires::add);
        return wires;
    }

    /// The connection at the ports of blocks, where it merely says "in" or "out": the first input that is free, and the
    /// first output.
    Connection atPorts(Connection connection) {
        PortRef from = connection.from();
        PortRef to = connection.to();
        if (nodes.get(from.node()) instanceof GraphNode source
                && source.spec() instanceof BlockUse
                && from.port().equals(PortRef.OUT)) {
            from = ports.outputs(source).stream()
                    .findFirst()
                    .map(port -> new PortRef(source.id(), port))
                    .orElse(from);
        }
        if (nodes.get(to.node()) instanceof GraphNode target
                && target.spec() instanceof BlockUse
                && to.port().equals(PortRef.IN)) {
            List<PortRef> all = ports.inputs(target).stream()
                    .map(port -> new PortRef(target.id(), port))
                    .toList();
            to = all.stream()
                    .filter(port -> !fed.contains(port))
                    .findFirst()
                    .orElse(all.isEmpty() ? to : all.getFirst());
        }
        return new Connection(from, to);
    }

    /// Adds a connection behind the others; ask [#objection] first.
    void add(Connection connection) {
        connections.add(connection);
        fed.add(connection.to());
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
        if (!ports.outputs(source).contains(connection.from().port())) {
            return Optional.of(Problem.error("edit.no-output", new Place.OfNode(source.id()), source.name()));
        }
        if (!ports.inputs(target).contains(connection.to().port())) {
            return Optional.of(Problem.error("edit.no-input", place, target.name()));
        }
        List<NodeId> inputs = sources.getOrDefault(target.id(), List.of());
        boolean isBlock = target.spec() instanceof BlockUse;
        if (isBlock && fed.contains(connection.to())) {
            return Optional.of(Problem.error(
                    "edit.port-full", place, target.name(), ports.inputs(target).size()));
        }
        if (!isBlock && inputs.contains(source.id())) {
            return Optional.of(Problem.error("edit.already-connected", place, target.name(), source.name()));
        }
        if (!isBlock && inputs.size() >= kind.inputs().max()) {
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
