package org.lamina.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

class MultiHeadAttentionLayerTest {

    private static final int BATCH = 3;

    @Test
    void outputAndWeightsEqualTheEnginesOwnOperation() {
        ComputationGraph net = TinyGraphs.sequence(MultiHeadAttentionLayer.of(4, 2, 2, false), DataType.FLOAT);
        Map<String, INDArray> activations = net.feedForward(TinyGraphs.sequences(BATCH, DataType.FLOAT), false);
        INDArray input = activations.get("first");
        Map<String, INDArray> p = net.getLayer("layer").paramTable();

        INDArray[] expected = Nd4j.exec(DynamicCustomOp.builder("multi_head_dot_product_attention")
                .addInputs(input, input, input, p.get("Wq"), p.get("Wk"), p.get("Wv"), p.get("Wo"))
                .addIntegerArguments(1, 1)
                .build());

        assertArrayEquals(RowMajor.readFloats(expected[0]), RowMajor.readFloats(activations.get("layer")), 1e-5f);
        // The operation puts keys before queries.
        assertArrayEquals(
                RowMajor.readFloats(expected[1].permute(0, 1, 3, 2)),
                weights(net, input).values(),
                1e-5f);
    }

    /// The engine's operation has no biases: there they are the weights of an input that is always one.
    @Test
    void biasesAreWeightsOfAnInputThatIsAlwaysOne() {
        ComputationGraph net =
                TinyGraphs.sequence(MultiHeadAttentionLayer.of(4, 2, 2, false).withBiases(true), DataType.FLOAT);
        Map<String, INDArray> p = net.getLayer("layer").paramTable();
        List.of("bq", "bk", "bv", "bo").forEach(key -> {
            assertEquals(0, p.get(key).amaxNumber().floatValue());
            p.get(key).assign(Nd4j.randn(DataType.FLOAT, p.get(key).shape()));
        });
        Map<String, INDArray> activations = net.feedForward(TinyGraphs.sequences(BATCH, DataType.FLOAT), false);
        INDArray one = Nd4j.ones(DataType.FLOAT, BATCH, 1, TinyGraphs.STEPS);
        INDArray input = Nd4j.concat(1, activations.get("first"), one);

        INDArray[] expected = Nd4j.exec(DynamicCustomOp.builder("multi_head_dot_product_attention")
                .addInputs(input, input, input, both(p, "q"), both(p, "k"), both(p, "v"), p.get("Wo"))
                .addIntegerArguments(1, 1)
                .build());

        assertArrayEquals(
                RowMajor.readFloats(expected[0].add(p.get("bo").reshape(1, 4, 1))),
                RowMajor.readFloats(activations.get("layer")),
                1e-5f);
        assertArrayEquals(
                RowMajor.readFloats(expected[1].permute(0, 1, 3, 2)),
                weights(net, activations.get("first")).values(),
                1e-5f);
    }

    @Test
    void biasesComeBackFromAFile(@TempDir Path folder) throws IOException {
        ComputationGraph net =
                TinyGraphs.sequence(MultiHeadAttentionLayer.of(4, 2, 2, false).withBiases(true), DataType.FLOAT);
        net.params().assign(Nd4j.randn(DataType.FLOAT, net.params().shape()));
        Path file = folder.resolve("net.zip");
        ModelSerializer.writeModel(net, file.toFile(), true);

        ComputationGraph restored = ModelSerializer.restoreComputationGraph(file.toFile());

        assertEquals(net.getConfiguration(), restored.getConfiguration());
        INDArray input = TinyGraphs.sequences(BATCH, DataType.FLOAT);
        assertEquals(net.outputSingle(input), restored.outputSingle(input));
    }

    /// As the paper has it: the two features of a pair are a complex number, turned by the step times the speed of the
    /// pair, so that scores know how far apart query and key are and not where they stand.
    @Test
    void rotationTellsHowFarApartStepsAre() {
        ComputationGraph net =
                TinyGraphs.sequence(MultiHeadAttentionLayer.of(4, 1, 4, false).withRotation(true), DataType.FLOAT);
        INDArray input = TinyGraphs.sequences(1, DataType.FLOAT);
        Map<String, INDArray> p = net.getLayer("layer").paramTable();
        double[][] queries = projected(p.get("Wq"), input);
        double[][] keys = projected(p.get("Wk"), input);

        float[] weights = weights(net, input).values();

        double[] speeds = {1, 0.01};
        for (int q = 0; q < TinyGraphs.STEPS; q++) {
            double[] scores = new double[TinyGraphs.STEPS];
            for (int k = 0; k < TinyGraphs.STEPS; k++) {
                for (int pair = 0; pair < 2; pair++) {
                    double a = queries[q][2 * pair];
                    double b = queries[q][2 * pair + 1];
                    double c = keys[k][2 * pair];
                    double d = keys[k][2 * pair + 1];
                    double angle = (q - k) * speeds[pair];
                    // The real part of query times conjugate key times e^(i angle).
                    scores[k] += ((a * c + b * d) * Math.cos(angle) - (b * c - a * d) * Math.sin(angle)) / 2;
                }
            }
            double sum = Arrays.stream(scores).map(Math::exp).sum();
            for (int k = 0; k < TinyGraphs.STEPS; k++) {
                assertEquals(Math.exp(scores[k]) / sum, weights[q * TinyGraphs.STEPS + k], 1e-5);
            }
        }
    }

    /// Steps down, features across.
    private static double[][] projected(INDArray matrix, INDArray input) {
        return matrix.slice(0).mmul(input.slice(0)).transpose().toDoubleMatrix();
    }

    private static INDArray both(Map<String, INDArray> parameters, String part) {
        return Nd4j.concat(
                2, parameters.get("W" + part), parameters.get("b" + part).reshape(2, 2, 1));
    }

    @Test
    void weightsOfEachQuerySumToOne() {
        ComputationGraph net = TinyGraphs.sequence(MultiHeadAttentionLayer.of(6, 3, 2, true), DataType.FLOAT);

        AttentionWeights.Weights weights = weights(net, TinyGraphs.sequences(BATCH, DataType.FLOAT));

        assertEquals(BATCH * 3 * TinyGraphs.STEPS * TinyGraphs.STEPS, weights.values().length);
        for (int row = 0; row < weights.values().length; row += TinyGraphs.STEPS) {
            float sum = 0;
            for (int k = 0; k < TinyGraphs.STEPS; k++) {
                sum += weights.values()[row + k];
            }
            assertEquals(1f, sum, 1e-5f);
        }
    }

    @Test
    void causalQueriesNeverLookAhead() {
        ComputationGraph net = TinyGraphs.sequence(MultiHeadAttentionLayer.of(4, 1, 4, true), DataType.FLOAT);

        float[] weights = weights(net, TinyGraphs.sequences(1, DataType.FLOAT)).values();

        for (int q = 0; q < TinyGraphs.STEPS; q++) {
            for (int k = q + 1; k < TinyGraphs.STEPS; k++) {
                assertEquals(0f, weights[q * TinyGraphs.STEPS + k]);
            }
        }
    }

    private static AttentionWeights.Weights weights(ComputationGraph net, INDArray input) {
        return ((AttentionWeights) net.getLayer("layer")).attentionWeights(input);
    }
}
