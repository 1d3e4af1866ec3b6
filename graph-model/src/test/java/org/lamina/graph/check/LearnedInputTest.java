package org.lamina.graph.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool2d;
import org.lamina.graph.layer.Reduction;
import org.lamina.graph.layer.ToSequence;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.layer.Upsample2d;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Learned;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.settings.Normalisation;
import org.lamina.graph.testkit.Sketch;

/// Networks whose outputs learn the input.
class LearnedInputTest {
    private static final LossSpec SQUARED = new LossSpec.MeanSquaredError();
    private static final Conv2d CONVOLUTION =
            new Conv2d(8, Size.of(3), Size.of(1), Padding.SAME, Size.of(1), Activation.RELU);
    private static final Pool2d POOLING = new Pool2d(Reduction.MAX, Size.of(2), Size.of(2), Padding.VALID);

    private static Sketch images() {
        return Sketch.on(new DataSpec.Mnist()).learningInput().node("image", new ImageInput(1, 28, 28));
    }

    private static List<String> codes(GraphDocument document) {
        return GraphChecker.check(document).findings().stream()
                .map(finding -> finding.problem().code())
                .toList();
    }

    private static GraphDocument mended(GraphDocument document) {
        Fix fix = GraphChecker.check(document).findings().getFirst().fixes().getFirst();
        return ((EditResult.Done) Edits.apply(document, fix.edit())).document();
    }

    @Test
    void anImageIsLearnedAtEachPixel() {
        assertEquals(
                List.of(),
                codes(images().then("conv", CONVOLUTION)
                        .then("pixels", new Output(1, Losses.SIGMOID_CROSS_ENTROPY))
                        .document()));
    }

    @Test
    void anImageIsLearnedAsOneLongVector() {
        Sketch sketch = images().then("flat", new Flatten()).then("code", new Dense(32, Activation.RELU));
        assertEquals(
                List.of(), codes(sketch.then("pixels", new Output(784, SQUARED)).document()));
    }

    /// Whether pixels or one long vector is known only with the shape.
    @Test
    void unitsAreNotJudgedBeforeTheShapeIsKnown() {
        Sketch sketch = images().then("code", new Dense(32, Activation.RELU));
        assertEquals(
                List.of("shape.needs-vector"),
                codes(sketch.then("pixels", new Output(784, SQUARED)).document()));
    }

    @Test
    void aPointIsLearnedAsItself() {
        Sketch sketch =
                Sketch.on(new DataSpec.Points(DataSpec.Points.Pattern.MOONS)).learningInput();
        assertEquals(
                List.of(),
                codes(sketch.chain("point", new VectorInput(2), "code", new Dense(8, Activation.TANH))
                        .then("again", new Output(2, SQUARED))
                        .document()));
    }

    @Test
    void aVectorOfAnotherLengthIsMended() {
        GraphDocument document = images().then("flat", new Flatten())
                .then("pixels", new Output(10, SQUARED))
                .document();
        assertEquals(List.of("data.output-units"), codes(document));
        assertEquals(List.of(), codes(mended(document)));
    }

    @Test
    void aSmallerImageIsRepeatedToFit() {
        GraphDocument document = images().chain("conv", CONVOLUTION, "pool", POOLING)
                .then("pixels", new Output(1, SQUARED))
                .document();
        assertEquals(
                Problem.error(
                        "data.output-size",
                        new Place.OfNode(document.network().nodes().getLast().id()),
                        "pixels",
                        14,
                        14,
                        "image",
                        28,
                        28),
                GraphChecker.check(document).findings().getFirst().problem());
        assertEquals(List.of(), codes(mended(document)));
    }

    @Test
    void aLargerImageIsCutToFit() {
        GraphDocument document = images().chain("conv", CONVOLUTION, "larger", new Upsample2d(Size.of(2)))
                .then("pixels", new Output(1, SQUARED))
                .document();
        assertEquals(List.of("data.output-size"), codes(document));
        assertEquals(List.of(), codes(mended(document)));
    }

    @Test
    void stepsAreNoPixels() {
        GraphDocument document = images().then("steps", new ToSequence(28, 28))
                .then("pixels", new Output(784, SQUARED))
                .document();
        assertEquals(List.of("data.output-wants-image"), codes(document).subList(0, 1));
    }

    @Test
    void tokensAreNotGivenBack() {
        GraphDocument document = Sketch.on(new DataSpec.Poems(48, 3000))
                .learningInput()
                .chain("characters", new TokenInput(3000, 48), "embedding", Embedding.KIND.defaults())
                .chain("last", LastStep.KIND.defaults(), "genre", new Output(4, Losses.SOFTMAX_CROSS_ENTROPY))
                .document();
        assertEquals(List.of("data.tokens-as-target"), codes(document));
        assertEquals(Learned.LABELS, mended(document).settings().data().target());
    }

    @Test
    void softmaxIsWarnedOf() {
        GraphDocument document = images().then("flat", new Flatten())
                .then("pixels", new Output(784, Losses.SOFTMAX_CROSS_ENTROPY))
                .document();
        assertEquals(List.of("loss.input-softmax"), codes(document));
        assertTrue(GraphChecker.check(document).isTrainable());
        assertEquals(List.of(), codes(mended(document)));
    }

    /// With other targets than from 0 to 1 the binary cross-entropy has no least value.
    @Test
    void aSigmoidCannotReachPixelsUpTo255() {
        Sketch sketch =
                images().then("flat", new Flatten()).then("pixels", new Output(784, Losses.SIGMOID_CROSS_ENTROPY));
        GraphDocument unit = sketch.document();
        GraphDocument raw = unit.withSettings(
                unit.settings().withData(unit.settings().data().withNormalisation(Normalisation.NONE)));
        assertEquals(List.of(), codes(unit));
        assertEquals(List.of("loss.values"), codes(raw));
        Fix scaling = GraphChecker.check(raw).findings().getFirst().fixes().getLast();
        assertEquals(unit, ((EditResult.Done) Edits.apply(raw, scaling.edit())).document());
    }

    @Test
    void bothHalvesAreTargets() {
        Sketch sketch = Sketch.on(new DataSpec.MnistHalves()).learningInput();
        assertEquals(
                List.of("upper", "lower"),
                sketch.document().settings().data().signature().targets().stream()
                        .map(target -> target.name())
                        .toList());
    }
}
