package org.lamina.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;

class LayerNormLayerTest {

    @Test
    void normalisesEachVectorByItsOwnMeanAndDeviation() {
        ComputationGraph net = norm(InputType.feedForward(3));
        net.getLayer("norm").setParam("g", Nd4j.createFromArray(new float[][] {{1, 2, 1}}));
        net.getLayer("norm").setParam("b", Nd4j.createFromArray(new float[][] {{0, 0, 5}}));

        INDArray output = net.feedForward(Nd4j.createFromArray(new float[][] {{1, 2, 6}, {4, 4, 4}}), false)
                .get("norm");

        // Mean 3, variance (4 + 1 + 9) / 3.
        double scale = 1 / Math.sqrt(14 / 3.0 + 1e-5);
        float[] expected = {(float) (-2 * scale), (float) (-2 * scale), (float) (3 * scale + 5), 0, 0, 5};
        assertArrayEquals(expected, RowMajor.readFloats(output), 1e-6f);
    }

    @Test
    void normalisesEveryTimeStepForItself() {
        ComputationGraph net = norm(InputType.recurrent(2, 2));

        INDArray output = net.feedForward(Nd4j.createFromArray(new float[][][] {{{1, 10}, {3, 30}}}), false)
                .get("norm");

        float one = (float) (1 / Math.sqrt(1 + 1e-5));
        float ten = (float) (10 / Math.sqrt(100 + 1e-5));
        assertArrayEquals(new float[] {-one, -ten, one, ten}, RowMajor.readFloats(output), 1e-6f);
    }

    private static ComputationGraph norm(InputType input) {
        ComputationGraph net = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(input)
                .addLayer("norm", LayerNormLayer.of(1e-5), "in")
                .addLayer(
                        "out",
                        new LossLayer.Builder(LossFunctions.LossFunction.MSE)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "norm")
                .setOutputs("out")
                .build());
        net.init();
        return net;
    }
}
