package org.lamina.runtime.lower;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.testkit.RandomSharing;
import org.lamina.runtime.engine.RowMajor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A network with shared weights beside the same one in which each layer has weights of its own, equal ones: an
/// independent computation of the same function. Its gradients of the copies add up to that of the shared weights.
final class SharedWeights {
    private final Lowered lowered;
    private final ComputationGraph shared;
    private final ComputationGraph apart;
    private final INDArray[] inputs;
    private final INDArray[] answers;

    SharedWeights(GraphDocument document, long seed) {
        lowered = GraphLowering.lower(document);
        shared = graph(lowered.configuration());
        apart = graph(GraphLowering.lower(RandomSharing.apart(document)).configuration());
        SplittableRandom random = new SplittableRandom(seed);
        inputs = RandomNetworksTest.arrays(lowered.flow().inputs(), lowered.flow(), random);
        answers = RandomNetworksTest.arrays(lowered.flow().outputs(), lowered.flow(), random);
        for (Layer layer : shared.getLayers()) {
            if (layer.numParams() > 0) {
                // Biases and statistics that are not zero, so that mixing them up would be seen.
                layer.params().addi(0.05);
            }
        }
        for (Layer layer : apart.getLayers()) {
            if (layer.numParams() > 0) {
                layer.params().assign(twin(layer).params());
            }
        }
    }

    private static ComputationGraph graph(ComputationGraphConfiguration configuration) {
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        return graph;
    }

    /// The layer of the shared network that stands for this one.
    private Layer twin(Layer layer) {
        return shared.getLayer(twin(layer.conf().getLayer().getLayerName()));
    }

    private String twin(String name) {
        for (GraphNode node : lowered.flow().order()) {
            if (GraphLowering.belongsTo(name, node.id())) {
                String rest = name.substring(node.id().value().length());
                NodeId computing = lowered.flow().computing(node.id());
                String exact = computing.value() + rest;
                return shared.getLayer(exact) != null ? exact : only(computing);
            }
        }
        throw new AssertionError(name);
    }

    /// Where only some of the uses read padding, parts of a layer have other names.
    private String only(NodeId computing) {
        return Arrays.stream(shared.getLayers())
                .map(layer -> layer.conf().getLayer().getLayerName())
                .filter(name -> GraphLowering.belongsTo(name, computing))
                .reduce((_, _) -> {
                    throw new AssertionError("Several layers belong to " + computing);
                })
                .orElseThrow();
    }

    ComputationGraph shared() {
        return shared;
    }

    Flow flow() {
        return lowered.flow();
    }

    INDArray[] inputs() {
        return inputs;
    }

    INDArray[] answers() {
        return answers;
    }

    /// How far the values of any node lie apart, as a share of the largest.
    double valuesApart() {
        Map<String, INDArray> expected = apart.feedForward(inputs, false);
        Map<String, INDArray> told = shared.feedForward(inputs, false);
        double worst = 0;
        for (GraphNode node : lowered.flow().order()) {
            String name = node.id().value();
            worst = Math.max(
                    worst,
                    off(
                            RowMajor.read(
                                    Objects.requireNonNull(expected.get(name)).castTo(DataType.DOUBLE)),
                            RowMajor.read(Objects.requireNonNull(told.get(name)).castTo(DataType.DOUBLE))));
        }
        return worst;
    }

    /// The same for the gradients of all layers.
    double gradientsApart() {
        Map<String, double[]> sums = new TreeMap<>();
        compute(apart);
        for (Layer layer : apart.getLayers()) {
            if (layer.numParams() > 0) {
                sums.merge(twin(layer.conf().getLayer().getLayerName()), gradient(layer), SharedWeights::sum);
            }
        }
        compute(shared);
        double largest = 0;
        double worst = 0;
        for (Map.Entry<String, double[]> each : sums.entrySet()) {
            double[] own = gradient(shared.getLayer(each.getKey()));
            for (int i = 0; i < own.length; i++) {
                largest = Math.max(largest, Math.abs(each.getValue()[i]));
                worst = Math.max(worst, Math.abs(each.getValue()[i] - own[i]));
            }
        }
        return largest == 0 ? worst : worst / largest;
    }

    private void compute(ComputationGraph graph) {
        graph.setInputs(inputs);
        graph.setLabels(answers);
        graph.computeGradientAndScore();
    }

    private static double[] gradient(Layer layer) {
        return RowMajor.read(layer.getGradientsViewArray().castTo(DataType.DOUBLE));
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    private static double off(double[] expected, double[] told) {
        double largest = 0;
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            worst = Math.max(worst, Math.abs(expected[i] - told[i]));
        }
        return largest == 0 ? worst : worst / largest;
    }
}
