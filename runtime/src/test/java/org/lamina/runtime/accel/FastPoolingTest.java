package org.lamina.runtime.accel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.MultiDataSet;

/// Average and global pooling, once with DL4J's own layers and once accelerated: the same numbers.
class FastPoolingTest {

    @BeforeAll
    static void needsOneDnn() {
        assumeTrue(OneDnn.isAvailable(), "oneDNN has no natives for this system");
    }

    record Case(int batch, int height, int width, int kernel, int stride, ConvolutionMode mode, boolean padded) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case(8, 10, 10, 2, 2, ConvolutionMode.Truncate, false),
                new Case(1, 9, 7, 3, 2, ConvolutionMode.Same, false),
                new Case(3, 8, 11, 3, 1, ConvolutionMode.Same, false),
                new Case(3, 8, 11, 3, 1, ConvolutionMode.Same, true),
                new Case(2, 7, 6, 4, 3, ConvolutionMode.Truncate, false));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void averagesEqualStock(Case c) {
        SubsamplingLayer.Builder settings = new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
                .kernelSize(c.kernel(), c.kernel())
                .stride(c.stride(), c.stride())
                .convolutionMode(c.mode())
                .avgPoolIncludePadInDivisor(c.padded());
        InputType input = InputType.convolutional(c.height(), c.width(), 3);
        assertEqual(
                Nets.chain(input, List.of(FastPoolingTest::convolution, settings::build)),
                Nets.chain(input, List.of(FastPoolingTest::convolution, () -> new FastPooling(settings))),
                c.batch(),
                3,
                c.height(),
                c.width());
    }

    @ParameterizedTest
    @EnumSource(names = {"AVG", "MAX", "SUM"})
    void imagesAsAWholeEqualStock(PoolingType type) {
        InputType input = InputType.convolutional(6, 5, 3);
        for (int batch : new int[] {1, 7}) {
            assertEqual(
                    Nets.chain(input, List.of(FastPoolingTest::convolution, () -> new GlobalPoolingLayer(type))),
                    Nets.chain(input, List.of(FastPoolingTest::convolution, () -> new FastGlobalPooling(type))),
                    batch,
                    3,
                    6,
                    5);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AVG", "MAX"})
    void sequencesAsAWholeEqualStock(PoolingType type) {
        InputType input = InputType.recurrent(4);
        Supplier<Layer> first = () -> new TimeDistributed(
                new DenseLayer.Builder().nOut(6).activation(Activation.TANH).build());
        for (int batch : new int[] {1, 7}) {
            assertEqual(
                    Nets.chain(input, List.of(first, () -> new GlobalPoolingLayer(type))),
                    Nets.chain(input, List.of(first, () -> new FastGlobalPooling(type))),
                    batch,
                    4,
                    9);
        }
    }

    private static void assertEqual(ComputationGraph stock, ComputationGraph fast, long... shape) {
        MultiDataSet data = Nets.batch(3, shape);
        Nets.assertClose(stock.outputSingle(data.getFeatures(0)), fast.outputSingle(data.getFeatures(0)));
        Nets.assertClose(Nets.gradient(stock, data), Nets.gradient(fast, data));
    }

    private static Layer convolution() {
        return new FastConvolution(new ConvolutionLayer.Builder(1, 1).nOut(5).activation(Activation.IDENTITY));
    }
}
