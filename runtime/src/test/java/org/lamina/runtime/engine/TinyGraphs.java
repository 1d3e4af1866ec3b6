package org.lamina.runtime.engine;

import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/// Networks of a few dozen parameters around one layer under test.
final class TinyGraphs {

    static final int FEATURES = 4;
    static final int STEPS = 5;
    static final int CLASSES = 3;

    private TinyGraphs() {}

    /// Vector input, a dense layer, the layer under test, a softmax.
    static ComputationGraph vector(Layer layer, DataType type) {
        return vector(type, graph -> graph.addLayer("layer", layer, "first"));
    }

    static ComputationGraph vector(GraphVertex vertex, DataType type) {
        return vector(type, graph -> graph.addVertex("layer", vertex, "first"));
    }

    private static ComputationGraph vector(DataType type, UnaryOperator<GraphBuilder> underTest) {
        GraphBuilder before = builder(type, updater(type))
                .addInputs("in")
                .setInputTypes(InputType.feedForward(3))
                .addLayer("first", dense(), "in");
        return init(underTest
                .apply(before)
                .addLayer("out", output(), "layer")
                .setOutputs("out")
                .build());
    }

    /// Sequence input, a convolution of width one, the layer under test, a mean over time, a softmax.
    static ComputationGraph sequence(Layer layer, DataType type) {
        return sequence(type, graph -> graph.addLayer("layer", layer, "first"));
    }

    static ComputationGraph sequence(GraphVertex vertex, DataType type) {
        return sequence(type, graph -> graph.addVertex("layer", vertex, "first"));
    }

    private static ComputationGraph sequence(DataType type, UnaryOperator<GraphBuilder> underTest) {
        GraphBuilder before = builder(type, updater(type))
                .addInputs("in")
                .setInputTypes(InputType.recurrent(FEATURES, STEPS))
                .addLayer(
                        "first",
                        new Convolution1DLayer.Builder(1).nOut(FEATURES).build(),
                        "in");
        return init(underTest
                .apply(before)
                .addLayer("pool", new GlobalPoolingLayer.Builder(PoolingType.PNORM).build(), "layer")
                .addLayer("out", output(), "pool")
                .setOutputs("out")
                .build());
    }

    /// Image input `[2, 4, 3]`, a convolution of size one to so many channels, the layer under test, a norm over all
    /// places, a softmax.
    static ComputationGraph image(int channels, Layer layer) {
        return init(ofImages(
                graph -> graph.addLayer("first", convolution(channels), "in").addLayer("layer", layer, "first"),
                PoolingType.PNORM));
    }

    /// @param toLayer adds what reads the input `in`, up to the vertex `layer`
    static ComputationGraphConfiguration ofImages(UnaryOperator<GraphBuilder> toLayer, PoolingType pooling) {
        GraphBuilder before =
                builder(DataType.DOUBLE, new NoOp()).addInputs("in").setInputTypes(InputType.convolutional(4, 3, 2));
        return toLayer.apply(before)
                .addLayer("pool", new GlobalPoolingLayer(pooling), "layer")
                .addLayer("out", output(), "pool")
                .setOutputs("out")
                .build();
    }

    static ConvolutionLayer convolution(int channels) {
        return new ConvolutionLayer.Builder(1, 1).nOut(channels).build();
    }

    /// Of four samples.
    static INDArray images() {
        Nd4j.getRandom().setSeed(3);
        return Nd4j.randn(DataType.DOUBLE, 4, 2, 4, 3);
    }

    static INDArray vectors(int batch, DataType type) {
        Nd4j.getRandom().setSeed(7);
        return Nd4j.randn(type, batch, 3);
    }

    static INDArray sequences(int batch, DataType type) {
        Nd4j.getRandom().setSeed(7);
        return Nd4j.randn(type, batch, FEATURES, STEPS);
    }

    static INDArray labels(int batch, DataType type) {
        INDArray labels = Nd4j.zeros(type, batch, CLASSES);
        for (int i = 0; i < batch; i++) {
            labels.putScalar(i, i % CLASSES, 1);
        }
        return labels;
    }

    private static IUpdater updater(DataType type) {
        return type == DataType.DOUBLE ? new NoOp() : new Adam(0.01);
    }

    private static GraphBuilder builder(DataType type, IUpdater updater) {
        return new NeuralNetConfiguration.Builder()
                .seed(12345)
                .dataType(type)
                .updater(updater)
                .activation(Activation.TANH)
                .graphBuilder();
    }

    private static DenseLayer dense() {
        return new DenseLayer.Builder().nOut(FEATURES).build();
    }

    private static OutputLayer output() {
        return new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                .nOut(CLASSES)
                .activation(Activation.SOFTMAX)
                .build();
    }

    static ComputationGraph init(ComputationGraphConfiguration conf) {
        ComputationGraph net = new ComputationGraph(conf);
        net.init();
        return net;
    }
}
