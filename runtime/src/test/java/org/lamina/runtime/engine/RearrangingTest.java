package org.lamina.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.Upsampling1D;
import org.deeplearning4j.nn.conf.layers.ZeroPadding1DLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping1D;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/// Gradients go back to where the values came from.
class RearrangingTest {
    private final DataType usual = Nd4j.defaultFloatingPointType();

    @BeforeEach
    void inDoublePrecision() {
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    }

    @AfterEach
    void restorePrecision() {
        Nd4j.setDefaultDataTypes(usual, usual);
    }

    static Stream<Arguments> layersOnSequences() {
        return Stream.of(
                Arguments.of("up-sampling", new Upsampling1D.Builder(3).build()),
                Arguments.of("zero padding", new ZeroPadding1DLayer.Builder(2, 1).build()),
                Arguments.of("no padding behind", new ZeroPadding1DLayer.Builder(2, 0).build()),
                Arguments.of("cropping", new Cropping1D.Builder(1, 2).build()),
                Arguments.of("no cropping in front", new Cropping1D.Builder(0, 2).build()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layersOnSequences")
    void gradientsOnSequencesEqualFiniteDifferences(String name, Layer layer) {
        check(TinyGraphs.sequence(layer, DataType.DOUBLE), TinyGraphs.sequences(4, DataType.DOUBLE));
    }

    @Test
    void gradientsOfDepthToSpaceEqualFiniteDifferences() {
        check(depthToSpace(), images());
    }

    @Test
    void gradientsOfOtherSizesEqualFiniteDifferences() {
        int[] sizes = {-1, TinyGraphs.FEATURES, TinyGraphs.STEPS};
        check(
                TinyGraphs.sequence(new ReshapeVertex('c', sizes, null), DataType.DOUBLE),
                TinyGraphs.sequences(4, DataType.DOUBLE));
    }

    @Test
    void depthToSpaceSurvivesJson() {
        ComputationGraphConfiguration configuration = depthToSpace().getConfiguration();
        assertEquals(configuration, ComputationGraphConfiguration.fromJson(configuration.toJson()));
    }

    private static ComputationGraph depthToSpace() {
        ComputationGraph net = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(5)
                .dataType(DataType.DOUBLE)
                .updater(new NoOp())
                .activation(Activation.TANH)
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.convolutional(4, 3, 2))
                .addLayer("deep", new ConvolutionLayer.Builder(1, 1).nOut(8).build(), "in")
                .addVertex("layer", new DepthToSpaceVertex(2), "deep")
                // Sees the order of the pixels.
                .addLayer("order", new ConvolutionLayer.Builder(2, 3).nOut(3).build(), "layer")
                .addLayer("mean", new GlobalPoolingLayer(PoolingType.PNORM), "order")
                .addLayer(
                        "out",
                        new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                                .nOut(TinyGraphs.CLASSES)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "mean")
                .setOutputs("out")
                .build());
        net.init();
        return net;
    }

    private static INDArray images() {
        Nd4j.getRandom().setSeed(3);
        return Nd4j.randn(DataType.DOUBLE, 4, 2, 4, 3);
    }

    private static void check(ComputationGraph net, INDArray input) {
        assertTrue(GradientCheckUtil.checkGradients(new GradientCheckUtil.GraphConfig()
                .net(net)
                .inputs(new INDArray[] {input})
                .labels(new INDArray[] {TinyGraphs.labels(4, DataType.DOUBLE)})
                .epsilon(1e-6)
                .maxRelError(1e-5)
                .minAbsoluteError(1e-8)
                .print(GradientCheckUtil.PrintMode.FAILURES_ONLY)));
    }
}
