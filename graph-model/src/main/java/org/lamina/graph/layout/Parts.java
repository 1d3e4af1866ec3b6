package org.lamina.graph.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Splits a network into parts that no connection joins.
final class Parts {
    private Parts() {}

    /// The nodes of each part, in document order.
    static List<List<Integer>> of(int nodes, List<int[]> edges) {
        int[] leader = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            leader[i] = i;
        }
        for (int[] edge : edges) {
            int a = find(leader, edge[0]);
            int b = find(leader, edge[1]);
            leader[Math.max(a, b)] = Math.min(a, b);
        }
        Map<Integer, List<Integer>> parts = new LinkedHashMap<>();
        for (int i = 0; i < nodes; i++) {
            parts.computeIfAbsent(find(leader, i), _ -> new ArrayList<>()).add(i);
        }
        return new ArrayList<>(parts.values());
    }

    private static int find(int[] leader, int node) {
        int found = node;
        while (leader[found] != found) {
            leader[found] = leader[leader[found]];
            found = leader[found];
        }
        return found;
    }
}
