package org.lamina.graph.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Gives every node a layer: behind all its sources, and inputs right before their first reader.
final class Layering {
    private final List<List<Integer>> targets = new ArrayList<>();
    private final int[] sources;
    private final int[] layer;

    private Layering(int nodes, List<int[]> edges) {
        sources = new int[nodes];
        layer = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            targets.add(new ArrayList<>());
        }
        for (int[] edge : edges) {
            if (edge[0] != edge[1]) {
                targets.get(edge[0]).add(edge[1]);
                sources[edge[1]]++;
            }
        }
    }

    /// The layer of every node, from 0. Connections that close a cycle run backwards.
    static int[] of(int nodes, List<int[]> edges) {
        Layering layering = new Layering(nodes, edges);
        layering.forward();
        layering.pullInputs(edges);
        return layering.layer;
    }

    private void forward() {
        int[] missing = sources.clone();
        boolean[] done = new boolean[missing.length];
        Deque<Integer> ready = new ArrayDeque<>();
        for (int i = 0; i < missing.length; i++) {
            if (missing[i] == 0) {
                ready.add(i);
            }
        }
        int nextInCycle = 0;
        for (int placed = 0; placed < missing.length; placed++) {
            if (ready.isEmpty()) {
                while (done[nextInCycle]) {
                    nextInCycle++;
                }
                ready.add(nextInCycle);
            }
            int node = ready.poll();
            done[node] = true;
            for (int target : targets.get(node)) {
                if (!done[target]) {
                    layer[target] = Math.max(layer[target], layer[node] + 1);
                    if (--missing[target] == 0) {
                        ready.add(target);
                    }
                }
            }
        }
    }

    private void pullInputs(List<int[]> edges) {
        int[] nearest = new int[layer.length];
        for (int[] edge : edges) {
            int reader = layer[edge[1]];
            nearest[edge[0]] = nearest[edge[0]] == 0 ? reader : Math.min(nearest[edge[0]], reader);
        }
        for (int i = 0; i < layer.length; i++) {
            if (sources[i] == 0 && nearest[i] > 0) {
                layer[i] = nearest[i] - 1;
            }
        }
    }
}
