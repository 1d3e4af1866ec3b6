package org.lamina.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.formula.Formula;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/// What the engine does with a layer besides computing: workspaces, odd batches, other threads, JSON.
class CustomLayersInTrainingTest {

    static Stream<Layer> layers() {
        return Stream.of(
                LayerNormLayer.of(1e-5),
                PreluLayer.of(4),
                GroupNormLayer.of(4, 2, 1e-5),
                RmsNormLayer.of(4, 1e-5),
                RmsNormLayer.toUnitLength(4),
                LocalResponseNormLayer.of(4, 3, 0.5, 0.75, 2),
                ScaleShiftLayer.of(4),
                SamplingLayer.of(2, 0.1),
                FormulaLayer.of(4, Formula.of("x * sigmoid(b * x)")),
                PositionalEncodingLayer.sinusoidal(),
                PositionalEncodingLayer.learned(9),
                MultiHeadAttentionLayer.of(4, 2, 2, false),
                MultiHeadAttentionLayer.of(4, 2, 2, true).withBiases(true),
                MultiHeadAttentionLayer.of(4, 2, 2, false).withRotation(true),
                GruLayer.of(3));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void lossFallsAlsoWithBatchesOfOneAndShortLastBatches(Layer layer) {
        ComputationGraph net = TinyGraphs.sequence(layer, DataType.FLOAT);
        double before = net.score(batch(6));

        for (int i = 0; i < 40; i++) {
            net.fit(batch(6));
            net.fit(batch(1));
            net.fit(batch(4));
        }

        assertTrue(net.score(batch(6)) < before, () -> before + " is not above " + net.score(batch(6)));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void outputOnAnotherThreadIsTheSame(Layer layer) throws Exception {
        ComputationGraph net = TinyGraphs.sequence(layer, DataType.FLOAT);
        net.fit(batch(6));
        INDArray input = TinyGraphs.sequences(5, DataType.FLOAT);

        float[] there = CompletableFuture.supplyAsync(() -> RowMajor.readFloats(net.outputSingle(input)))
                .get(30, TimeUnit.SECONDS);

        assertArrayEquals(RowMajor.readFloats(net.outputSingle(input)), there);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void configurationSurvivesJson(Layer layer) {
        ComputationGraphConfiguration conf =
                TinyGraphs.sequence(layer, DataType.FLOAT).getConfiguration();

        ComputationGraphConfiguration read = ComputationGraphConfiguration.fromJson(conf.toJson());

        assertEquals(conf, read);
        assertEquals(conf.toJson(), read.toJson());
    }

    private static DataSet batch(int size) {
        return new DataSet(TinyGraphs.sequences(size, DataType.FLOAT), TinyGraphs.labels(size, DataType.FLOAT));
    }
}
