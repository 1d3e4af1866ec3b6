package org.lamina.runtime.accel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.rng.distribution.impl.UniformDistribution;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/// Small networks for comparing an accelerated layer with the one it stands for.
final class Nets {
    /// Relative to the largest value of the stock result.
    static final double TOLERANCE = 1e-5;

    static final int CLASSES = 3;

    private Nets() {}

    /// Layers one behind the other and a softmax.
    static ComputationGraph chain(InputType input, List<Supplier<Layer>> layers) {
        var graph = new NeuralNetConfiguration.Builder()
                .seed(11)
                .weightInit(WeightInit.XAVIER)
                .biasInit(0.1)
                .updater(new Sgd(0.05))
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(input);
        String before = "in";
        for (int i = 0; i < layers.size(); i++) {
            String name = "layer" + i;
            graph.addLayer(name, layers.get(i).get(), before);
            before = name;
        }
        ComputationGraph result = new ComputationGraph(graph.addLayer(
                        "out",
                        new OutputLayer.Builder()
                                .nOut(CLASSES)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        before)
                .setOutputs("out")
                .build());
        result.init();
        return result;
    }

    /// Numbers from -1 to 1 and classes by turns.
    static MultiDataSet batch(long seed, long... shape) {
        return new MultiDataSet(values(seed, shape), labels((int) shape[0]));
    }

    static INDArray values(long seed, long... shape) {
        Nd4j.getRandom().setSeed(seed);
        return Nd4j.rand(new UniformDistribution(Nd4j.getRandom(), -1, 1), shape);
    }

    static INDArray labels(int batch) {
        INDArray labels = Nd4j.zeros(batch, CLASSES);
        for (int i = 0; i < batch; i++) {
            labels.putScalar(i, i % CLASSES, 1);
        }
        return labels;
    }

    /// Of all parameters, flat.
    static INDArray gradient(ComputationGraph graph, MultiDataSet batch) {
        graph.setInputs(batch.getFeatures());
        graph.setLabels(batch.getLabels());
        graph.computeGradientAndScore();
        return graph.getFlattenedGradients().dup();
    }

    static void assertClose(double stock, double fast) {
        assertEquals(stock, fast, TOLERANCE * Math.abs(stock));
    }

    static void assertClose(INDArray stock, INDArray fast) {
        assertClose(stock, fast, TOLERANCE);
    }

    static void assertClose(INDArray stock, INDArray fast, double tolerance) {
        double largest = stock.amaxNumber().doubleValue();
        double difference = stock.sub(fast.reshape(stock.shape())).amaxNumber().doubleValue();
        assertTrue(
                difference <= tolerance * largest,
                () -> "differs by " + difference + " where the largest value is " + largest);
    }
}
