package org.lamina.graph.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;

/// A network as arrays of numbers, and the order in which sources come before their targets.
final class Wiring {
    /// A circle of nodes; each one's `closing` connection enters the next one.
    record Cycle(List<Integer> nodes, Connection closing) {}

    private final List<GraphNode> nodes;
    private final Map<NodeId, Integer> index;
    private final List<List<Connection>> entering;
    private final List<List<Connection>> leaving;
    private final int[] order;
    private final int sorted;

    Wiring(Network network) {
        nodes = network.nodes();
        index = HashMap.newHashMap(nodes.size());
        entering = new ArrayList<>(nodes.size());
        leaving = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            index.put(nodes.get(i).id(), i);
            entering.add(new ArrayList<>(2));
            leaving.add(new ArrayList<>(2));
        }
        for (Connection connection : network.connections()) {
            leaving.get(indexOf(connection.source())).add(connection);
            entering.get(indexOf(connection.target())).add(connection);
        }
        order = new int[nodes.size()];
        sorted = sort();
    }

    /// Kahn's algorithm; nodes in or behind a cycle come last, in document order.
    ///
    /// @return how many nodes are neither in nor behind a cycle
    private int sort() {
        int[] missing = new int[nodes.size()];
        Deque<Integer> ready = new ArrayDeque<>();
        for (int i = 0; i < missing.length; i++) {
            missing[i] = entering.get(i).size();
            if (missing[i] == 0) {
                ready.add(i);
            }
        }
        int count = 0;
        while (!ready.isEmpty()) {
            int node = ready.poll();
            order[count++] = node;
            for (Connection connection : leaving.get(node)) {
                int target = indexOf(connection.target());
                if (--missing[target] == 0) {
                    ready.add(target);
                }
            }
        }
        int last = count;
        for (int i = 0; i < missing.length; i++) {
            if (missing[i] > 0) {
                order[last++] = i;
            }
        }
        return count;
    }

    int size() {
        return nodes.size();
    }

    List<GraphNode> nodes() {
        return nodes;
    }

    GraphNode node(int i) {
        return nodes.get(i);
    }

    int indexOf(NodeId id) {
        Integer found = index.get(id);
        if (found == null) {
            throw new IllegalArgumentException("No node " + id + " in the network");
        }
        return found;
    }

    boolean contains(NodeId id) {
        return index.containsKey(id);
    }

    /// Connections into a node, in input order.
    List<Connection> entering(int i) {
        return entering.get(i);
    }

    List<Connection> leaving(int i) {
        return leaving.get(i);
    }

    /// The node at a place of the order.
    int at(int place) {
        return order[place];
    }

    /// Whether the node at this place of the order is neither in nor behind a cycle.
    boolean isSorted(int place) {
        return place < sorted;
    }

    /// Cycles without common nodes, at least one where there are any.
    List<Cycle> cycles() {
        List<Cycle> cycles = new ArrayList<>();
        int[] walkOf = new int[nodes.size()];
        for (int place = 0; place < sorted; place++) {
            walkOf[order[place]] = -1;
        }
        for (int place = sorted; place < order.length; place++) {
            int walk = place + 1;
            List<Integer> path = new ArrayList<>();
            int node = order[place];
            while (walkOf[node] == 0) {
                walkOf[node] = walk;
                path.add(node);
                node = unsortedSource(node, walkOf);
            }
            if (walkOf[node] == walk) {
                cycles.add(cycle(path.subList(path.indexOf(node), path.size())));
            }
        }
        return cycles;
    }

    private int unsortedSource(int node, int[] walkOf) {
        for (Connection connection : entering.get(node)) {
            int source = indexOf(connection.source());
            if (walkOf[source] >= 0) {
                return source;
            }
        }
        throw new IllegalStateException("A node behind no cycle was left over: " + nodes.get(node));
    }

    /// Turns a walk against the arrows into a cycle along them that begins with the first node of the document.
    private Cycle cycle(List<Integer> against) {
        List<Integer> along = new ArrayList<>(against.reversed());
        int first = along.indexOf(along.stream().min(Integer::compare).orElseThrow());
        List<Integer> turned = new ArrayList<>(along.subList(first, along.size()));
        turned.addAll(along.subList(0, first));
        int last = turned.getLast();
        Connection closing = entering.get(turned.getFirst()).stream()
                .filter(connection -> indexOf(connection.source()) == last)
                .findFirst()
                .orElseThrow();
        return new Cycle(List.copyOf(turned), closing);
    }

    /// Whether `to` can be reached from `from` along the connections.
    boolean isReachable(NodeId from, NodeId to) {
        boolean[] reached = new boolean[nodes.size()];
        Deque<Integer> open = new ArrayDeque<>(List.of(indexOf(from)));
        int wanted = indexOf(to);
        while (!open.isEmpty()) {
            int node = open.poll();
            if (node == wanted) {
                return true;
            }
            for (Connection connection : leaving.get(node)) {
                int target = indexOf(connection.target());
                if (!reached[target]) {
                    reached[target] = true;
                    open.add(target);
                }
            }
        }
        return false;
    }
}
