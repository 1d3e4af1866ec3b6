package org.lamina.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/// Values computed by hand.
class KernelLayersTest {

    @Test
    void preluHasASlopePerFeature() {
        ComputationGraph net = net(PreluLayer.of(2));
        net.getLayer("layer").setParam("a", Nd4j.createFromArray(new float[][] {{0.5f, 0.1f}}));

        assertValues(net, Nd4j.createFromArray(new float[][][] {{{-2, 3, 0}, {-2, -10, 4}}}), -1, 3, 0, -0.2, -1, 4);
    }

    private static void assertValues(ComputationGraph net, INDArray input, double... expected) {
        INDArray output = Objects.requireNonNull(net.feedForward(input, false).get("layer"));
        assertArrayEquals(expected, RowMajor.read(output), 1e-5);
    }

    private static ComputationGraph net(KernelLayer layer) {
        ComputationGraph net = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .graphBuilder()
                .addInputs("in")
                .addLayer("layer", layer, "in")
                .addLayer(
                        "out",
                        new LossLayer.Builder(LossFunctions.LossFunction.MSE)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "layer")
                .setOutputs("out")
                .build());
        net.init();
        return net;
    }
}
