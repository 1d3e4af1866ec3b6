package org.lamina.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// What our layers compute in single precision, fast, is what they compute in double precision, step by step.
class SinglePrecisionTest {
    /// Relative to the largest value in double precision.
    private static final double TOLERANCE = 1e-5;

    record Case(String name, Layer layer) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> layers() {
        return Stream.of(
                new Case("one head", MultiHeadAttentionLayer.of(4, 1, 4, false)),
                new Case("two heads", MultiHeadAttentionLayer.of(4, 2, 2, false)),
                new Case("odd sizes", MultiHeadAttentionLayer.of(7, 3, 5, false)),
                new Case("causal", MultiHeadAttentionLayer.of(6, 2, 3, true)),
                new Case("biases", MultiHeadAttentionLayer.of(7, 3, 5, false).withBiases(true)),
                new Case("rotary", MultiHeadAttentionLayer.of(7, 3, 6, false).withRotation(true)),
                new Case(
                        "all at once",
                        MultiHeadAttentionLayer.of(8, 2, 4, true)
                                .withBiases(true)
                                .withRotation(true)),
                new Case("gru", GruLayer.of(5)),
                new Case("layer norm", LayerNormLayer.of(1e-5)),
                new Case("positions", PositionalEncodingLayer.sinusoidal()),
                new Case("learned positions", PositionalEncodingLayer.learned(TinyGraphs.STEPS + 2)));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void answersAndGradientsEqualDoublePrecision(Case c) {
        List<INDArray> precise = results(c, DataType.DOUBLE, null);
        List<INDArray> fast = results(c, DataType.FLOAT, precise.getFirst());
        for (int i = 1; i < precise.size(); i++) {
            double largest = precise.get(i).amaxNumber().doubleValue();
            INDArray difference = precise.get(i).sub(fast.get(i).castTo(DataType.DOUBLE));
            double off = difference.amaxNumber().doubleValue();
            assertTrue(off <= TOLERANCE * largest, "result " + i + " differs by " + off + " of " + largest);
            assertArrayEquals(precise.get(i).shape(), fast.get(i).shape());
        }
    }

    /// The parameters, then answers and gradients for a full batch, a short one and a single sample.
    private static List<INDArray> results(Case c, DataType type, @Nullable INDArray parameters) {
        DataType usual = Nd4j.dataType();
        Nd4j.setDefaultDataTypes(type, type);
        try {
            ComputationGraph graph = TinyGraphs.sequence(c.layer().clone(), type);
            if (parameters != null) {
                graph.setParams(parameters.castTo(type));
            }
            List<INDArray> results = new ArrayList<>();
            results.add(graph.params().dup());
            for (int batch : new int[] {5, 2, 1, 5}) {
                INDArray input = TinyGraphs.sequences(batch, DataType.DOUBLE).castTo(type);
                results.add(graph.feedForward(new INDArray[] {input}, false)
                        .get("layer")
                        .dup('c'));
                graph.setInputs(input);
                graph.setLabels(TinyGraphs.labels(batch, type));
                graph.computeGradientAndScore();
                results.add(graph.getFlattenedGradients().dup());
            }
            return results;
        } finally {
            Nd4j.setDefaultDataTypes(usual, usual);
        }
    }
}
