package org.lamina.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.formula.Formula;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Compares the backward pass of each layer with finite differences, in double precision inside a whole graph.
@ExtendWith(DoublePrecision.class)
class GradientTest {

    private static final Formula ONE_INPUT =
            Formula.of("softplus(b * x) ^ c * sin(x) - exp(-x ^ 2) / sqrt(a + 3) where b = -0.7, c = 1.5");
    private static final Formula TWO_INPUTS = Formula.of("max(x, a * y) * sigmoid(b * y) + tanh(x) * cos(y) - b");

    static Stream<Arguments> layersOnVectors() {
        return Stream.of(
                Arguments.of("layer norm", LayerNormLayer.of(1e-5)),
                Arguments.of("prelu", PreluLayer.of(4)),
                Arguments.of("group norm", GroupNormLayer.of(4, 2, 1e-5)),
                Arguments.of("rms norm", RmsNormLayer.of(4, 1e-5)),
                Arguments.of("unit length", RmsNormLayer.toUnitLength(4)),
                Arguments.of("local response norm", LocalResponseNormLayer.of(4, 3, 0.5, 0.75, 2)),
                Arguments.of("scale and shift", ScaleShiftLayer.of(4)),
                Arguments.of("formula of one input", FormulaLayer.of(4, ONE_INPUT)),
                Arguments.of("formula of two inputs", FormulaLayer.of(2, TWO_INPUTS)),
                Arguments.of("gelu", new ActivationLayer(Activation.GELU)),
                Arguments.of("swish", new ActivationLayer(Activation.SWISH)));
    }

    static Stream<Arguments> layersOnSequences() {
        return Stream.of(
                Arguments.of("layer norm", LayerNormLayer.of(1e-5)),
                Arguments.of("prelu", PreluLayer.of(4)),
                Arguments.of("group norm", GroupNormLayer.of(4, 2, 1e-5)),
                Arguments.of("instance norm", GroupNormLayer.of(4, 4, 1e-5)),
                Arguments.of("rms norm", RmsNormLayer.of(4, 1e-5)),
                Arguments.of("unit length", RmsNormLayer.toUnitLength(4)),
                Arguments.of("local response norm", LocalResponseNormLayer.of(4, 3, 0.5, 0.75, 2)),
                Arguments.of("even local response norm", LocalResponseNormLayer.of(4, 2, 0.5, 0.75, 1)),
                Arguments.of("scale and shift", ScaleShiftLayer.of(4)),
                Arguments.of("formula of one input", FormulaLayer.of(4, ONE_INPUT)),
                Arguments.of("formula of two inputs", FormulaLayer.of(2, TWO_INPUTS)),
                Arguments.of("sinusoidal positions", PositionalEncodingLayer.sinusoidal()),
                Arguments.of("learned positions", PositionalEncodingLayer.learned(TinyGraphs.STEPS + 2)),
                Arguments.of("one head", MultiHeadAttentionLayer.of(4, 1, 4, false)),
                Arguments.of("two heads", MultiHeadAttentionLayer.of(4, 2, 2, false)),
                Arguments.of("odd head size", MultiHeadAttentionLayer.of(6, 2, 3, false)),
                Arguments.of("gru", GruLayer.of(3)),
                Arguments.of("simple rnn", simpleRnn()),
                Arguments.of(
                        "causal with biases",
                        MultiHeadAttentionLayer.of(4, 2, 2, true).withBiases(true)),
                Arguments.of(
                        "rotary", MultiHeadAttentionLayer.of(4, 1, 4, false).withRotation(true)),
                Arguments.of(
                        "causal with rotation and biases",
                        MultiHeadAttentionLayer.of(4, 2, 2, true)
                                .withBiases(true)
                                .withRotation(true)),
                Arguments.of("causal", MultiHeadAttentionLayer.of(4, 2, 2, true)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layersOnVectors")
    void gradientsOnVectorsEqualFiniteDifferences(String name, org.deeplearning4j.nn.conf.layers.Layer layer) {
        Gradients.check(TinyGraphs.vector(layer, DataType.DOUBLE), TinyGraphs.vectors(4, DataType.DOUBLE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layersOnSequences")
    void gradientsOnSequencesEqualFiniteDifferences(String name, org.deeplearning4j.nn.conf.layers.Layer layer) {
        Gradients.check(TinyGraphs.sequence(layer, DataType.DOUBLE), TinyGraphs.sequences(4, DataType.DOUBLE));
    }

    static Stream<Arguments> layersThatRespectMasks() {
        return Stream.of(Arguments.of("gru", GruLayer.of(3)), Arguments.of("simple rnn", simpleRnn()));
    }

    /// A whole sequence, one that ends early, one that begins late, one with a gap.
    @ParameterizedTest(name = "{0}")
    @MethodSource("layersThatRespectMasks")
    void gradientsOnMaskedSequencesEqualFiniteDifferences(String name, org.deeplearning4j.nn.conf.layers.Layer layer) {
        INDArray mask =
                Nd4j.create(new double[][] {{1, 1, 1, 1, 1}, {1, 1, 1, 0, 0}, {0, 1, 1, 1, 1}, {1, 0, 1, 1, 0}});
        assertTrue(Gradients.areRight(
                TinyGraphs.sequence(layer, DataType.DOUBLE),
                TinyGraphs.labels(4, DataType.DOUBLE),
                mask,
                TinyGraphs.sequences(4, DataType.DOUBLE)));
    }

    private static SimpleRnn simpleRnn() {
        return new SimpleRnn.Builder().nOut(3).activation(Activation.TANH).build();
    }
}
