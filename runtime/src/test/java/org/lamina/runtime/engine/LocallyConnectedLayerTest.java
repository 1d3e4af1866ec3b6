package org.lamina.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamina.runtime.engine.LocallyConnectedLayer.Windows;
import org.nd4j.linalg.api.buffer.DataType;

/// Windows with weights of their own at every place.
@ExtendWith(DoublePrecision.class)
class LocallyConnectedLayerTest {
    private static final int[] IMAGE = {4, 3};

    private static int[] pair(int down, int right) {
        return new int[] {down, right};
    }

    static Stream<LocallyConnectedLayer> layers() {
        return Stream.of(
                LocallyConnectedLayer.of(
                        2, 3, new Windows(IMAGE, pair(2, 2), pair(3, 2), pair(1, 1), pair(0, 0)), true),
                LocallyConnectedLayer.of(
                        2, 3, new Windows(IMAGE, pair(4, 3), pair(3, 2), pair(1, 1), pair(1, 0)), false),
                LocallyConnectedLayer.of(
                        2, 1, new Windows(IMAGE, pair(2, 2), pair(3, 3), pair(2, 2), pair(0, 1)), true));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void gradientsEqualFiniteDifferences(LocallyConnectedLayer layer) {
        Gradients.check(TinyGraphs.image(2, layer), TinyGraphs.images());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gradientsOnSequencesEqualFiniteDifferences(boolean biased) {
        Windows windows =
                new Windows(pair(1, TinyGraphs.STEPS), pair(1, 3), pair(1, 2), pair(1, 2), pair(0, biased ? 1 : 0));
        Gradients.check(
                TinyGraphs.sequence(LocallyConnectedLayer.of(TinyGraphs.FEATURES, 3, windows, biased), DataType.DOUBLE),
                TinyGraphs.sequences(4, DataType.DOUBLE));
    }

    @Test
    void itSurvivesJson() {
        ComputationGraphConfiguration configuration =
                TinyGraphs.image(2, layers().toList().getLast()).getConfiguration();
        assertEquals(configuration, ComputationGraphConfiguration.fromJson(configuration.toJson()));
    }
}
