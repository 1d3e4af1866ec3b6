package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.AttentionPooling;
import org.lamina.graph.layer.Border1d;
import org.lamina.graph.layer.Conv1d;
import org.lamina.graph.layer.CrossAttention;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.GlobalPool;
import org.lamina.graph.layer.GroupNorm;
import org.lamina.graph.layer.Gru;
import org.lamina.graph.layer.InstanceNorm;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Sampling;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.layer.Upsample1d;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.testkit.Sketch;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Answers, loss and gradients are those of a text alone, however much padding stands before or behind it. Single
/// precision computes attention by other code than double precision.
class CutTextsTest {
    private static final int PADDING = 3;
    private static final double[][] TEXTS = {{3, 7, 1, 5}, {2, 2, 8, 4}, {6, 1, 1, 3}};

    private static final LayerSpec WINDOWS = new Conv1d(4, 3, 1, Padding.SAME, 1, Activation.TANH);

    /// Nothing but padding: its last step counts.
    private static final double[][] EMPTY = {{0}, {0}};

    private final DataType usual = Nd4j.dataType();

    @AfterEach
    void restorePrecision() {
        Nd4j.setDefaultDataTypes(usual, usual);
    }

    static Stream<Arguments> layers() {
        List<List<LayerSpec>> all = List.of(
                List.of(new SelfAttention(2, false), new LastStep()),
                List.of(new SelfAttention(2, true), new LastStep()),
                List.of(
                        new SelfAttention(2, false, true, true),
                        new SelfAttention(1, true, true, true),
                        new LastStep()),
                List.of(new AttentionPooling(2)),
                List.of(new GroupNorm(2, 1e-5), new Gru(3), new LastStep()),
                List.of(new InstanceNorm(1e-5), new AttentionPooling(1)),
                List.of(new Upsample1d(2), WINDOWS, new Gru(3), new LastStep()),
                List.of(new Border1d(false, 1, 2), WINDOWS, new Gru(3), new LastStep()));
        return all.stream().flatMap(layers -> Stream.of(DataType.FLOAT, DataType.DOUBLE)
                .flatMap(type -> Stream.of(TEXTS, EMPTY).flatMap(texts -> Stream.of(0, PADDING)
                        .map(before -> Arguments.of(layers, type, texts, before)))));
    }

    /// @param before how much of the padding stands in front
    @ParameterizedTest
    @MethodSource("layers")
    void paddingChangesNothing(List<LayerSpec> layers, DataType type, double[][] texts, int before) {
        compare(type, texts, before, length -> {
            Sketch sketch = text(length);
            for (int i = 0; i < layers.size(); i++) {
                sketch.then("n" + i, layers.get(i));
            }
            return sketch;
        });
    }

    @ParameterizedTest
    @MethodSource("places")
    void norWhereStepsAreCutOff(DataType type, int before) {
        compare(type, TEXTS, before, length -> text(length)
                .chain("cut", new Border1d(true, 1, 2), "see", WINDOWS, "last", new LastStep()));
    }

    /// In use: in training, chance decides.
    @ParameterizedTest
    @MethodSource("places")
    void norWhatASampleIsDrawnFrom(DataType type, int before) {
        Nd4j.setDefaultDataTypes(type, type);
        Networks networks = length -> text(length)
                .then("variance", new Dense(4, Activation.TANH))
                .node("draw", new Sampling(1))
                .link("embed", "draw")
                .link("variance", "draw")
                .from("draw")
                .then("last", GlobalPool.KIND.defaults());
        ComputationGraph alone = graph(networks.of(TEXTS[0].length), type);
        ComputationGraph padded = graph(networks.of(TEXTS[0].length + PADDING), type);
        padded.setParams(alone.params());
        assertSame(
                answers(alone, texts(TEXTS, 0, 0, type)), answers(padded, texts(TEXTS, before, PADDING, type)), type);
    }

    static Stream<Arguments> places() {
        return Stream.of(DataType.FLOAT, DataType.DOUBLE)
                .flatMap(type -> Stream.of(0, PADDING).map(before -> Arguments.of(type, before)));
    }

    /// The same text in both places, of which one is changed on its way.
    @ParameterizedTest
    @MethodSource("places")
    void norWhereOneSequenceLooksAtAnother(DataType type, int before) {
        compare(type, TEXTS, before, length -> text(length)
                .then("asked", new Dense(3, Activation.TANH))
                .node("cross", new CrossAttention(2, true))
                .link("embed", "cross")
                .link("asked", "cross")
                .from("cross")
                .then("last", new LastStep()));
    }

    private interface Networks {
        Sketch of(int length);
    }

    private static Sketch text(int length) {
        return Sketch.on(new DataSpec.None()).chain("in", new TokenInput(9, length, true), "embed", new Embedding(4));
    }

    private static void compare(DataType type, double[][] texts, int before, Networks networks) {
        Nd4j.setDefaultDataTypes(type, type);
        int length = texts[0].length;
        ComputationGraph alone = graph(networks.of(length), type);
        ComputationGraph padded = graph(networks.of(length + PADDING), type);
        padded.setParams(alone.params());
        INDArray cut = texts(texts, 0, 0, type);
        INDArray filled = texts(texts, before, PADDING, type);
        assertSame(answers(alone, cut), answers(padded, filled), type);
        assertSame(gradient(alone, cut), gradient(padded, filled), type);
        assertEquals(alone.score(), padded.score(), type == DataType.FLOAT ? 1e-5 : 1e-12);
    }

    private static INDArray texts(double[][] texts, int before, int padding, DataType type) {
        double[][] filled = new double[texts.length][texts[0].length + padding];
        for (int i = 0; i < texts.length; i++) {
            System.arraycopy(texts[i], 0, filled[i], before, texts[i].length);
        }
        return Nd4j.create(filled).castTo(type);
    }

    private static ComputationGraph graph(Sketch sketch, DataType type) {
        Lowered lowered = GraphLowering.lower(
                sketch.then("out", new Output(3, Losses.SOFTMAX_CROSS_ENTROPY)).document());
        lowered.configuration().setDataType(type);
        ComputationGraph graph = new ComputationGraph(lowered.configuration());
        graph.init();
        return graph;
    }

    private static INDArray answers(ComputationGraph graph, INDArray texts) {
        Map<String, INDArray> values = graph.feedForward(new INDArray[] {texts}, false);
        return Objects.requireNonNull(values.get("out"));
    }

    private static INDArray gradient(ComputationGraph graph, INDArray texts) {
        INDArray labels = Nd4j.zeros(texts.dataType(), texts.size(0), 3);
        for (int i = 0; i < texts.size(0); i++) {
            labels.putScalar(i, i, 1);
        }
        graph.setInputs(texts);
        graph.setLabels(labels);
        graph.computeGradientAndScore();
        return graph.getFlattenedGradients().dup();
    }

    private static void assertSame(INDArray expected, INDArray actual, DataType type) {
        double off = expected.sub(actual).amaxNumber().doubleValue();
        double largest = expected.amaxNumber().doubleValue();
        assertTrue(
                largest > 0 && off <= (type == DataType.FLOAT ? 2e-5 : 1e-12) * largest, () -> off + " of " + largest);
    }
}
