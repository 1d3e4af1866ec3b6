package org.lamina.graph.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Activate;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.BatchNorm;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Noise;
import org.lamina.graph.layer.Normalising;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Recurrent;

/// What can be trained but often learns badly. Every rule comes from the literature that its sentence names, is
/// reported once a network, and only where layers have shapes: errors come first.
final class Risks {
    /// Each sigmoid passes on at most a quarter of the gradient: behind this many less than half a percent is left.
    static final int SIGMOIDS = 4;
    /// Of values spread as a normal distribution, a tanh passes on the gradient times 0.68 in the root mean square:
    /// behind this many less than half a percent is left.
    static final int TANHS = 14;
    /// Plain stacks of this depth did not train without special care (Simonyan and Zisserman 2015).
    static final int RECTIFIERS = 16;

    private final Findings findings;
    private final Wiring wiring;
    private final Map<NodeId, NodeReport> reports;

    Risks(Findings findings, Map<NodeId, NodeReport> reports) {
        this.findings = findings;
        this.wiring = findings.wiring();
        this.reports = reports;
    }

    void check() {
        Depths sigmoids = new Depths(wiring, Activations.SIGMOIDS::contains);
        Depths tanhs = new Depths(wiring, Activations.TANHS::contains);
        Depths rectifiers = new Depths(wiring, Activations::isRectifier);
        for (int place = 0; place < wiring.size() && wiring.isSorted(place); place++) {
            int i = wiring.at(place);
            NodeReport report = reports.get(wiring.node(i).id());
            if (report == null || report.shape() == null) {
                continue;
            }
            LayerSpec spec = wiring.node(i).spec();
            if (spec instanceof BatchNorm) {
                droppedBefore(i);
            }
            if (spec instanceof LastStep last) {
                readOtherwise(i, last);
            }
            if (spec instanceof Output output) {
                softmaxBefore(i, output);
            } else if (!(spec instanceof Normalising)) {
                List.of(sigmoids, tanhs, rectifiers).forEach(depths -> depths.visit(i));
            }
        }
        vanishing(sigmoids, SIGMOIDS, "risk.sigmoid-chain");
        vanishing(tanhs, TANHS, "risk.tanh-chain");
        if (rectifiers.most() >= RECTIFIERS) {
            GraphNode last = rectifiers.chain().getFirst();
            findings.warning(last, "risk.no-normalisation", List.of(rectifiers.most()), List.of());
        }
    }

    private void vanishing(Depths depths, int many, String code) {
        if (depths.most() >= many) {
            List<GraphNode> chain = depths.chain();
            findings.warning(
                    chain.getFirst(),
                    code,
                    List.of(depths.most()),
                    List.of(findings.fixes().useRelu(chain)));
        }
    }

    /// Li et al. 2019, "Understanding the Disharmony between Dropout and Batch Normalization by Variance Shift".
    private void droppedBefore(int i) {
        for (Connection connection : wiring.entering(i)) {
            int source = wiring.indexOf(connection.source());
            GraphNode node = wiring.node(source);
            double rate = dropRate(node.spec());
            if (rate > 0) {
                findings.warning(
                        node,
                        "risk.dropout-before-norm",
                        List.of(wiring.node(i).name(), rate),
                        wiring.leaving(source).size() == 1
                                ? List.of(findings.fixes().remove(node))
                                : List.of());
            }
        }
    }

    /// How much a layer drops while training; 0 where mean and variance stay what they are afterwards, or where noise
    /// is no dropout.
    private static double dropRate(LayerSpec spec) {
        if (spec instanceof Noise noise) {
            return switch (noise.form()) {
                case FACTORS, CHANNELS, SAMPLES -> noise.strength();
                case GAUSSIAN, ALPHA -> 0;
            };
        }
        return spec instanceof Dropout dropout ? dropout.rate() : 0;
    }

    /// Where one way of reading ends the other one begins: its state there has seen a single step.
    private void readOtherwise(int i, LastStep last) {
        int source = i;
        do {
            source = wiring.indexOf(wiring.entering(source).getFirst().source());
        } while (keepsPlaces(wiring.node(source).spec()));
        GraphNode node = wiring.node(source);
        if (node.spec() instanceof Recurrent recurrent && recurrent.direction() != last.direction()) {
            findings.warning(
                    wiring.node(i),
                    "risk.last-step-direction",
                    List.of(node.name()),
                    List.of(findings.fixes().readAlike(wiring.node(i), recurrent)));
        }
    }

    /// Whether each feature of each step stays what it is of, only with another value.
    private static boolean keepsPlaces(LayerSpec spec) {
        return spec instanceof Dropout
                || spec instanceof Noise
                || spec instanceof Normalising
                || spec instanceof Activate;
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
