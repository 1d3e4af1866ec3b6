package org.lamina.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
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
