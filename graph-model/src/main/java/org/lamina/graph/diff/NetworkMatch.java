package org.lamina.graph.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.PortRef;

/// Which layers and connections of two networks are the same.
final class NetworkMatch {
    private final Network old;
    private final Network now;
    private final List<Kept> kept = new ArrayList<>();
    private final List<GraphNode> removed = new ArrayList<>();
    private final List<GraphNode> added = new ArrayList<>();
    /// What a layer of the second network is called in the first, by its id: ids tell more than names.
    private final Map<NodeId, NodeId> idBefore = new HashMap<>();

    private final Map<NodeId, String> names = new HashMap<>();

    /// A layer that both networks have.
    record Kept(GraphNode before, GraphNode after) {}

    NetworkMatch(Network old, Network now) {
        this.old = old;
        this.now = now;
        Map<NodeId, GraphNode> byId = now.byId();
        Set<NodeId> known = old.byId().keySet();
        Map<String, GraphNode> byName = new HashMap<>();
        for (GraphNode node : now.nodes()) {
            if (!known.contains(node.id())) {
                byName.putIfAbsent(node.name(), node);
            }
        }
        for (GraphNode node : old.nodes()) {
            names.put(node.id(), node.name());
            GraphNode same = byId.containsKey(node.id()) ? byId.get(node.id()) : byName.remove(node.name());
            if (same == null) {
                removed.add(node);
            } else {
                kept.add(new Kept(node, same));
                idBefore.put(same.id(), node.id());
            }
        }
        for (GraphNode node : now.nodes()) {
            NodeId before = idBefore.get(node.id());
            names.put(before == null ? node.id() : before, node.name());
            if (before == null) {
                added.add(node);
            }
        }
    }

    List<Kept> kept() {
        return kept;
    }

    List<GraphNode> removed() {
        return removed;
    }

    List<GraphNode> added() {
        return added;
    }

    /// Connections of the first network that the second has not.
    List<Connection> disconnected() {
        Set<Connection> others = connectionsNow();
        return old.connections().stream().filter(link -> !others.contains(link)).toList();
    }

    /// Connections of the second network that the first has not.
    List<Connection> connected() {
        Set<Connection> others = Set.copyOf(old.connections());
        return now.connections().stream()
                .filter(link -> !others.contains(before(link)))
                .toList();
    }

    /// A connection of the second network between the ids of the first.
    Connection before(Connection link) {
        return new Connection(before(link.from()), before(link.to()));
    }

    /// A connection between the ids of the first network, in words.
    String text(Connection link) {
        return end(link.from()) + " -> " + end(link.to());
    }

    /// Layers that read the same as before in another order, by their ids in the first network, with both orders.
    Map<NodeId, List<String>> reordered() {
        Map<NodeId, List<Connection>> before = entering(new LinkedHashSet<>(old.connections()));
        Map<NodeId, List<String>> orders = new LinkedHashMap<>();
        entering(connectionsNow()).forEach((target, after) -> {
            List<Connection> former = before.getOrDefault(target, List.of());
            if (!former.equals(after) && Set.copyOf(former).equals(Set.copyOf(after))) {
                orders.put(target, List.of(sources(former), sources(after)));
            }
        });
        return orders;
    }

    /// The connections of the second network between the ids of the first.
    private Set<Connection> connectionsNow() {
        Set<Connection> all = new LinkedHashSet<>();
        now.connections().forEach(link -> all.add(before(link)));
        return all;
    }

    private PortRef before(PortRef port) {
        return new PortRef(idBefore.getOrDefault(port.node(), port.node()), port.port());
    }

    private static Map<NodeId, List<Connection>> entering(Set<Connection> links) {
        Map<NodeId, List<Connection>> map = new LinkedHashMap<>();
        links.forEach(link ->
                map.computeIfAbsent(link.target(), _ -> new ArrayList<>()).add(link));
        return map;
    }

    private String sources(List<Connection> links) {
        return String.join(", ", links.stream().map(link -> end(link.from())).toList());
    }

    private String end(PortRef port) {
        boolean only = port.port().equals(PortRef.IN) || port.port().equals(PortRef.OUT);
        return only ? name(port.node()) : name(port.node()) + "." + port.port();
    }

    String name(NodeId id) {
        return names.getOrDefault(id, id.value());
    }
}
