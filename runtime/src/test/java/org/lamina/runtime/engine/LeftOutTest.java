package org.lamina.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocallyConnected1D;
import org.deeplearning4j.nn.conf.layers.LocallyConnected2D;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/// Layers of the engine that are not used because their gradients are wrong. A failure here is good news: the engine
/// has changed, and its layer can be looked at again.
class LeftOutTest {
    private final DataType usual = Nd4j.defaultFloatingPointType();

    @BeforeEach
    void inDoublePrecision() {
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    }

    @AfterEach
    void restorePrecision() {
        Nd4j.setDefaultDataTypes(usual, usual);
    }

    static Stream<Arguments> layers() {
        return Stream.of(
                Arguments.of(
                        "locally connected 1D",
                        new LocallyConnected1D.Builder()
                                .kernelSize(2)
                                .stride(1)
                                .setInputSize(3)
                                .convolutionMode(ConvolutionMode.Truncate)
                                .nIn(2)
                                .nOut(2)
                                .activation(Activation.TANH)
                                .build(),
                        InputType.recurrent(2, 3),
                        new long[] {2, 2, 3}),
                Arguments.of(
                        "locally connected 2D",
                        new LocallyConnected2D.Builder()
                                .kernelSize(2, 2)
                                .stride(1, 1)
                                .setInputSize(3, 2)
                                .convolutionMode(ConvolutionMode.Truncate)
                                .nIn(2)
                                .nOut(2)
                                .activation(Activation.TANH)
                                .build(),
                        InputType.convolutional(3, 2, 2),
                        new long[] {2, 2, 3, 2}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void gradientsDifferFromFiniteDifferences(String name, Layer layer, InputType input, long[] sizes) {
        ComputationGraph net = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(5)
                .dataType(DataType.DOUBLE)
                .updater(new NoOp())
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(input)
                .addLayer("layer", layer, "in")
                .addLayer("mean", new GlobalPoolingLayer(PoolingType.AVG), "layer")
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
        Nd4j.getRandom().setSeed(3);
        assertFalse(GradientCheckUtil.checkGradients(new GradientCheckUtil.GraphConfig()
                .net(net)
                .inputs(new INDArray[] {Nd4j.randn(DataType.DOUBLE, sizes)})
                .labels(new INDArray[] {TinyGraphs.labels(2, DataType.DOUBLE)})
                .epsilon(1e-6)
                .maxRelError(1e-5)
                .minAbsoluteError(1e-8)
                .print(GradientCheckUtil.PrintMode.ZEROS)));
    }
}
