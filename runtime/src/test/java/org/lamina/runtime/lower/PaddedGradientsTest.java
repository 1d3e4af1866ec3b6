package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.AttentionPooling;
import org.lamina.graph.layer.Border1d;
import org.lamina.graph.layer.Concatenate;
import org.lamina.graph.layer.Conv1d;
import org.lamina.graph.layer.CrossAttention;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Direction;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.GlobalPool;
import org.lamina.graph.layer.GroupNorm;
import org.lamina.graph.layer.Gru;
import org.lamina.graph.layer.InstanceNorm;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.LocallyConnected1d;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool1d;
import org.lamina.graph.layer.PositionalEncoding;
import org.lamina.graph.layer.Reduction;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.SimpleRnn;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.layer.Upsample1d;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.testkit.Sketch;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/// Gradients of whole networks over padded texts against finite differences.
class PaddedGradientsTest {
    private static final int STEPS = 6;
    private static final int CLASSES = 3;
    private static final TokenInput TEXT = new TokenInput(9, STEPS, true);
    private static final LayerSpec MEAN = new GlobalPool(Reduction.AVERAGE);
    private static final LayerSpec LARGEST = new GlobalPool(Reduction.MAX);

    private DataType usual = DataType.FLOAT;

    @BeforeEach
    void computeInDoublePrecision() {
        usual = Nd4j.dataType();
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    }

    @AfterEach
    void restorePrecision() {
        Nd4j.setDefaultDataTypes(usual, usual);
    }

    static Stream<List<LayerSpec>> layers() {
        return Stream.of(
                List.of(new Lstm(2), new LastStep()),
                List.of(new Lstm(2, Direction.BACKWARD), new LastStep(Direction.BACKWARD)),
                List.of(new Lstm(2, Direction.BOTH), new LastStep(Direction.BOTH)),
                List.of(new Lstm(2, Direction.BOTH, true), new LastStep(Direction.BOTH)),
                List.of(new Gru(2, Direction.BOTH), LARGEST),
                List.of(new SimpleRnn(2, Direction.BACKWARD), MEAN),
                List.of(new PositionalEncoding(PositionalEncoding.Style.LEARNED), MEAN),
                List.of(new Conv1d(2, 3, 1, Padding.SAME, 1, Activation.TANH), new Lstm(2), new LastStep()),
                List.of(new Conv1d(2, 2, 2, Padding.VALID, 2, Activation.TANH), LARGEST),
                List.of(new Pool1d(Reduction.MAX, 3, 1, Padding.SAME), new Gru(2), MEAN),
                List.of(new Pool1d(Reduction.AVERAGE, 3, 2, Padding.VALID), MEAN),
                List.of(new SelfAttention(3, false), MEAN),
                List.of(new SelfAttention(1, true), new LastStep()),
                List.of(new Dense(4, Activation.TANH), new SelfAttention(2, true, true, true), LARGEST),
                List.of(new AttentionPooling(3)),
                List.of(new GroupNorm(1, 1e-5), new Gru(2), new LastStep()),
                List.of(InstanceNorm.KIND.defaults(), new AttentionPooling(1)),
                List.of(new Upsample1d(2), new Gru(2), new LastStep()),
                List.of(new Border1d(false, 1, 2), new Gru(2), MEAN),
                List.of(new Border1d(true, 1, 1), new Conv1d(2, 3, 1, Padding.SAME, 1, Activation.TANH), LARGEST),
                List.of(new LocallyConnected1d(2, 3, 1, Padding.VALID, Activation.TANH, true), new Gru(2), MEAN),
                List.of(new Flatten()));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void gradientsEqualFiniteDifferences(List<LayerSpec> layers) {
        Sketch sketch = text();
        for (LayerSpec layer : layers) {
            sketch.then("n" + layers.indexOf(layer), layer);
        }
        check(sketch.then("out", new Output(CLASSES, Losses.SOFTMAX_CROSS_ENTROPY))
                .document());
    }

    /// Centre loss answers once for a whole text.
    static Stream<LossSpec> losses() {
        return Losses.ALL.kinds().stream()
                .map(kind -> (LossSpec) kind.defaults())
                .filter(loss -> !(loss instanceof LossSpec.CenterLoss));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void soDoThoseOfAnAnswerAtEachStep(LossSpec loss) {
        check(text().chain("read", new Lstm(2, Direction.BOTH), "out", new Output(CLASSES, loss))
                .document());
    }

    /// The padding of one text is beside real steps of the other.
    @ParameterizedTest
    @MethodSource("losses")
    void soDoThoseOfTwoTextsSideBySide(LossSpec loss) {
        check(text().node("other", TEXT)
                .chain("others", new Embedding(2), "both", new Concatenate())
                .link("embed", "both")
                .chain("read", new Gru(2, Direction.BACKWARD), "out", new Output(CLASSES, loss))
                .document());
    }

    /// Which text asks, and whether its padding and that of the other is skipped.
    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true"})
    void soDoThoseOfATextThatLooksAtAnother(boolean asking, boolean asked) {
        check(Sketch.on(new DataSpec.None())
                .chain("in", TEXT.withSkipPadding(asking), "embed", new Embedding(4))
                .node("other", new TokenInput(7, STEPS + 1, asked))
                .chain("others", new Embedding(3))
                .node("cross", new CrossAttention(2, true))
                .link("embed", "cross")
                .link("others", "cross")
                .from("cross")
                .chain("attend", new AttentionPooling(2), "out", new Output(CLASSES, Losses.SOFTMAX_CROSS_ENTROPY))
                .document());
    }

    private static Sketch text() {
        return Sketch.on(new DataSpec.None()).chain("in", TEXT, "embed", new Embedding(3));
    }

    private static void check(GraphDocument document) {
        PaddedNetwork network = PaddedNetwork.precise(document, 11);
        assertTrue(network.isPadded());
        assertTrue(GradientCheckUtil.checkGradients(new GradientCheckUtil.GraphConfig()
                .net(network.graph())
                .inputs(network.inputs())
                .labels(network.oneHotAnswers())
                .labelMask(network.outputMasks(DataType.DOUBLE))
                .epsilon(1e-6)
                .maxRelError(1e-5)
                .minAbsoluteError(1e-8)
                .print(GradientCheckUtil.PrintMode.FAILURES_ONLY)));
    }
}
