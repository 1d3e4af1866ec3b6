package org.lamina.graph.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.BatchNorm;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.GroupNorm;
import org.lamina.graph.layer.InstanceNorm;
import org.lamina.graph.layer.LayerNorm;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.RmsNorm;

/// What can be trained but often learns badly. Every rule comes from the literature that its sentence names, is
/// reported once a network, and only where layers have shapes: errors come first.
///
/// Depth is counted along the shortest way to the input, because gradients take shortcuts.
final class Risks {
    /// Each sigmoid passes on at most a quarter of the gradient: behind this many less than half a percent is left.
    static final int SIGMOIDS = 4;
    /// Plain stacks of this depth did not train without special care (Simonyan and Zisserman 2015).
    static final int RECTIFIERS = 16;

    private final Findings findings;
    private final Wiring wiring;
    private final Map<NodeId, NodeReport> reports;
    private final int[] sigmoids;
    private final int[] rectifiers;

    Risks(Findings findings, Map<NodeId, NodeReport> reports) {
        this.findings = findings;
        this.wiring = findings.wiring();
        this.reports = reports;
        this.sigmoids = new int[wiring.size()];
        this.rectifiers = new int[wiring.size()];
    }

    void check() {
        int longest = -1;
        int deepest = -1;
        for (int place = 0; place < wiring.size() && wiring.isSorted(place); place++) {
            int i = wiring.at(place);
            if (shapeless(wiring.node(i))) {
                continue;
            }
            visit(i);
            longest = longest < 0 || sigmoids[i] > sigmoids[longest] ? i : longest;
            deepest = deepest < 0 || rectifiers[i] > rectifiers[deepest] ? i : deepest;
        }
        if (longest >= 0 && sigmoids[longest] >= SIGMOIDS) {
            vanishing(longest);
        }
        if (deepest >= 0 && rectifiers[deepest] >= RECTIFIERS) {
            findings.warning(wiring.node(deepest), "risk.no-normalisation", List.of(rectifiers[deepest]), List.of());
        }
    }

    private boolean shapeless(GraphNode node) {
        NodeReport report = reports.get(node.id());
        return report == null || report.shape() == null;
    }

    private void visit(int i) {
        GraphNode node = wiring.node(i);
        switch (node.spec()) {
            case BatchNorm _ -> droppedBefore(i);
            case LayerNorm _, GroupNorm _, InstanceNorm _, RmsNorm _ -> {}
            case Output output -> softmaxBefore(i, output);
            default -> {
                sigmoids[i] = shortest(i, sigmoids);
                rectifiers[i] = shortest(i, rectifiers);
                Activations.of(node.spec()).ifPresent(activation -> count(i, activation));
            }
        }
    }

    private int shortest(int i, int[] depths) {
        int least = Integer.MAX_VALUE;
        for (Connection connection : wiring.entering(i)) {
            least = Math.min(least, depths[wiring.indexOf(connection.source())]);
        }
        return least == Integer.MAX_VALUE ? 0 : least;
    }

    private void count(int i, Activation activation) {
        if (activation == Activation.SIGMOID) {
            sigmoids[i]++;
        } else if (Activations.isRectifier(activation)) {
            rectifiers[i]++;
        }
    }

    private void vanishing(int last) {
        List<GraphNode> chain = new ArrayList<>();
        int at = last;
        while (sigmoids[at] > 0) {
            GraphNode node = wiring.node(at);
            if (Activations.of(node.spec()).equals(Optional.of(Activation.SIGMOID))) {
                chain.add(node);
            }
            at = sourceOnShortestWay(at);
            if (at < 0) {
                break;
            }
        }
        findings.warning(
                wiring.node(last),
                "risk.sigmoid-chain",
                List.of(sigmoids[last]),
                List.of(findings.fixes().useRelu(chain)));
    }

    private int sourceOnShortestWay(int i) {
        int best = -1;
        for (Connection connection : wiring.entering(i)) {
            int source = wiring.indexOf(connection.source());
            if (best < 0 || sigmoids[source] < sigmoids[best]) {
                best = source;
            }
        }
        return best;
    }

    /// Li et al. 2019, "Understanding the Disharmony between Dropout and Batch Normalization by Variance Shift".
    private void droppedBefore(int i) {
        for (Connection connection : wiring.entering(i)) {
            int source = wiring.indexOf(connection.source());
            GraphNode node = wiring.node(source);
            if (node.spec() instanceof Dropout dropout && dropout.rate() > 0) {
                findings.warning(
                        node,
                        "risk.dropout-before-norm",
                        List.of(wiring.node(i).name(), dropout.rate()),
                        wiring.leaving(source).size() == 1
                                ? List.of(findings.fixes().remove(node))
                                : List.of());
            }
        }
    }

    /// An output has weights and, for classes, a softmax of its own; values pressed to a sum of 1 before it carry less.
    private void softmaxBefore(int i, Output output) {
        for (Connection connection : wiring.entering(i)) {
            GraphNode node = wiring.node(wiring.indexOf(connection.source()));
            if (Activations.of(node.spec()).equals(Optional.of(Activation.SOFTMAX))) {
                findings.warning(
                        node,
                        "risk.softmax-before-output",
                        List.of(wiring.node(i).name(), output.loss().kind()),
                        List.of(findings.fixes().useRelu(List.of(node))));
            }
        }
    }
}
