package org.lamina.graph.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One connected part in layers. Members are its nodes and, where a connection passes through layers between, a bend
/// in each of them; so every link joins members of neighbouring layers.
final class LayeredPart {
    /// More bends than this are not worth their time; the longest connections go without.
    private static final int MOST_BENDS = 5_000;

    private final List<Integer> nodes = new ArrayList<>();
    private final List<List<Integer>> before = new ArrayList<>();
    private final List<List<Integer>> after = new ArrayList<>();
    private final List<List<Integer>> layers = new ArrayList<>();
    private final Map<Integer, Integer> memberOf = new HashMap<>();
    private final int[] layerOf;

    LayeredPart(List<Integer> part, int[] layerOf, List<int[]> edges) {
        this.layerOf = layerOf;
        for (int node : part) {
            memberOf.put(node, add(node, layerOf[node]));
        }
        List<int[]> own = new ArrayList<>();
        for (int[] edge : edges) {
            if (memberOf.containsKey(edge[0]) && edge[0] != edge[1]) {
                own.add(edge);
            }
        }
        own.sort((a, b) -> Integer.compare(span(a), span(b)));
        for (int[] edge : own) {
            link(edge);
        }
    }

    private int span(int[] edge) {
        return Math.abs(layerOf[edge[1]] - layerOf[edge[0]]);
    }

    private int add(int node, int layer) {
        int member = nodes.size();
        nodes.add(node);
        before.add(new ArrayList<>(2));
        after.add(new ArrayList<>(2));
        while (layers.size() <= layer) {
            layers.add(new ArrayList<>());
        }
        layers.get(layer).add(member);
        return member;
    }

    private void link(int[] edge) {
        boolean forward = layerOf[edge[0]] < layerOf[edge[1]];
        int from = forward ? edge[0] : edge[1];
        int to = forward ? edge[1] : edge[0];
        int bends = span(edge) - 1;
        if (bends < 0 || nodes.size() + bends > memberOf.size() + MOST_BENDS) {
            return;
        }
        int last = memberOf(from);
        for (int layer = layerOf[from] + 1; layer < layerOf[to]; layer++) {
            int bend = add(-1, layer);
            join(last, bend);
            last = bend;
        }
        join(last, memberOf(to));
    }

    private void join(int a, int b) {
        after.get(a).add(b);
        before.get(b).add(a);
    }

    int size() {
        return nodes.size();
    }

    int layerCount() {
        return layers.size();
    }

    /// The members of a layer in their order; sorting this list changes the order.
    List<Integer> layer(int layer) {
        return layers.get(layer);
    }

    /// The node of a member, or -1 for a bend.
    int nodeOf(int member) {
        return nodes.get(member);
    }

    int memberOf(int node) {
        return memberOf.getOrDefault(node, -1);
    }

    List<Integer> before(int member) {
        return before.get(member);
    }

    List<Integer> after(int member) {
        return after.get(member);
    }

    /// For every member its place within its layer.
    int[] ranks() {
        int[] ranks = new int[nodes.size()];
        Arrays.fill(ranks, 0);
        for (List<Integer> layer : layers) {
            for (int i = 0; i < layer.size(); i++) {
                ranks[layer.get(i)] = i;
            }
        }
        return ranks;
    }
}
