package org.lamina.runtime.accel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.rng.distribution.impl.UniformDistribution;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/// Two convolutions with a pooling between them, once with DL4J's own layers and once accelerated: the same numbers.
class FastLayersTest {
    /// Relative to the largest value of the stock result.
    private static final double TOLERANCE = 1e-5;

    @BeforeAll
    static void needsOneDnn() {
        assumeTrue(OneDnn.isAvailable(), "oneDNN has no natives for this system");
    }

    record Case(
            int batch,
            int channels,
            int height,
            int width,
            int filters,
            int kernel,
            int stride,
            int dilation,
            ConvolutionMode mode,
            Activation activation,
            boolean bias) {
        Case(
                int batch,
                int channels,
                int height,
                int width,
                int filters,
                int kernel,
                int stride,
                int dilation,
                ConvolutionMode mode,
                Activation activation) {
            this(batch, channels, height, width, filters, kernel, stride, dilation, mode, activation, true);
        }

        Case withoutBias() {
            return new Case(batch, channels, height, width, filters, kernel, stride, dilation, mode, activation, false);
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                        new Case(8, 1, 28, 28, 32, 3, 1, 1, ConvolutionMode.Truncate, Activation.RELU),
                        new Case(1, 3, 9, 11, 5, 3, 1, 1, ConvolutionMode.Same, Activation.RELU),
                        new Case(3, 7, 13, 10, 6, 5, 2, 1, ConvolutionMode.Same, Activation.IDENTITY),
                        new Case(5, 2, 15, 15, 3, 2, 3, 1, ConvolutionMode.Truncate, Activation.RELU),
                        new Case(2, 4, 17, 16, 8, 3, 1, 2, ConvolutionMode.Truncate, Activation.RELU),
                        new Case(2, 4, 12, 12, 16, 1, 1, 1, ConvolutionMode.Same, Activation.TANH),
                        new Case(2, 3, 2, 6, 4, 5, 1, 1, ConvolutionMode.Same, Activation.RELU),
                        new Case(3, 64, 9, 8, 67, 3, 1, 1, ConvolutionMode.Same, Activation.RELU),
                        new Case(2, 70, 11, 12, 64, 3, 2, 1, ConvolutionMode.Same, Activation.IDENTITY),
                        new Case(9, 64, 18, 15, 72, 3, 1, 1, ConvolutionMode.Same, Activation.RELU),
                        new Case(16, 65, 10, 10, 64, 3, 1, 1, ConvolutionMode.Truncate, Activation.IDENTITY))
                .flatMap(c -> Stream.of(c, c.withoutBias()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputEqualsStock(Case c) {
        INDArray input = input(c);
        assertClose(graph(c, false).outputSingle(input), graph(c, true).outputSingle(input));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientsEqualStock(Case c) {
        assertClose(gradient(graph(c, false), c), gradient(graph(c, true), c));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void parametersAfterThreeStepsEqualStock(Case c) {
        ComputationGraph stock = graph(c, false);
        ComputationGraph fast = graph(c, true);
        for (int step = 0; step < 3; step++) {
            stock.fit(batch(c));
            fast.fit(batch(c));
        }
        assertClose(stock.params(), fast.params());
    }

    /// A resumed run goes on bit by bit only if the same step always gives the same bits.
    @Test
    void wideConvolutionsGiveTheSameBitsEachTime() {
        Case c = new Case(9, 64, 18, 15, 72, 3, 1, 1, ConvolutionMode.Same, Activation.RELU);
        MultiDataSet batch = batch(c);
        ComputationGraph once = graph(c, true);
        ComputationGraph again = graph(c, true);
        for (int step = 0; step < 3; step++) {
            once.fit(batch);
            again.fit(batch);
        }
        assertArrayEquals(once.params().toFloatVector(), again.params().toFloatVector());
    }

    @Test
    void changingBatchSizesEqualStock() {
        Case full = new Case(6, 2, 10, 10, 4, 3, 1, 1, ConvolutionMode.Same, Activation.RELU);
        Case last = new Case(1, 2, 10, 10, 4, 3, 1, 1, ConvolutionMode.Same, Activation.RELU);
        ComputationGraph stock = graph(full, false);
        ComputationGraph fast = graph(full, true);
        INDArray one = input(last);
        for (Case c : new Case[] {full, last, full}) {
            stock.fit(batch(c));
            fast.fit(batch(c));
            assertClose(stock.outputSingle(one), fast.outputSingle(one));
        }
        assertClose(stock.params(), fast.params());
    }

    /// The ReLU's gradient taken at the pooling, where the pooling is covered and where it is not.
    @ParameterizedTest
    @MethodSource("cases")
    void gradientsEqualStockWhereThePoolingRectifies(Case c) {
        Case rectified = new Case(
                c.batch(),
                c.channels(),
                c.height(),
                c.width(),
                c.filters(),
                c.kernel(),
                c.stride(),
                c.dilation(),
                c.mode(),
                Activation.RELU,
                c.bias());
        assertClose(
                gradient(graph(rectified, false), rectified),
                gradient(
                        graph(rectified, true, FastConvolution::rectifiedByReader, FastPooling::rectifying),
                        rectified));
    }

    @Test
    void rectifyingPoolingThatIsNotCoveredRectifiesToo() {
        Case c = new Case(2, 2, 3, 6, 3, 3, 1, 1, ConvolutionMode.Same, Activation.RELU);
        UnaryOperator<FastPooling> large = pooling -> {
            pooling.setKernelSize(new int[] {5, 2});
            return pooling.rectifying();
        };
        ComputationGraph stock = graph(c, true, fast -> fast, pooling -> {
            pooling.setKernelSize(new int[] {5, 2});
            return pooling;
        });
        ComputationGraph fast = graph(c, true, FastConvolution::rectifiedByReader, large);
        assertClose(gradient(stock, c), gradient(fast, c));
    }

    @Test
    void firstLayerLearnsTheSameWithoutTheGradientOfItsInput() {
        Case c = new Case(4, 3, 9, 9, 5, 3, 1, 1, ConvolutionMode.Same, Activation.RELU);
        ComputationGraph fast = graph(
                c,
                true,
                convolution -> {
                    convolution.omit();
                    return convolution;
                },
                pooling -> pooling);
        assertClose(gradient(graph(c, false), c), gradient(fast, c));
    }

    @Test
    void cacheForgetsTheShapeUnusedLongest() {
        ShapeCache<Integer, String> cache = new ShapeCache<>();
        for (int key = 0; key < ShapeCache.BOUND + 3; key++) {
            cache.get(key, made -> "shape " + made);
        }
        assertEquals(ShapeCache.BOUND, cache.size());
    }

    private static INDArray gradient(ComputationGraph graph, Case c) {
        MultiDataSet batch = batch(c);
        graph.setInputs(batch.getFeatures());
        graph.setLabels(batch.getLabels());
        graph.computeGradientAndScore();
        return graph.getFlattenedGradients().dup();
    }

    private static INDArray input(Case c) {
        return Nd4j.rand(
                new UniformDistribution(Nd4j.getRandom(), -1, 1), c.batch(), c.channels(), c.height(), c.width());
    }

    private static MultiDataSet batch(Case c) {
        Nd4j.getRandom().setSeed(7);
        INDArray labels = Nd4j.zeros(c.batch(), 3);
        for (int i = 0; i < c.batch(); i++) {
            labels.putScalar(i, i % 3, 1);
        }
        return new MultiDataSet(input(c), labels);
    }

    private static ComputationGraph graph(Case c, boolean fast) {
        return graph(c, fast, convolution -> convolution, pooling -> pooling);
    }

    private static ComputationGraph graph(
            Case c, boolean fast, UnaryOperator<FastConvolution> changed, UnaryOperator<FastPooling> changedPooling) {
        ConvolutionLayer.Builder first = new ConvolutionLayer.Builder(c.kernel(), c.kernel())
                .stride(c.stride(), c.stride())
                .dilation(c.dilation(), c.dilation())
                .nOut(c.filters())
                .hasBias(c.bias())
                .convolutionMode(c.mode())
                .activation(c.activation());
        SubsamplingLayer.Builder pool = new SubsamplingLayer.Builder(PoolingType.MAX)
                .kernelSize(2, 2)
                .stride(1, 1)
                .convolutionMode(c.mode());
        ConvolutionLayer.Builder second = new ConvolutionLayer.Builder(2, 2)
                .nOut(4)
                .convolutionMode(ConvolutionMode.Same)
                .activation(Activation.RELU);
        ComputationGraphConfiguration conf = new NeuralNetConfiguration.Builder()
                .seed(11)
                .weightInit(WeightInit.RELU)
                .biasInit(0.1)
                .updater(new Sgd(0.05))
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.convolutional(c.height(), c.width(), c.channels()))
                .addLayer("first", fast ? changed.apply(new FastConvolution(first)) : first.build(), "in")
                .addLayer("pool", fast ? changedPooling.apply(new FastPooling(pool)) : pool.build(), "first")
                .addLayer("second", fast ? new FastConvolution(second) : second.build(), "pool")
                .addLayer(
                        "out",
                        new OutputLayer.Builder()
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "second")
                .setOutputs("out")
                .build();
        ComputationGraph graph = new ComputationGraph(conf);
        graph.init();
        return graph;
    }

    private static void assertClose(INDArray stock, INDArray fast) {
        double largest = stock.amaxNumber().doubleValue();
        double difference = stock.sub(fast.reshape(stock.shape())).amaxNumber().doubleValue();
        assertTrue(
                difference <= TOLERANCE * largest,
                () -> "differs by " + difference + " where the largest value is " + largest);
    }
}
