package org.lamina.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.Upsampling1D;
import org.deeplearning4j.nn.conf.layers.ZeroPadding1DLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping1D;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/// Gradients go back to where the values came from.
@ExtendWith(DoublePrecision.class)
class RearrangingTest {
    static Stream<Arguments> layersOnSequences() {
        return Stream.of(
                Arguments.of("up-sampling", new Upsampling1D.Builder(3).build()),
                Arguments.of("zero padding", new ZeroPadding1DLayer.Builder(2, 1).build()),
                Arguments.of("no padding behind", new ZeroPadding1DLayer.Builder(2, 0).build()),
                Arguments.of("cropping", new Cropping1D.Builder(1, 2).build()),
                Arguments.of("no cropping in front", new Cropping1D.Builder(0, 2).build()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layersOnSequences")
    void gradientsOnSequencesEqualFiniteDifferences(String name, Layer layer) {
        Gradients.check(TinyGraphs.sequence(layer, DataType.DOUBLE), TinyGraphs.sequences(4, DataType.DOUBLE));
    }

    @Test
    void gradientsOfDepthToSpaceEqualFiniteDifferences() {
        Gradients.check(depthToSpace(), TinyGraphs.images());
    }

    @Test
    void gradientsOfOtherSizesEqualFiniteDifferences() {
        int[] sizes = {-1, TinyGraphs.FEATURES, TinyGraphs.STEPS};
        Gradients.check(
                TinyGraphs.sequence(new ReshapeVertex('c', sizes, null), DataType.DOUBLE),
                TinyGraphs.sequences(4, DataType.DOUBLE));
    }

    @Test
    void depthToSpaceSurvivesJson() {
        ComputationGraphConfiguration configuration = depthToSpace().getConfiguration();
        assertEquals(configuration, ComputationGraphConfiguration.fromJson(configuration.toJson()));
    }

    private static ComputationGraph depthToSpace() {
        return TinyGraphs.init(TinyGraphs.ofImages(
                graph -> graph.addLayer("deep", TinyGraphs.convolution(8), "in")
                        .addVertex("pixels", new DepthToSpaceVertex(2), "deep")
                        // Sees the order of the pixels.
                        .addLayer(
                                "layer",
                                new ConvolutionLayer.Builder(2, 3).nOut(3).build(),
                                "pixels"),
                PoolingType.PNORM));
    }
}
