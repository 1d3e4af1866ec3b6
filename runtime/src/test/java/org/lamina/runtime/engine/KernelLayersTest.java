package org.lamina.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Objects;
import java.util.stream.DoubleStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.lamina.graph.formula.Formula;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/// Values computed by hand.
class KernelLayersTest {

    @Test
    void preluHasASlopePerFeature() {
        ComputationGraph net = net(PreluLayer.of(2));
        net.getLayer("layer").setParam("a", Nd4j.createFromArray(new float[][] {{0.5f, 0.1f}}));

        assertValues(net, Nd4j.createFromArray(new float[][][] {{{-2, 3, 0}, {-2, -10, 4}}}), -1, 3, 0, -0.2, -1, 4);
    }

    /// Two groups of two features with two steps each: mean 2.5 and deviation 1.5 (values 1, 1, 4, 4), then 0 and 1.
    @Test
    void groupNormTakesAGroupOfFeaturesOverAllSteps() {
        ComputationGraph net = net(GroupNormLayer.of(4, 2, 1e-9));
        net.getLayer("layer").setParam("g", Nd4j.createFromArray(new float[][] {{1, 1, 1, 2}}));
        net.getLayer("layer").setParam("b", Nd4j.createFromArray(new float[][] {{0, 0.5f, 0, 0}}));

        assertValues(
                net,
                Nd4j.createFromArray(new float[][][] {{{1, 4}, {4, 1}, {1, -1}, {-1, 1}}}),
                -1,
                1,
                1.5,
                -0.5,
                1,
                -1,
                -2,
                2);
    }

    /// The mean square of 3, 4, 5 and 14.
    @Test
    void rmsNormDividesByTheRootOfTheMeanSquare() {
        ComputationGraph net = net(RmsNormLayer.of(4, 1e-9));
        double root = Math.sqrt((9 + 16 + 25 + 196) / 4.0);

        assertValues(net, Nd4j.createFromArray(new float[][] {{3, 4, 5, 14}}), 3 / root, 4 / root, 5 / root, 14 / root);
    }

    @Test
    void unitLengthDividesByTheLengthAtEachStep() {
        assertValues(
                net(RmsNormLayer.toUnitLength(2)),
                Nd4j.createFromArray(new float[][][] {{{3, 0}, {4, -2}}}),
                0.6,
                0,
                0.8,
                -1);
    }

    /// Without neighbours beyond the edge: 1 / (2 + 1 + 4), 2 / (2 + 1 + 4 + 9), 3 / (2 + 4 + 9).
    @Test
    void localResponseNormSumsNeighbouringChannels() {
        assertValues(
                net(LocalResponseNormLayer.of(3, 3, 1, 1, 2)),
                Nd4j.createFromArray(new float[][][] {{{1}, {2}, {3}}}),
                1 / 7.0,
                2 / 16.0,
                3 / 15.0);
    }

    @Test
    void scaleAndShiftAreOfEachFeature() {
        ComputationGraph net = net(ScaleShiftLayer.of(2));
        net.getLayer("layer").setParam("g", Nd4j.createFromArray(new float[][] {{2, -1}}));
        net.getLayer("layer").setParam("b", Nd4j.createFromArray(new float[][] {{0, 3}}));

        assertValues(net, Nd4j.createFromArray(new float[][][] {{{1, 2}, {1, 2}}}), 2, 4, 2, 1);
    }

    /// Two samples of two inputs with two features and two steps each.
    @Test
    void aFormulaReadsItsInputsSideBySide() {
        ComputationGraph net = net(FormulaLayer.of(2, Formula.of("x - a * y where a = 10")));
        net.getLayer("layer").setParam("a", Nd4j.createFromArray(new float[][] {{10, 100}}));

        assertValues(
                net,
                Nd4j.createFromArray(
                        new float[][][] {{{1, 2}, {3, 4}, {5, 6}, {7, 8}}, {{0, 1}, {0, 1}, {1, 0}, {2, 0}}}),
                -49,
                -58,
                -697,
                -796,
                -10,
                1,
                -200,
                1);
    }

    /// More values than are computed at a time.
    @Test
    void aFormulaComputesLongInputs() {
        ComputationGraph net = net(FormulaLayer.of(1, Formula.of("2 * x")));
        INDArray input = Nd4j.arange(10_000).castTo(DataType.FLOAT).reshape(1, 1, 10_000);

        assertValues(
                net, input, DoubleStream.iterate(0, x -> x + 2).limit(10_000).toArray());
    }

    private static void assertValues(ComputationGraph net, INDArray input, double... expected) {
        INDArray output = Objects.requireNonNull(net.feedForward(input, false).get("layer"));
        assertArrayEquals(expected, RowMajor.read(output), 1e-5);
    }

    private static ComputationGraph net(KernelLayer layer) {
        ComputationGraph net = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .graphBuilder()
                .addInputs("in")
                .addLayer("layer", layer, "in")
                .addLayer(
                        "out",
                        new LossLayer.Builder(LossFunctions.LossFunction.MSE)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "layer")
                .setOutputs("out")
                .build());
        net.init();
        return net;
    }
}
