package org.lamina.graph.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.AttentionPooling;
import org.lamina.graph.layer.Border1d;
import org.lamina.graph.layer.Concatenate;
import org.lamina.graph.layer.Conv1d;
import org.lamina.graph.layer.CrossAttention;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.GroupNorm;
import org.lamina.graph.layer.Gru;
import org.lamina.graph.layer.InstanceNorm;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.LocallyConnected1d;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Sampling;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.layer.Upsample1d;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.testkit.Sketch;

class PaddingRisksTest {
    private static final int STEPS = 8;

    @Test
    void layersThatLeaveOutPaddingAreNoRisk() {
        Sketch sketch = text(true).chain("conv", Conv1d.KIND.defaults(), "gru", new Gru(4), "last", new LastStep());
        assertEquals(List.of(), risks(sketch));
    }

    @Test
    void attentionAndNormsOverStepsAreNone() {
        assertEquals(
                List.of(),
                risks(text(true)
                        .chain("attend", new SelfAttention(3, false), "group", new GroupNorm(1, 1e-5))
                        .chain("instance", InstanceNorm.KIND.defaults(), "pool", new AttentionPooling(1))));
    }

    @Test
    void layersThatMoveOrRepeatStepsAreNone() {
        assertEquals(
                List.of(),
                risks(text(true)
                        .chain("pad", new Border1d(false, 2, 2), "crop", new Border1d(true, 1, 1))
                        .chain("twice", new Upsample1d(2), "local", LocallyConnected1d.KIND.defaults())
                        .then("variance", new Dense(16, Activation.TANH))
                        .node("draw", Sampling.KIND.defaults())
                        .link("local", "draw")
                        .link("variance", "draw")
                        .from("draw")
                        .then("last", new LastStep())));
    }

    @Test
    void aTextWithPaddingMayBeAskedByASequenceWithout() {
        assertEquals(
                List.of(),
                risks(text(false)
                        .node("other", new TokenInput(5, STEPS, true))
                        .chain("others", new Embedding(3))
                        .node("cross", new CrossAttention(1, false))
                        .link("embed", "cross")
                        .link("others", "cross")
                        .from("cross")
                        .then("flat", new Flatten())));
    }

    @Test
    void aLayerThatReadsAllStepsIsOne() {
        assertEquals(List.of("risk.padding-counts flat"), risks(text(true).then("flat", new Flatten())));
    }

    @Test
    void whereNoInputSkipsPaddingNothingIs() {
        assertEquals(List.of(), risks(text(false).then("flat", new Flatten())));
    }

    @Test
    void aSequenceWithoutPaddingBesideOneWithItIsOne() {
        assertEquals(List.of("risk.padding-mixed both"), risks(two(false)));
    }

    @Test
    void twoSequencesThatSkipPaddingAreNone() {
        assertEquals(List.of(), risks(two(true)));
    }

    @Test
    void dataWithoutPaddingAreToldAndRepaired() {
        GraphDocument document = Sketch.on(new DataSpec.Reversal(STEPS, 100))
                .chain("in", new TokenInput(10, STEPS, true), "embed", new Embedding(3))
                .then("out", new Output(10, Losses.SOFTMAX_CROSS_ENTROPY))
                .document();
        Finding finding = GraphChecker.check(document).findings().getFirst();
        assertEquals("risk.no-padding", finding.problem().code());
        if (!(Edits.apply(document, finding.fixes().getFirst().edit()) instanceof EditResult.Done done)) {
            throw new AssertionError("The repair is refused");
        }
        assertEquals(List.of(), GraphChecker.check(done.document()).findings());
    }

    private static Sketch two(boolean second) {
        return text(true)
                .node("other", new TokenInput(5, STEPS, second))
                .chain("others", new Embedding(3), "both", new Concatenate())
                .link("embed", "both")
                .then("last", new LastStep());
    }

    private static Sketch text(boolean skipPadding) {
        return Sketch.on(new DataSpec.None())
                .chain("in", new TokenInput(5, STEPS, skipPadding), "embed", new Embedding(3));
    }

    private static List<String> risks(Sketch sketch) {
        GraphDocument document =
                sketch.then("out", new Output(4, Losses.SOFTMAX_CROSS_ENTROPY)).document();
        return GraphChecker.check(document).findings().stream()
                .map(Finding::problem)
                .filter(problem -> problem.code().startsWith("risk.padding"))
                .map(problem -> problem.code() + " " + problem.args().getFirst())
                .toList();
    }
}
