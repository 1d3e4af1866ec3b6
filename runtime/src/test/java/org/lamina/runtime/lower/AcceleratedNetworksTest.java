package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.LayerKind;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Noise;
import org.lamina.graph.layer.Sampling;
import org.lamina.graph.testkit.RandomNetworks;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Whole networks, as the trainer builds them and as DL4J's own layers would be: the same answers and gradients, also
/// where neighbours share work.
class AcceleratedNetworksTest {
    private static final int NETWORKS = Integer.getInteger("lamina.random.networks", 120);

    /// Roundings add up from layer to layer.
    private static final double TOLERANCE = 1e-4;

    /// What is left of numbers around one where they cancel each other.
    private static final double ROUNDING = 1e-7;

    private static final double SMALLEST = 1e-5;

    @Test
    void answersAndGradientsEqualThoseOfTheEnginesOwnLayers() {
        List<Executable> checks = new ArrayList<>();
        LongStream.range(0, NETWORKS).forEach(seed -> checks.add(() -> check(seed)));
        assertAll(checks);
    }

    private static void check(long seed) {
        GraphDocument document = RandomNetworks.valid(seed);
        Lowered lowered = GraphLowering.lower(document);
        if (lowered.flow().order().stream().anyMatch(node -> isChance(node.spec()))) {
            return; // draws other numbers
        }
        ComputationGraph stock = graph(GraphLowering.portable(document, 0.1));
        ComputationGraph fast = graph(lowered.configuration());
        fast.setParams(stock.params().dup());
        SplittableRandom random = new SplittableRandom(seed);
        INDArray[] inputs = RandomNetworksTest.arrays(lowered.flow().inputs(), lowered.flow(), random);
        INDArray[] answers = RandomNetworksTest.arrays(lowered.flow().outputs(), lowered.flow(), random);
        Map<String, INDArray> values = stock.feedForward(inputs, true);
        if (isAtTheKink(lowered.flow(), values) || isLeftToRounding(lowered.flow(), values)) {
            return;
        }
        String name = "network " + seed;
        // As in training: otherwise the engine's own activation layer writes over what others read.
        INDArray[] expected = stock.output(true, inputs);
        INDArray[] told = fast.output(true, inputs);
        for (int i = 0; i < answers.length; i++) {
            assertClose(expected[i], told[i], name);
        }
        assertClose(gradient(stock, inputs, answers), gradient(fast, inputs, answers), name);
    }

    static boolean isChance(LayerSpec spec) {
        return spec instanceof Dropout || spec instanceof Noise || spec instanceof Sampling;
    }

    /// At zero a leaky ReLU has two slopes, of which the engine takes the steep one and oneDNN the other.
    private static boolean isAtTheKink(Flow flow, Map<String, INDArray> values) {
        return flow.order().stream()
                .filter(node -> uses(Activation.LEAKY_RELU, node.spec()))
                .anyMatch(node -> Objects.requireNonNull(values.get(node.id().value()))
                                .aminNumber()
                                .doubleValue()
                        == 0);
    }

    /// Where all values of a layer are as small as roundings, maxima and kinks behind it go either way.
    private static boolean isLeftToRounding(Flow flow, Map<String, INDArray> values) {
        return flow.order().stream()
                .anyMatch(node -> Objects.requireNonNull(values.get(node.id().value()))
                                .amaxNumber()
                                .doubleValue()
                        < SMALLEST);
    }

    /// Whether a parameter of the layer names this function.
    static boolean uses(Activation function, LayerSpec spec) {
        return uses(function, spec, spec.kind());
    }

    private static <S extends LayerSpec> boolean uses(Activation function, LayerSpec spec, LayerKind<S> kind) {
        return kind.params().stream().anyMatch(param -> param.get(kind.type().cast(spec)) == function);
    }

    private static ComputationGraph graph(ComputationGraphConfiguration configuration) {
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        return graph;
    }

    private static INDArray gradient(ComputationGraph graph, INDArray[] inputs, INDArray[] answers) {
        graph.setInputs(inputs);
        graph.setLabels(answers);
        graph.computeGradientAndScore();
        return graph.getFlattenedGradients().dup();
    }

    private static void assertClose(INDArray stock, INDArray fast, String name) {
        double largest = stock.amaxNumber().doubleValue();
        double off = stock.sub(fast).amaxNumber().doubleValue();
        assertTrue(
                off <= Math.max(TOLERANCE * largest, ROUNDING), () -> name + " differs by " + off + " of " + largest);
    }
}
