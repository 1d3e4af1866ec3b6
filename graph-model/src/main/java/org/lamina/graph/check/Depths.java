package org.lamina.graph.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphNode;
import org.lamina.graph.layer.Activation;

/// How many layers with a function of one sort lie behind each other, along the shortest way to the input: gradients
/// take shortcuts. Nodes are visited in the order in which values flow; those not visited end the chain.
final class Depths {
    private final Wiring wiring;
    private final Predicate<Activation> counted;
    private final int[] depths;
    private int deepest = -1;

    Depths(Wiring wiring, Predicate<Activation> counted) {
        this.wiring = wiring;
        this.counted = counted;
        this.depths = new int[wiring.size()];
    }

    void visit(int i) {
        int source = shallowestSource(i);
        depths[i] = (source < 0 ? 0 : depths[source]) + (counts(i) ? 1 : 0);
        if (deepest < 0 || depths[i] > depths[deepest]) {
            deepest = i;
        }
    }

    /// The length of the longest chain.
    int most() {
        return deepest < 0 ? 0 : depths[deepest];
    }

    /// The longest chain, its last layer first; empty where no layer counts.
    List<GraphNode> chain() {
        List<GraphNode> chain = new ArrayList<>();
        for (int at = deepest; at >= 0 && depths[at] > 0; at = shallowestSource(at)) {
            if (counts(at)) {
                chain.add(wiring.node(at));
            }
        }
        return chain;
    }

    private boolean counts(int i) {
        return Activations.of(wiring.node(i).spec()).filter(counted).isPresent();
    }

    private int shallowestSource(int i) {
        int best = -1;
        for (Connection connection : wiring.entering(i)) {
            int source = wiring.indexOf(connection.source());
            if (best < 0 || depths[source] < depths[best]) {
                best = source;
            }
        }
        return best;
    }
}
