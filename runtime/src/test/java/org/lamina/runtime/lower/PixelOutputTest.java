package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.engine.Gradients;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/// An output at every pixel of an image, as segmentation needs it.
class PixelOutputTest {
    private static final int CHANNELS = 2;
    private static final int HEIGHT = 3;
    private static final int WIDTH = 4;
    private static final int UNITS = 3;
    private static final int BATCH = 2;

    private static GraphDocument document(LossSpec loss) {
        Conv2d features = new Conv2d(4, Size.of(3), Size.of(1), Padding.SAME, Size.of(1), Activation.TANH);
        return Sketch.on(new DataSpec.None())
                .chain("in", new ImageInput(CHANNELS, HEIGHT, WIDTH), "features", features)
                .then("out", new Output(UNITS, loss))
                .document();
    }

    private static Layer layer(ComputationGraphConfiguration configuration, String vertex) {
        return ((LayerVertex) configuration.getVertices().get(vertex))
                .getLayerConf()
                .getLayer();
    }

    @Test
    void sumsAreAConvolutionOfSizeOneBeforeTheLoss() {
        ComputationGraphConfiguration lowered =
                GraphLowering.lower(document(Losses.SOFTMAX_CROSS_ENTROPY)).configuration();

        ConvolutionLayer sums = assertInstanceOf(ConvolutionLayer.class, layer(lowered, "out.sums"));
        assertArrayEquals(new int[] {1, 1}, sums.getKernelSize());
        assertEquals(4, sums.getNIn());
        assertEquals(UNITS, sums.getNOut());
        assertInstanceOf(
                ActivationSoftmax.class,
                assertInstanceOf(CnnLossLayer.class, layer(lowered, "out")).getActivationFn());
    }

    @Test
    void everyPixelHasProbabilitiesOfItsOwnAndTheLossIsTheirMean() {
        ComputationGraph graph = new ComputationGraph(
                GraphLowering.lower(document(Losses.SOFTMAX_CROSS_ENTROPY)).configuration());
        graph.init();
        INDArray image = image(DataType.FLOAT);
        INDArray answers = classes(DataType.FLOAT);
        INDArray sums = Objects.requireNonNull(graph.feedForward(image, false).get("out.sums"))
                .dup();
        INDArray given = graph.outputSingle(image);
        graph.setInputs(image);
        graph.setLabels(answers);
        graph.computeGradientAndScore();

        double loss = 0;
        for (int n = 0; n < BATCH; n++) {
            for (int i = 0; i < HEIGHT; i++) {
                for (int j = 0; j < WIDTH; j++) {
                    double all = 0;
                    for (int k = 0; k < UNITS; k++) {
                        all += Math.exp(sums.getDouble(n, k, i, j));
                    }
                    for (int k = 0; k < UNITS; k++) {
                        double expected = Math.exp(sums.getDouble(n, k, i, j)) / all;
                        assertEquals(expected, given.getDouble(n, k, i, j), 1e-5);
                        loss -= answers.getDouble(n, k, i, j) * Math.log(expected);
                    }
                }
            }
        }
        assertEquals(loss / (BATCH * HEIGHT * WIDTH), graph.score(), 1e-5);
    }

    /// Not the absolute error, which has a kink.
    static Stream<LossSpec> smoothLosses() {
        return Stream.of(Losses.SOFTMAX_CROSS_ENTROPY, Losses.SIGMOID_CROSS_ENTROPY, new LossSpec.MeanSquaredError());
    }

    @ParameterizedTest
    @MethodSource("smoothLosses")
    void gradientsEqualFiniteDifferences(LossSpec loss) {
        DataType usual = Nd4j.defaultFloatingPointType();
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        try {
            Gradients.check(inDoublePrecision(loss), classes(DataType.DOUBLE), image(DataType.DOUBLE));
        } finally {
            Nd4j.setDefaultDataTypes(usual, usual);
        }
    }

    @Test
    void aNetworkLearnsAClassForEachPixel() {
        ComputationGraph graph = new ComputationGraph(
                GraphLowering.lower(document(Losses.SOFTMAX_CROSS_ENTROPY)).configuration());
        graph.init();
        INDArray[] images = {image(DataType.FLOAT)};
        INDArray[] answers = {classes(DataType.FLOAT)};
        graph.fit(images, answers);
        double before = graph.score();
        for (int step = 0; step < 100; step++) {
            graph.fit(images, answers);
        }

        assertTrue(graph.score() < 0.8 * before, () -> graph.score() + " after " + before);
    }

    private static ComputationGraph inDoublePrecision(LossSpec loss) {
        ComputationGraphConfiguration configuration = GraphLowering.portable(document(loss), 0.1);
        configuration.setDataType(DataType.DOUBLE);
        configuration.getVertices().values().forEach(vertex -> {
            LayerVertex layer = (LayerVertex) vertex;
            layer.getLayerConf().setDataType(DataType.DOUBLE);
            ((BaseLayer) layer.getLayerConf().getLayer()).setIUpdater(new NoOp());
        });
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        return graph;
    }

    private static INDArray image(DataType type) {
        Nd4j.getRandom().setSeed(5);
        return Nd4j.randn(type, BATCH, CHANNELS, HEIGHT, WIDTH);
    }

    private static INDArray classes(DataType type) {
        INDArray answers = Nd4j.zeros(type, BATCH, UNITS, HEIGHT, WIDTH);
        for (int n = 0; n < BATCH; n++) {
            for (int i = 0; i < HEIGHT; i++) {
                for (int j = 0; j < WIDTH; j++) {
                    answers.putScalar(new int[] {n, (n + i * j) % UNITS, i, j}, 1);
                }
            }
        }
        return answers;
    }
}
