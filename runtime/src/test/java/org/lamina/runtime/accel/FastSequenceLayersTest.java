package org.lamina.runtime.accel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/// Two convolutions over steps with a pooling between them, with DL4J's own layers and accelerated: the same numbers.
class FastSequenceLayersTest {

    @BeforeAll
    static void needsOneDnn() {
        assumeTrue(OneDnn.isAvailable(), "oneDNN has no natives for this system");
    }

    record Case(
            int batch,
            int features,
            int steps,
            int filters,
            int kernel,
            int stride,
            int dilation,
            ConvolutionMode mode,
            Activation function,
            PoolingType pooling,
            int window,
            boolean bias) {
        Case(
                int batch,
                int features,
                int steps,
                int filters,
                int kernel,
                int stride,
                int dilation,
                ConvolutionMode mode,
                Activation function,
                PoolingType pooling,
                int window) {
            this(batch, features, steps, filters, kernel, stride, dilation, mode, function, pooling, window, true);
        }

        Case withoutBias() {
            return new Case(
                    batch, features, steps, filters, kernel, stride, dilation, mode, function, pooling, window, false);
        }

        long[] shape(int samples) {
            return new long[] {samples, features, steps};
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                        new Case(8, 16, 40, 32, 3, 1, 1, ConvolutionMode.Same, Activation.RELU, PoolingType.MAX, 2),
                        new Case(1, 3, 9, 5, 3, 1, 1, ConvolutionMode.Truncate, Activation.TANH, PoolingType.AVG, 3),
                        new Case(3, 7, 13, 6, 5, 2, 1, ConvolutionMode.Same, Activation.IDENTITY, PoolingType.AVG, 3),
                        new Case(
                                5,
                                2,
                                15,
                                3,
                                2,
                                3,
                                1,
                                ConvolutionMode.Truncate,
                                Activation.LEAKYRELU,
                                PoolingType.MAX,
                                1),
                        new Case(2, 4, 17, 8, 3, 1, 2, ConvolutionMode.Truncate, Activation.SWISH, PoolingType.MAX, 4),
                        new Case(2, 4, 12, 16, 4, 1, 2, ConvolutionMode.Same, Activation.SIGMOID, PoolingType.AVG, 2),
                        new Case(3, 1, 1, 1, 1, 1, 1, ConvolutionMode.Same, Activation.ELU, PoolingType.MAX, 1),
                        // What stays with DL4J: a function that oneDNN lacks, windows longer than the sequence.
                        new Case(2, 4, 12, 5, 3, 1, 1, ConvolutionMode.Same, Activation.SOFTSIGN, PoolingType.MAX, 2),
                        new Case(2, 3, 4, 5, 7, 1, 1, ConvolutionMode.Same, Activation.RELU, PoolingType.MAX, 6),
                        new Case(2, 3, 8, 5, 3, 1, 1, ConvolutionMode.Causal, Activation.TANH, PoolingType.AVG, 2))
                .flatMap(c -> Stream.of(c, c.withoutBias()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachGradientEqualsStock(Case c) {
        MultiDataSet batch = Nets.batch(3, c.shape(c.batch()));
        ComputationGraph stock = graph(c, false);
        ComputationGraph fast = graph(c, true);
        Nets.assertClose(Nets.gradient(stock, batch), Nets.gradient(fast, batch));
        stock.gradient()
                .gradientForVariable()
                .forEach((key, gradient) ->
                        Nets.assertClose(gradient, fast.gradient().getGradientFor(key)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void parametersAndAnswersAfterTrainingEqualStock(Case c) {
        ComputationGraph stock = graph(c, false);
        ComputationGraph fast = graph(c, true);
        for (int step = 0; step < 4; step++) {
            MultiDataSet batch = Nets.batch(step, c.shape(step == 2 ? 1 + c.batch() / 2 : c.batch()));
            stock.fit(batch);
            fast.fit(batch);
            INDArray one = Nets.values(9, c.shape(1));
            Nets.assertClose(stock.outputSingle(one), fast.outputSingle(one));
        }
        Nets.assertClose(stock.params(), fast.params());
    }

    /// Also how the layers hand the mask on.
    @ParameterizedTest
    @MethodSource("cases")
    void maskedSequencesEqualStock(Case c) {
        INDArray mask = Nd4j.ones(c.batch(), c.steps());
        if (c.steps() > 2) {
            mask.putScalar(0, c.steps() - 1, 0).putScalar(0, c.steps() - 2, 0);
        }
        MultiDataSet batch = Nets.batch(3, c.shape(c.batch()));
        ComputationGraph stock = graph(c, false);
        ComputationGraph fast = graph(c, true);
        for (ComputationGraph graph : List.of(stock, fast)) {
            graph.fit(batch.getFeatures(), batch.getLabels(), new INDArray[] {mask}, null);
        }
        Nets.assertClose(stock.params(), fast.params());
    }

    @Test
    void firstLayerLearnsTheSameWithoutTheGradientOfItsInput() {
        Case c = cases().findFirst().orElseThrow();
        FastConvolution1d first = FastConvolution1d.like(convolution(c));
        first.omit();
        ComputationGraph fast = graph(c, () -> first, true);
        MultiDataSet batch = Nets.batch(3, c.shape(c.batch()));
        Nets.assertClose(Nets.gradient(graph(c, false), batch), Nets.gradient(fast, batch));
    }

    @Test
    void settingsAreTakenOver() {
        Convolution1DLayer convolution = convolution(cases().findFirst().orElseThrow());
        assertEquals(
                convolution.toString(),
                FastConvolution1d.like(convolution).toString().replace("FastConvolution1d", "Convolution1DLayer"));
        Subsampling1DLayer pooling = pooling(cases().findFirst().orElseThrow());
        assertEquals(
                pooling.toString(),
                FastPooling1d.like(pooling).toString().replace("FastPooling1d", "Subsampling1DLayer"));
    }

    private static ComputationGraph graph(Case c, boolean fast) {
        Convolution1DLayer first = convolution(c);
        return graph(c, () -> fast ? FastConvolution1d.like(first) : first, fast);
    }

    private static ComputationGraph graph(Case c, Supplier<Layer> first, boolean fast) {
        Subsampling1DLayer pooling = pooling(c);
        Convolution1DLayer second = new Convolution1DLayer.Builder(2, 1)
                .nOut(4)
                .convolutionMode(ConvolutionMode.Same)
                .activation(Activation.RELU)
                .build();
        return Nets.chain(
                InputType.recurrent(c.features(), c.steps()),
                List.of(
                        first,
                        () -> fast ? FastPooling1d.like(pooling) : pooling,
                        () -> fast ? FastConvolution1d.like(second) : second,
                        () -> new GlobalPoolingLayer(PoolingType.AVG)));
    }

    private static Convolution1DLayer convolution(Case c) {
        return new Convolution1DLayer.Builder(c.kernel(), c.stride())
                .dilation(c.dilation())
                .nOut(c.filters())
                .hasBias(c.bias())
                .convolutionMode(c.mode())
                .activation(c.function())
                .build();
    }

    private static Subsampling1DLayer pooling(Case c) {
        return new Subsampling1DLayer.Builder(c.pooling())
                .kernelSize(c.window())
                .stride(1)
                .convolutionMode(c.mode() == ConvolutionMode.Causal ? ConvolutionMode.Truncate : c.mode())
                .build();
    }
}
