package org.lamina.graph.layout;

import java.util.List;

/// Places the members of each layer side by side: each as near as it can be to the members it is linked with, in the
/// given order, with gaps between. Solves each layer exactly by pooling neighbours that would overlap.
final class Lanes {
    private static final int SWEEPS = 16;

    /// Room for a connection that passes a card.
    private static final double BEND = 24;

    /// How much less a node gives way than a bend, where both want one place.
    private static final double FIRM = 1000;

    private final LayeredPart part;
    private final double[] height;
    private final double gap;
    private final double[] centre;

    Lanes(LayeredPart part, List<CardSize> cards, double gap) {
        this.part = part;
        this.gap = gap;
        this.height = new double[part.size()];
        this.centre = new double[part.size()];
        for (int member = 0; member < height.length; member++) {
            int node = part.nodeOf(member);
            height[member] = node < 0 ? BEND : cards.get(node).height();
        }
    }

    /// The upper edge of every member; the smallest is 0.
    double[] places() {
        for (int layer = 0; layer < part.layerCount(); layer++) {
            double[] wishes = new double[part.layer(layer).size()];
            settle(part.layer(layer), wishes);
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean forward = sweep % 2 == 0;
            for (int step = 0; step < part.layerCount(); step++) {
                int layer = forward ? step : part.layerCount() - 1 - step;
                improve(part.layer(layer), forward, sweep >= SWEEPS - 2);
            }
        }
        double top = Double.POSITIVE_INFINITY;
        double[] upper = new double[height.length];
        for (int member = 0; member < upper.length; member++) {
            upper[member] = centre[member] - height[member] / 2;
            top = Math.min(top, upper[member]);
        }
        for (int member = 0; member < upper.length; member++) {
            upper[member] -= top;
        }
        return upper;
    }

    private void improve(List<Integer> members, boolean forward, boolean bothSides) {
        double[] wishes = new double[members.size()];
        for (int i = 0; i < wishes.length; i++) {
            int member = members.get(i);
            double[] sum = new double[2];
            if (forward || bothSides) {
                pull(member, part.before(member), sum);
            }
            if (!forward || bothSides) {
                pull(member, part.after(member), sum);
            }
            wishes[i] = sum[1] == 0 ? centre[member] : sum[0] / sum[1];
        }
        settle(members, wishes);
    }

    /// Links between two nodes, and between two bends, are kept straight; a link between a node and a bend counts only
    /// where there is no other.
    private void pull(int member, List<Integer> neighbours, double[] sum) {
        boolean isBend = part.nodeOf(member) < 0;
        boolean hasAlike = neighbours.stream().anyMatch(other -> part.nodeOf(other) < 0 == isBend);
        for (int other : neighbours) {
            if (!hasAlike || part.nodeOf(other) < 0 == isBend) {
                sum[0] += centre[other];
                sum[1]++;
            }
        }
    }

    /// The centres nearest to the wishes that keep order and gaps: pool adjacent violators.
    private void settle(List<Integer> members, double[] wishes) {
        int count = members.size();
        double[] offset = new double[count];
        for (int i = 1; i < count; i++) {
            offset[i] = offset[i - 1] + (height[members.get(i - 1)] + height[members.get(i)]) / 2 + gap;
        }
        double[] value = new double[count];
        int[] length = new int[count];
        double[] weight = new double[count];
        int blocks = 0;
        for (int i = 0; i < count; i++) {
            value[blocks] = wishes[i] - offset[i];
            length[blocks] = 1;
            weight[blocks] = part.nodeOf(members.get(i)) < 0 ? 1 : FIRM;
            blocks++;
            while (blocks > 1 && value[blocks - 2] > value[blocks - 1]) {
                double both = weight[blocks - 2] + weight[blocks - 1];
                value[blocks - 2] =
                        (value[blocks - 2] * weight[blocks - 2] + value[blocks - 1] * weight[blocks - 1]) / both;
                weight[blocks - 2] = both;
                length[blocks - 2] += length[blocks - 1];
                blocks--;
            }
        }
        int next = 0;
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < length[block]; i++) {
                centre[members.get(next)] = value[block] + offset[next];
                next++;
            }
        }
    }
}
