package org.lamina.runtime.accel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/// Dropout: how much is dropped, that it is repeatable, and that backward drops what forward did.
class FastDropoutTest {
    private static final int MANY = 400_000;

    @BeforeAll
    static void needsOneDnn() {
        assumeTrue(OneDnn.isAvailable(), "oneDNN has no natives for this system");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.75, 1})
    void keepsTheShareAndTheExpectation(double kept) {
        float[] values = masked(7, kept);
        long stayed = 0;
        long bothStayed = 0;
        for (int i = 0; i < MANY; i++) {
            assertEquals(values[i] == 0 ? 0 : (float) (1 / kept), values[i]);
            stayed += values[i] == 0 ? 0 : 1;
            bothStayed += i == 0 || values[i] == 0 || values[i - 1] == 0 ? 0 : 1;
        }
        // Five standard deviations.
        assertEquals(kept, (double) stayed / MANY, 5 * Math.sqrt(kept * (1 - kept) / MANY));
        assertEquals(kept * kept, (double) bothStayed / MANY, 5 * Math.sqrt(kept * kept / MANY));
    }

    @Test
    void seedDecides() {
        assertEquals(Arrays.hashCode(masked(7, 0.5)), Arrays.hashCode(masked(7, 0.5)));
        float[] one = masked(7, 0.5);
        float[] other = masked(8, 0.5);
        int equal = 0;
        for (int i = 0; i < MANY; i++) {
            equal += one[i] == other[i] ? 1 : 0;
        }
        assertEquals(0.5, (double) equal / MANY, 0.01);
    }

    @Test
    void piecesMakeTheSameMask() {
        float[] whole = new float[100];
        float[] tail = new float[40];
        Arrays.fill(whole, 1);
        Arrays.fill(tail, 1);
        DropMask mask = DropMask.of(3, 0.5);
        mask.apply(whole, 0, 100);
        mask.apply(tail, 60, 40);
        assertEquals(Arrays.toString(Arrays.copyOfRange(whole, 60, 100)), Arrays.toString(tail));
    }

    @Test
    void answersWithoutTrainingAreUntouched() {
        INDArray one = Nets.values(9, 2, 3, 6, 5);
        Nets.assertClose(graph(1).outputSingle(one), graph(0.3).outputSingle(one));
    }

    @Test
    void everythingKeptTrainsAsWithout() {
        MultiDataSet data = Nets.batch(9, 4, 3, 6, 5);
        Nets.assertClose(Nets.gradient(without(), data), Nets.gradient(graph(1), data));
    }

    /// By differences of the loss along the gradient, with one and the same mask.
    @Test
    void gradientGoesThroughTheMaskOfTheForwardPass() {
        MultiDataSet data = Nets.batch(9, 4, 3, 6, 5);
        ComputationGraph graph = graph(0.5);
        INDArray gradient = gradient(graph, data, 5);
        double step = 1e-2 / gradient.norm2Number().doubleValue();
        double middle = graph.score();
        graph.params().addi(gradient.mul(step).reshape(graph.params().shape()));
        gradient(graph, data, 5);
        double rise = (graph.score() - middle) * data.getLabels(0).size(0);
        double expected = step * Math.pow(gradient.norm2Number().doubleValue(), 2);
        assertEquals(expected, rise, 0.1 * expected);
    }

    @Test
    void generatorsStateDecidesTheStep() {
        MultiDataSet data = Nets.batch(9, 4, 3, 6, 5);
        INDArray first = gradient(graph(0.5), data, 5);
        assertEquals(first, gradient(graph(0.5), data, 5));
        assertNotEquals(first, gradient(graph(0.5), data, 6));
    }

    private static INDArray gradient(ComputationGraph graph, MultiDataSet data, long seed) {
        Nd4j.getRandom().setSeed(seed);
        return Nets.gradient(graph, data);
    }

    private static float[] masked(long seed, double kept) {
        float[] values = new float[MANY];
        Arrays.fill(values, 1);
        DropMask.of(seed, kept).apply(values, 0, MANY);
        return values;
    }

    private static ComputationGraph graph(double kept) {
        return Nets.chain(
                InputType.convolutional(6, 5, 3),
                List.of(FastDropoutTest::convolution, () -> new FastDropout(kept), FastDropoutTest::convolution));
    }

    private static ComputationGraph without() {
        return Nets.chain(
                InputType.convolutional(6, 5, 3), List.of(FastDropoutTest::convolution, FastDropoutTest::convolution));
    }

    private static ConvolutionLayer convolution() {
        return new FastConvolution(new ConvolutionLayer.Builder(2, 2).nOut(4).activation(Activation.IDENTITY));
    }
}
