package org.lamina.runtime.accel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Sgd;

/// Two branches and what they read, added with DL4J's own vertex and with ours: the same numbers.
class FastAddTest {

    @BeforeAll
    static void needsOneDnn() {
        assumeTrue(OneDnn.isAvailable(), "oneDNN has no natives for this system");
    }

    static Stream<long[]> shapes() {
        return Stream.of(new long[] {4, 3, 6, 5}, new long[] {1, 2, 1, 7}, new long[] {3, 4, 5}, new long[] {5, 6});
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void gradientsParametersAndAnswersEqualStock(long[] shape) {
        ComputationGraph stock = graph(shape, false);
        ComputationGraph fast = graph(shape, true);
        MultiDataSet first = Nets.batch(1, shape);
        Nets.assertClose(Nets.gradient(stock, first), Nets.gradient(fast, first));
        for (int step = 0; step < 3; step++) {
            long[] sizes = Arrays.copyOf(shape, shape.length);
            sizes[0] = step == 1 ? 1 : shape[0];
            MultiDataSet batch = Nets.batch(step, sizes);
            stock.fit(batch);
            fast.fit(batch);
            INDArray input = Nets.values(9, sizes);
            Nets.assertClose(stock.outputSingle(input), fast.outputSingle(input));
        }
        Nets.assertClose(stock.params(), fast.params());
    }

    private static ComputationGraph graph(long[] shape, boolean fast) {
        InputType input =
                switch (shape.length) {
                    case 2 -> InputType.feedForward(shape[1]);
                    case 3 -> InputType.recurrent(shape[1], shape[2]);
                    default -> InputType.convolutional(shape[2], shape[3], shape[1]);
                };
        var builder = new NeuralNetConfiguration.Builder()
                .seed(11)
                .activation(Activation.TANH)
                .updater(new Sgd(0.05))
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(input)
                .addLayer("a", layer(shape, fast), "in")
                .addLayer("b", layer(shape, fast), "a")
                .addVertex(
                        "sum", fast ? new FastAdd() : new ElementWiseVertex(ElementWiseVertex.Op.Add), "a", "b", "in")
                .addLayer("c", layer(shape, fast), "sum");
        String last = "c";
        if (shape.length > 2) {
            builder.addLayer("pool", new GlobalPoolingLayer(), "c");
            last = "pool";
        }
        ComputationGraph graph = new ComputationGraph(builder.addLayer(
                        "out",
                        new OutputLayer.Builder()
                                .nOut(Nets.CLASSES)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        last)
                .setOutputs("out")
                .build());
        graph.init();
        return graph;
    }

    /// As wide as its input.
    private static Layer layer(long[] shape, boolean fast) {
        int width = (int) shape[1];
        return switch (shape.length) {
            case 2 -> new DenseLayer.Builder().nOut(width).build();
            case 3 -> new SimpleRnn.Builder().nOut(width).build();
            default -> {
                ConvolutionLayer.Builder settings =
                        new ConvolutionLayer.Builder(1, 1).nOut(width).activation(Activation.RELU);
                yield fast ? new FastConvolution(settings) : settings.build();
            }
        };
    }
}
