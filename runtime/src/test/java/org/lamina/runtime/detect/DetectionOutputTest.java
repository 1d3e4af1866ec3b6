package org.lamina.runtime.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.objdetect.Yolo2OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.runtime.engine.DoublePrecision;
import org.lamina.runtime.engine.Gradients;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/// The end of a detector in a network, beside the engine's own.
@ExtendWith(DoublePrecision.class)
class DetectionOutputTest {
    private static final double[][] PRIORS = {{1, 1.5}, {2.5, 0.8}};
    private static final int BATCH = 3;
    private static final int CLASSES = 3;

    private record Size(int height, int width) {}

    private static DetectionOutput ours() {
        return new DetectionOutput(PRIORS, CLASSES, 5, 0.5);
    }

    private static Layer engines() {
        return new Yolo2OutputLayer.Builder()
                .boundingBoxPriors(Nd4j.create(PRIORS))
                .lambdaCoord(5)
                .lambdaNoObj(0.5)
                .lossClassPredictions(new LossMCXENT())
                .build();
    }

    private static ComputationGraph graph(Layer output, Size size, double l2) {
        return graph(output, CLASSES, size, l2);
    }

    private static ComputationGraph graph(Layer output, int classes, Size size, double l2) {
        ComputationGraphConfiguration configuration = new NeuralNetConfiguration.Builder()
                .seed(12)
                .dataType(DataType.DOUBLE)
                .updater(new NoOp())
                .l2(l2)
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.convolutional(size.height, size.width, 2))
                .addLayer(
                        "sums",
                        new ConvolutionLayer.Builder(1, 1)
                                .nOut(2 * (5 + classes))
                                .build(),
                        "in")
                .addLayer("out", output, "sums")
                .setOutputs("out")
                .build();
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        return graph;
    }

    private static INDArray image(Size size) {
        Nd4j.getRandom().setSeed(5);
        return Nd4j.randn(DataType.DOUBLE, BATCH, 2, size.height, size.width);
    }

    /// An object at every third place, off the middle of its cell.
    private static INDArray truth(Size size) {
        INDArray truth = Nd4j.zeros(DataType.DOUBLE, BATCH, 4 + CLASSES, size.height, size.width);
        for (int i = 0; i < BATCH * size.height * size.width; i += 3) {
            int sample = i / (size.height * size.width);
            int row = i / size.width % size.height;
            int column = i % size.width;
            double[] box = {column - 0.3 - 0.1 * (i % 4), row - 0.4, column + 1.2, row + 0.9 + 0.2 * (i % 5)};
            for (int k = 0; k < box.length; k++) {
                truth.putScalar(new int[] {sample, k, row, column}, box[k]);
            }
            truth.putScalar(new int[] {sample, 4 + i % CLASSES, row, column}, 1);
        }
        return truth;
    }

    private static double score(ComputationGraph graph, Size size) {
        graph.setInputs(image(size));
        graph.setLabels(truth(size));
        graph.computeGradientAndScore();
        return graph.score();
    }

    static Stream<Size> sizes() {
        return Stream.of(new Size(3, 3), new Size(2, 4), new Size(5, 1));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void gradientsEqualFiniteDifferences(Size size) {
        Gradients.check(graph(ours(), size, 0), truth(size), image(size));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void theEngineAgrees(Size size) {
        ComputationGraph ours = graph(ours(), size, 0.1);
        ComputationGraph engines = graph(engines(), size, 0.1);

        assertEquals(score(engines, size), score(ours, size), 1e-9);
        assertEquals(
                0,
                engines.getFlattenedGradients()
                        .sub(ours.getFlattenedGradients())
                        .amaxNumber()
                        .doubleValue(),
                1e-9);
        assertEquals(
                0,
                engines.outputSingle(image(size))
                        .sub(ours.outputSingle(image(size)))
                        .amaxNumber()
                        .doubleValue(),
                1e-9);
    }

    /// A file holds another loss for one class, which is sure anyway. A failure here is good news.
    @Test
    void theEnginesCrossEntropyRefusesOneClass() {
        Size size = new Size(2, 2);
        ComputationGraph graph = graph(engines(), 1, size, 0);
        graph.setInputs(image(size));
        graph.setLabels(Nd4j.ones(DataType.DOUBLE, BATCH, 5, 2, 2));

        assertThrows(UnsupportedOperationException.class, graph::computeGradientAndScore);
    }
}
