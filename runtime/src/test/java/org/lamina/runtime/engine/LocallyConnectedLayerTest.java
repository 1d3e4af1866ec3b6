package org.lamina.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.runtime.engine.LocallyConnectedLayer.Windows;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/// Windows with weights of their own at every place.
class LocallyConnectedLayerTest {
    private static final int[] IMAGE = {4, 3};
    private final DataType usual = Nd4j.defaultFloatingPointType();

    @BeforeEach
    void inDoublePrecision() {
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    }

    @AfterEach
    void restorePrecision() {
        Nd4j.setDefaultDataTypes(usual, usual);
    }

    private static int[] pair(int down, int right) {
        return new int[] {down, right};
    }

    static Stream<LocallyConnectedLayer> layers() {
        return Stream.of(
                LocallyConnectedLayer.of(
                        2, 3, new Windows(IMAGE, pair(2, 2), pair(3, 2), pair(1, 1), pair(0, 0)), true),
                LocallyConnectedLayer.of(
                        2, 3, new Windows(IMAGE, pair(4, 3), pair(3, 2), pair(1, 1), pair(1, 0)), false),
                LocallyConnectedLayer.of(
                        2, 1, new Windows(IMAGE, pair(2, 2), pair(3, 3), pair(2, 2), pair(0, 1)), true));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void gradientsEqualFiniteDifferences(LocallyConnectedLayer layer) {
        Nd4j.getRandom().setSeed(3);
        assertTrue(GradientCheckUtil.checkGradients(new GradientCheckUtil.GraphConfig()
                .net(net(layer))
                .inputs(new INDArray[] {Nd4j.randn(DataType.DOUBLE, 4, 2, 4, 3)})
                .labels(new INDArray[] {TinyGraphs.labels(4, DataType.DOUBLE)})
                .epsilon(1e-6)
                .maxRelError(1e-5)
                .minAbsoluteError(1e-8)
                .print(GradientCheckUtil.PrintMode.FAILURES_ONLY)));
    }

    @Test
    void itSurvivesJson() {
        ComputationGraphConfiguration configuration =
                net(layers().toList().getLast()).getConfiguration();
        assertEquals(configuration, ComputationGraphConfiguration.fromJson(configuration.toJson()));
    }

    private static ComputationGraph net(LocallyConnectedLayer layer) {
        ComputationGraph net = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(5)
                .dataType(DataType.DOUBLE)
                .updater(new NoOp())
                .activation(Activation.TANH)
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.convolutional(4, 3, 2))
                .addLayer("first", new ConvolutionLayer.Builder(1, 1).nOut(2).build(), "in")
                .addLayer("layer", layer, "first")
                .addLayer("mean", new GlobalPoolingLayer(PoolingType.PNORM), "layer")
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
}
