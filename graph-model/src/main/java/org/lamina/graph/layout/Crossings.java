package org.lamina.graph.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Orders the members of each layer so that few links cross: sweeps of medians, the best order wins.
final class Crossings {
    private static final int SWEEPS = 12;
    private static final int MOST_VAIN = 4;

    private final LayeredPart part;

    Crossings(LayeredPart part) {
        this.part = part;
    }

    void reduce() {
        List<List<Integer>> best = copy();
        long fewest = count();
        int vain = 0;
        for (int sweep = 0; sweep < SWEEPS && fewest > 0 && vain < MOST_VAIN; sweep++) {
            sweep(sweep % 2 == 0);
            long crossings = count();
            vain++;
            if (crossings < fewest) {
                fewest = crossings;
                best = copy();
                vain = 0;
            }
        }
        for (int layer = 0; layer < best.size(); layer++) {
            part.layer(layer).clear();
            part.layer(layer).addAll(best.get(layer));
        }
    }

    private List<List<Integer>> copy() {
        List<List<Integer>> orders = new ArrayList<>();
        for (int layer = 0; layer < part.layerCount(); layer++) {
            orders.add(List.copyOf(part.layer(layer)));
        }
        return orders;
    }

    private void sweep(boolean forward) {
        int[] ranks = part.ranks();
        double[] wish = new double[part.size()];
        for (int step = 1; step < part.layerCount(); step++) {
            int layer = forward ? step : part.layerCount() - 1 - step;
            List<Integer> members = part.layer(layer);
            for (int member : members) {
                List<Integer> neighbours = forward ? part.before(member) : part.after(member);
                wish[member] = neighbours.isEmpty() ? ranks[member] : median(neighbours, ranks);
            }
            members.sort(Comparator.comparingDouble(member -> wish[member]));
            for (int i = 0; i < members.size(); i++) {
                ranks[members.get(i)] = i;
            }
        }
    }

    private static double median(List<Integer> neighbours, int[] ranks) {
        int[] places =
                neighbours.stream().mapToInt(member -> ranks[member]).sorted().toArray();
        int middle = places.length / 2;
        return places.length % 2 == 1 ? places[middle] : (places[middle - 1] + places[middle]) / 2.0;
    }

    private long count() {
        int[] ranks = part.ranks();
        long crossings = 0;
        for (int layer = 0; layer + 1 < part.layerCount(); layer++) {
            crossings += between(part.layer(layer), part.layer(layer + 1).size(), ranks);
        }
        return crossings;
    }

    /// Counts pairs of links in the wrong order with a tree of partial sums.
    private long between(List<Integer> upper, int lowerSize, int[] ranks) {
        long crossings = 0;
        long seen = 0;
        long[] tree = new long[lowerSize + 1];
        for (int member : upper) {
            int[] ends = part.after(member).stream()
                    .mapToInt(target -> ranks[target])
                    .toArray();
            Arrays.sort(ends);
            for (int end : ends) {
                crossings += seen - upTo(tree, end);
            }
            for (int end : ends) {
                for (int i = end + 1; i <= lowerSize; i += i & -i) {
                    tree[i]++;
                }
                seen++;
            }
        }
        return crossings;
    }

    private static long upTo(long[] tree, int end) {
        long sum = 0;
        for (int i = end + 1; i > 0; i -= i & -i) {
            sum += tree[i];
        }
        return sum;
    }
}
