package org.lamina.runtime.accel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Sgd;

/// Branches of several widths and the input behind one another, with DL4J's own vertex and with ours: the same numbers.
class FastMergeTest {

    @BeforeAll
    static void needsOneDnn() {
        assumeTrue(OneDnn.isAvailable(), "oneDNN has no natives for this system");
    }

    static Stream<long[]> shapes() {
        return Stream.of(
                new long[] {4, 3, 6, 5},
                new long[] {1, 2, 1, 7},
                new long[] {3, 4, 5},
                new long[] {2, 1, 1},
                new long[] {5, 6},
                new long[] {1, 1});
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void gradientsParametersAndAnswersEqualStock(long[] shape) {
        ComputationGraph stock = graph(shape, DataType.FLOAT, false);
        ComputationGraph fast = graph(shape, DataType.FLOAT, true);
        MultiDataSet first = Nets.batch(1, shape);
        Nets.assertClose(Nets.gradient(stock, first), Nets.gradient(fast, first));
        for (int step = 0; step < 3; step++) {
            long[] sizes = shape.clone();
            sizes[0] = step == 1 ? 1 : shape[0];
            MultiDataSet batch = Nets.batch(step, sizes);
            stock.fit(batch);
            fast.fit(batch);
            INDArray input = Nets.values(9, sizes);
            Nets.assertClose(stock.outputSingle(input), fast.outputSingle(input));
        }
        Nets.assertClose(stock.params(), fast.params());
    }

    @Test
    void doublePrecisionStaysWithDl4j() {
        long[] shape = {3, 4, 5};
        ComputationGraph stock = graph(shape, DataType.DOUBLE, false);
        ComputationGraph fast = graph(shape, DataType.DOUBLE, true);
        MultiDataSet batch = Nets.batch(1, shape);
        assertEquals(Nets.gradient(stock, batch), Nets.gradient(fast, batch));
    }

    private static ComputationGraph graph(long[] shape, DataType type, boolean fast) {
        InputType input =
                switch (shape.length) {
                    case 2 -> InputType.feedForward(shape[1]);
                    case 3 -> InputType.recurrent(shape[1], shape[2]);
                    default -> InputType.convolutional(shape[2], shape[3], shape[1]);
                };
        var builder = new NeuralNetConfiguration.Builder()
                .seed(11)
                .dataType(type)
                .activation(Activation.TANH)
                .updater(new Sgd(0.05))
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(input)
                .addLayer("a", layer(shape, 2), "in")
                .addLayer("b", layer(shape, 5), "a")
                .addVertex("all", fast ? new FastMerge() : new MergeVertex(), "a", "in", "b")
                // Both read the whole, so that its gradient is a sum.
                .addLayer("c", layer(shape, 3), "all")
                .addLayer("d", layer(shape, 2), "all")
                .addVertex("both", fast ? new FastMerge() : new MergeVertex(), "c", "d");
        String last = "both";
        if (shape.length > 2) {
            builder.addLayer("pool", new GlobalPoolingLayer(), last);
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

    private static Layer layer(long[] shape, int width) {
        return switch (shape.length) {
            case 2 -> new DenseLayer.Builder().nOut(width).build();
            case 3 -> new SimpleRnn.Builder().nOut(width).build();
            default -> new ConvolutionLayer.Builder(1, 1).nOut(width).build();
        };
    }
}
