package org.lamina.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lamina.graph.layer.LayerSpec;

/// What is trained: nodes and the connections between them, both in a stable order.
///
/// Node ids are unique and every connection ends at existing nodes; the constructor refuses anything else. Incomplete
/// networks (open ports, clashing shapes, cycles) are legal here and become problems in [org.lamina.graph.check].
/// The order of the connections into one port is the order of its inputs.
public record Network(List<GraphNode> nodes, List<Connection> connections) {
    /// What edits and files may hold at most.
    public static final int MAX_NODES = 20_000;

    public static final int MAX_CONNECTIONS = 100_000;

    public static final Network EMPTY = new Network(List.of(), List.of());

    public Network {
        nodes = List.copyOf(nodes);
        connections = List.copyOf(connections);
        Set<NodeId> ids = HashSet.newHashSet(nodes.size());
        for (GraphNode node : nodes) {
            if (!ids.add(node.id())) {
                throw new IllegalArgumentException("Two nodes have the id " + node.id());
            }
        }
        Set<Connection> seen = HashSet.newHashSet(connections.size());
        for (Connection connection : connections) {
            if (!ids.contains(connection.source()) || !ids.contains(connection.target())) {
                throw new IllegalArgumentException("A connection ends at a missing node: " + connection);
            }
            if (!seen.add(connection)) {
                throw new IllegalArgumentException("The connection exists twice: " + connection);
            }
        }
    }

    /// The node with this id, if it exists. Linear; whoever asks often builds [#byId()] once.
    public Optional<GraphNode> node(NodeId id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
    }

    /// All nodes by id, in document order.
    public Map<NodeId, GraphNode> byId() {
        Map<NodeId, GraphNode> map = LinkedHashMap.newLinkedHashMap(nodes.size());
        nodes.forEach(node -> map.put(node.id(), node));
        return map;
    }

    /// The nodes that are new or are set otherwise than in an earlier network.
    public Set<NodeId> changedSince(Network before) {
        Map<NodeId, GraphNode> old = before.byId();
        return nodes.stream()
                .filter(node -> !node.equals(old.get(node.id())))
                .map(GraphNode::id)
                .collect(Collectors.toSet());
    }

    /// Whether the weights of another network fit this one: it has equal layers in the same order, connected in the
    /// same way, and the same of them share their weights. Ids and names may differ, as they do where one of the
    /// two was grouped into blocks.
    public boolean isAlike(Network other) {
        return equals(other)
                || specs().equals(other.specs())
                        && wiring().equals(other.wiring())
                        && sharing().equals(other.sharing());
    }

    private List<LayerSpec> specs() {
        return nodes.stream().map(GraphNode::spec).toList();
    }

    /// For every node the place of the one whose weights it has; for those that have their own, their own.
    private List<Integer> sharing() {
        Map<NodeId, Integer> places = HashMap.newHashMap(nodes.size());
        List<Integer> sharing = new ArrayList<>();
        for (GraphNode node : nodes) {
            int place = places.size();
            places.put(node.id(), place);
            NodeId first = node.learning().sharing();
            sharing.add(first == null ? place : places.getOrDefault(first, place));
        }
        return sharing;
    }

    /// For every node the places of its sources in the order of the nodes.
    private List<List<Integer>> wiring() {
        Map<NodeId, Integer> places = HashMap.newHashMap(nodes.size());
        List<List<Integer>> sources = new ArrayList<>();
        for (GraphNode node : nodes) {
            places.put(node.id(), places.size());
            sources.add(new ArrayList<>());
        }
        for (Connection connection : connections) {
            sources.get(places.getOrDefault(connection.target(), 0)).add(places.getOrDefault(connection.source(), 0));
        }
        return sources;
    }

    /// The sources connected to the input of `id`, in input order.
    public List<NodeId> inputsOf(NodeId id) {
        return connections.stream()
                .filter(connection -> connection.target().equals(id))
                .map(Connection::source)
                .toList();
    }
}
