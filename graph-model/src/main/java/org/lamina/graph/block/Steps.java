package org.lamina.graph.block;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockOutput;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.settings.Learning;

/// The steps of a drawn network. A step leads from one node to the next one that all values of the first one pass; what
/// lies between reads nothing else and is read by nothing else. In a plain chain every layer is a step, a residual part
/// with its sum is one, too.
final class Steps {
    /// One step.
    ///
    /// @param nodes in an order that depends on how they are connected only; the first one is where values leave
    /// @param drawing equal for steps that compute the same
    record Step(List<NodeId> nodes, List<Part> drawing) {}

    /// A node without its identity.
    record Part(LayerSpec spec, Learning learning, List<Feed> feeds) {}

    /// Where one of its inputs comes from.
    ///
    /// @param part the index of a part of the step, or -1 for the node before the step
    record Feed(int part, String from, String to) {}

    private static final int BEFORE = -1;

    private final List<GraphNode> order = new ArrayList<>();
    private final Map<NodeId, Integer> places = new HashMap<>();
    private final List<List<Connection>> feeds = new ArrayList<>();
    private final Map<NodeId, List<NodeId>> targets = new HashMap<>();
    private final int nodeCount;
    private final Ports ports;

    private Steps(GraphDocument document) {
        ports = Ports.of(document);
        nodeCount = document.network().nodes().size();
        Map<NodeId, List<Connection>> incoming = new HashMap<>();
        Map<NodeId, Integer> waiting = new HashMap<>();
        for (Connection connection : document.network().connections()) {
            incoming.computeIfAbsent(connection.target(), _ -> new ArrayList<>())
                    .add(connection);
            targets.computeIfAbsent(connection.source(), _ -> new ArrayList<>()).add(connection.target());
            waiting.merge(connection.target(), 1, Integer::sum);
        }
        Map<NodeId, GraphNode> nodes = document.network().byId();
        Deque<GraphNode> ready = new ArrayDeque<>();
        document.network().nodes().stream()
                .filter(node -> !waiting.containsKey(node.id()))
                .forEach(ready::add);
        while (!ready.isEmpty()) {
            GraphNode node = ready.poll();
            places.put(node.id(), order.size());
            order.add(node);
            feeds.add(incoming.getOrDefault(node.id(), List.of()));
            for (NodeId target : targets.getOrDefault(node.id(), List.of())) {
                GraphNode next = nodes.get(target);
                if (waiting.merge(target, -1, Integer::sum) == 0 && next != null) {
                    ready.add(next);
                }
            }
        }
    }

    /// All steps of the document's own network, each behind the one before it, as long as they follow each other.
    static List<List<Step>> chains(GraphDocument document) {
        return new Steps(document).chains();
    }

    private List<List<Step>> chains() {
        int count = order.size();
        if (count < nodeCount) {
            return List.of(); // a circle, which the checker reports
        }
        int[] dominators = dominators();
        int[] followers = followers();
        Map<Integer, Step> steps = new HashMap<>();
        boolean[] reached = new boolean[count];
        for (int from = 0; from < count; from++) {
            int to = followers[from];
            if (to < count && dominators[to] == from) {
                Optional<Step> step = step(from, to);
                if (step.isPresent()) {
                    steps.put(from, step.get());
                    reached[to] = true;
                }
            }
        }
        List<List<Step>> chains = new ArrayList<>();
        for (int start = 0; start < count; start++) {
            if (!reached[start] && steps.containsKey(start)) {
                List<Step> chain = new ArrayList<>();
                beginning(dominators[start], start).ifPresent(chain::add);
                for (int at = start; steps.get(at) instanceof Step step; at = followers[at]) {
                    chain.add(step);
                }
                chains.add(chain);
            }
        }
        return chains;
    }

    /// The step that a chain begins with where the node before it is read by others, too, as at the beginning of a
    /// branch.
    private Optional<Step> beginning(int from, int to) {
        return from < 0
                ? Optional.empty()
                : step(from, to).filter(step -> step.nodes().stream().skip(1).allMatch(node -> step.nodes()
                        .containsAll(targets.getOrDefault(node, List.of()))));
    }

    /// For every node the last one before it that all ways to it pass; -1 where there is none.
    private int[] dominators() {
        int[] before = new int[order.size()];
        for (int node = 0; node < before.length; node++) {
            int common = -2;
            for (Connection feed : feeds.get(node)) {
                int source = place(feed.source());
                common = common == -2 ? source : meet(before, common, source);
            }
            before[node] = Math.max(common, -1);
        }
        return before;
    }

    private static int meet(int[] before, int first, int second) {
        int one = first;
        int other = second;
        while (one != other) {
            if (one > other) {
                one = before[one];
            } else {
                other = before[other];
            }
        }
        return one;
    }

    /// For every node the next one that all ways from it pass; the count of nodes where there is none.
    private int[] followers() {
        int end = order.size();
        int[] after = new int[end];
        Arrays.fill(after, -1);
        for (int node = end - 1; node >= 0; node--) {
            int own = after[node] < 0 ? end : after[node];
            after[node] = own;
            for (Connection feed : feeds.get(node)) {
                int source = place(feed.source());
                after[source] = after[source] < 0 ? node : meetBehind(after, after[source], node);
            }
        }
        return after;
    }

    private static int meetBehind(int[] after, int first, int second) {
        int one = first;
        int other = second;
        while (one != other) {
            if (one < other) {
                one = after[one];
            } else {
                other = after[other];
            }
        }
        return one;
    }

    private int place(NodeId id) {
        return places.getOrDefault(id, -1);
    }

    /// The step between two nodes, found backwards from its end; nothing where it could not be a block.
    private Optional<Step> step(int from, int to) {
        if (ports.outputs(order.get(to)).size() != 1) {
            return Optional.empty();
        }
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        Set<String> entries = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(to));
        while (!open.isEmpty()) {
            int node = open.pop();
            if (node == from || numbers.putIfAbsent(node, numbers.size()) != null) {
                continue;
            }
            if (isPort(order.get(node))) {
                return Optional.empty();
            }
            for (Connection feed : feeds.get(node).reversed()) {
                int source = place(feed.source());
                open.push(source);
                if (source == from) {
                    entries.add(feed.from().port());
                }
            }
        }
        return entries.size() == 1
                ? Optional.of(new Step(
                        numbers.keySet().stream()
                                .map(node -> order.get(node).id())
                                .toList(),
                        drawing(numbers, from)))
                : Optional.empty();
    }

    private List<Part> drawing(Map<Integer, Integer> numbers, int from) {
        List<Part> parts = new ArrayList<>();
        for (int node : numbers.keySet()) {
            List<Feed> ends = new ArrayList<>();
            for (Connection feed : feeds.get(node)) {
                int source = place(feed.source());
                ends.add(
                        source == from
                                ? new Feed(BEFORE, "", feed.to().port())
                                : new Feed(
                                        numbers.getOrDefault(source, BEFORE),
                                        feed.from().port(),
                                        feed.to().port()));
            }
            GraphNode drawn = order.get(node);
            parts.add(new Part(drawn.spec(), drawn.learning(), ends));
        }
        return parts;
    }

    private static boolean isPort(GraphNode node) {
        return node.spec() instanceof BlockInput || node.spec() instanceof BlockOutput;
    }
}
