package org.lamina.runtime.accel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/// Batch normalisation and activation functions, once with DL4J's own layers and once accelerated: the same numbers.
class FastNormTest {

    /// Each step begins where the one before has ended, so roundings add up; and sums that cancel show them most.
    private static final double AFTER_STEPS = 10 * Nets.TOLERANCE;

    @BeforeAll
    static void needsOneDnn() {
        assumeTrue(OneDnn.isAvailable(), "oneDNN has no natives for this system");
    }

    record Case(boolean image, int batch, int channels, int height, int width, boolean log) {
        InputType input() {
            return image ? InputType.convolutional(height, width, channels) : InputType.feedForward(channels);
        }

        long[] shape() {
            return shape(batch);
        }

        long[] shape(int samples) {
            return image ? new long[] {samples, channels, height, width} : new long[] {samples, channels};
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(true, 8, 3, 10, 10, true),
                new Case(true, 1, 5, 7, 3, true),
                new Case(true, 5, 16, 1, 9, false),
                new Case(true, 3, 1, 6, 6, true),
                new Case(false, 9, 7, 1, 1, true),
                new Case(false, 2, 17, 1, 1, false));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientsEqualStock(Case c) {
        MultiDataSet batch = Nets.batch(3, c.shape());
        Nets.assertClose(Nets.gradient(graph(c, false), batch), Nets.gradient(graph(c, true), batch));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void parametersStatisticsAndAnswersAfterTrainingEqualStock(Case c) {
        ComputationGraph stock = graph(c, false);
        ComputationGraph fast = graph(c, true);
        for (int step = 0; step < 4; step++) {
            MultiDataSet batch = Nets.batch(step, c.shape(step == 2 ? 1 + c.batch() / 2 : c.batch()));
            stock.fit(batch);
            fast.fit(batch);
            INDArray one = Nets.values(9, c.shape(1));
            Nets.assertClose(stock.outputSingle(one), fast.outputSingle(one), AFTER_STEPS);
        }
        Nets.assertClose(stock.params(), fast.params(), AFTER_STEPS);
        for (String statistic : List.of("mean", c.log() ? "log10stdev" : "var")) {
            Nets.assertClose(
                    stock.getLayer("layer1").getParam(statistic),
                    fast.getLayer("layer1").getParam(statistic),
                    AFTER_STEPS);
        }
    }

    @Test
    void lockedScaleStaysWithTheEngine() {
        BatchNormalization locked =
                new BatchNormalization.Builder().lockGammaBeta(true).build();
        Case c = new Case(true, 4, 2, 5, 5, true);
        MultiDataSet batch = Nets.batch(3, c.shape());
        ComputationGraph stock = Nets.chain(c.input(), List.of(() -> convolution(false), () -> locked));
        ComputationGraph fast =
                Nets.chain(c.input(), List.of(() -> convolution(true), () -> FastBatchNorm.like(locked)));
        Nets.assertClose(Nets.gradient(stock, batch), Nets.gradient(fast, batch));
    }

    @Test
    void settingsAreTakenOver() {
        BatchNormalization stock =
                new BatchNormalization.Builder().decay(0.7).eps(0.01).name("n").build();
        FastBatchNorm fast = FastBatchNorm.like(stock);
        assertEquals(
                stock.toString(), fast.toString().replace(FastBatchNorm.class.getSimpleName(), "BatchNormalization"));
    }

    @ParameterizedTest
    @EnumSource(names = {"RELU", "LEAKYRELU", "ELU", "SIGMOID", "TANH", "SWISH", "GELU", "SOFTSIGN"})
    void functionsEqualStock(Activation function) {
        for (Case c : List.of(new Case(true, 3, 5, 4, 7, true), new Case(false, 4, 9, 1, 1, true))) {
            MultiDataSet batch = Nets.batch(3, c.shape());
            ComputationGraph stock = Nets.chain(
                    c.input(),
                    List.of(() -> first(c, false), () -> new ActivationLayer(function.getActivationFunction())));
            ComputationGraph fast = Nets.chain(
                    c.input(),
                    List.of(() -> first(c, true), () -> new FastActivation(function.getActivationFunction())));
            INDArray one = Nets.values(9, c.shape(1));
            Nets.assertClose(stock.outputSingle(one), fast.outputSingle(one));
            Nets.assertClose(Nets.gradient(stock, batch), Nets.gradient(fast, batch));
        }
    }

    private static ComputationGraph graph(Case c, boolean fast) {
        BatchNormalization norm = new BatchNormalization.Builder()
                .decay(0.8)
                .useLogStd(c.log())
                .gamma(1.5)
                .beta(0.3)
                .build();
        return Nets.chain(
                c.input(),
                List.of(() -> first(c, fast), () -> fast ? FastBatchNorm.like(norm) : norm, () -> first(c, fast)));
    }

    private static Layer first(Case c, boolean fast) {
        return c.image()
                ? convolution(fast)
                : new DenseLayer.Builder().nOut(7).activation(Activation.TANH).build();
    }

    private static Layer convolution(boolean fast) {
        ConvolutionLayer.Builder settings =
                new ConvolutionLayer.Builder(1, 1).nOut(6).activation(Activation.IDENTITY);
        return fast ? new FastConvolution(settings) : settings.build();
    }
}
