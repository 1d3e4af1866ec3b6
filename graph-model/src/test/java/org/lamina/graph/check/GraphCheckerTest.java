package org.lamina.graph.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool2d;
import org.lamina.graph.layer.Reduction;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.testkit.Sketch;

/// What the checker says about small networks, as whole values.
class GraphCheckerTest {
    private static Conv2d conv(int filters) {
        return new Conv2d(filters, Size.of(3), Size.of(1), Padding.VALID, Size.of(1), Activation.RELU);
    }

    private static final Output TEN = new Output(10, Losses.SOFTMAX_CROSS_ENTROPY);

    private static Sketch leNet() {
        Pool2d pool = new Pool2d(Reduction.MAX, Size.of(2), Size.of(2), Padding.VALID);
        return Sketch.on(new DataSpec.Mnist())
                .chain("image", new ImageInput(1, 28, 28), "conv1", conv(32), "pool1", pool, "conv2", conv(64))
                .then("pool2", pool)
                .then("flat", new Flatten())
                .then("dense", new Dense(64, Activation.RELU))
                .then("digit", TEN);
    }

    @Test
    void leNetIsCleanWithItsShapesAndCounts() {
        Analysis analysis = GraphChecker.check(leNet().document());

        assertEquals(List.of(), analysis.findings());
        assertEquals(Optional.of(new Shape.Image(32, 26, 26)), analysis.shapeOf(new NodeId("conv1")));
        assertEquals(Optional.of(new Shape.Image(64, 5, 5)), analysis.shapeOf(new NodeId("pool2")));
        assertEquals(320 + 18_496 + 102_464 + 650, analysis.total().parameters());
        assertEquals(
                9L * 32 * 26 * 26 + 32L * 9 * 64 * 11 * 11 + 1600 * 64 + 640,
                analysis.total().macs());
        assertTrue(analysis.isTrainable());
    }

    @Test
    void memoryIsWhatOneStepHolds() {
        GraphDocument document = Sketch.on(new DataSpec.Points(DataSpec.Points.Pattern.MOONS))
                .chain("point", new VectorInput(2), "dense", new Dense(3, Activation.TANH), "class", TEN.withUnits(2))
                .document();
        long weightsGradientsAndAdam = (9 + 8) * 4;
        long outputs = 2 + 3 + 2;
        long gradientsInFlight = 2 + 3;

        assertEquals(
                4 * (weightsGradientsAndAdam + 64 * (outputs + gradientsInFlight)),
                GraphChecker.check(document).memoryBytes());
    }

    @Test
    void onlyTheRootProblemIsReportedAndTheOthersWait() {
        GraphDocument document = Sketch.on(new DataSpec.Mnist())
                .chain("image", new ImageInput(1, 28, 28), "dense", new Dense(64, Activation.RELU), "digit", TEN)
                .document();
        Analysis analysis = GraphChecker.check(document);

        assertEquals(
                List.of(Problem.error(
                        "shape.needs-vector",
                        new Place.OfNode(new NodeId("dense")),
                        "dense",
                        new Shape.Image(1, 28, 28))),
                analysis.findings().stream().map(Finding::problem).toList());
        assertEquals(
                Optional.of(new NodeId("dense")),
                analysis.nodes().get(new NodeId("digit")).waits());
        assertClean(apply(document, analysis.findings().getFirst().fixes().getFirst()));
    }

    @Test
    void wrongUnitsAreMendedByOneClick() {
        GraphDocument document = Sketch.on(new DataSpec.Mnist())
                .chain("image", new ImageInput(1, 28, 28), "flat", new Flatten(), "digit", TEN.withUnits(7))
                .document();
        Finding finding = GraphChecker.check(document).findings().getFirst();

        assertEquals(
                Problem.error("data.output-units", new Place.OfNode(new NodeId("digit")), "digit", 7, 10, "digit"),
                finding.problem());
        assertEquals(
                List.of(new Fix("fix.set.units", List.of(10), new Edit.ChangeSpec(new NodeId("digit"), TEN))),
                finding.fixes());
    }

    @Test
    void anAnswerForEveryPixelNeedsDataThatHasSuchLabels() {
        GraphDocument document = Sketch.on(new DataSpec.Mnist())
                .chain("image", new ImageInput(1, 28, 28), "conv", conv(8), "digit", TEN)
                .document();
        Analysis analysis = GraphChecker.check(document);

        assertEquals(Optional.of(new Shape.Image(10, 26, 26)), analysis.shapeOf(new NodeId("digit")));
        Finding finding = analysis.findings().getFirst();
        assertEquals(
                Problem.error(
                        "data.output-no-pixels",
                        new Place.OfNode(new NodeId("digit")),
                        "digit",
                        26,
                        26,
                        "digit",
                        DataSpec.Mnist.KIND),
                finding.problem());
        assertEquals(2, finding.fixes().size());
        finding.fixes()
                .forEach(fix ->
                        assertTrue(GraphChecker.check(apply(document, fix)).isTrainable()));
    }

    @Test
    void anAnswerForEveryPixelIsNoAnswerForEveryStep() {
        GraphDocument document = Sketch.on(new DataSpec.Reversal(8, 4000))
                .chain("image", new ImageInput(1, 4, 4), "reversed", TEN)
                .document();

        assertEquals(
                List.of("data.input-shape", "data.output-no-pixels"),
                GraphChecker.check(document).findings().stream()
                        .map(finding -> finding.problem().code())
                        .toList());
    }

    @Test
    void aShortcutOfOtherWidthGetsAProjection() {
        GraphDocument document = Sketch.on(new DataSpec.Mnist())
                .chain("image", new ImageInput(1, 28, 28), "a", conv(8).withPadding(Padding.SAME))
                .chain("b", conv(16).withPadding(Padding.SAME), "sum", new Add(), "flat", new Flatten(), "digit", TEN)
                .link("a", "sum")
                .document();
        Finding finding = GraphChecker.check(document).findings().getFirst();

        assertEquals("shape.alike", finding.problem().code());
        GraphDocument mended = apply(document, finding.fixes().getFirst());
        assertEquals(
                List.of(new NodeId("b"), new NodeId("n1")), mended.network().inputsOf(new NodeId("sum")));
        assertClean(mended);
    }

    @Test
    void aCycleIsNamedWithItsPath() {
        GraphDocument document = Sketch.on(new DataSpec.Mnist())
                .chain("image", new ImageInput(1, 28, 28), "sum", new Add(), "a", conv(1).withPadding(Padding.SAME))
                .link("a", "sum")
                .chain("flat", new Flatten(), "digit", TEN)
                .document();
        Analysis analysis = GraphChecker.check(document);

        assertEquals(
                List.of(Problem.error("network.cycle", new Place.OfNode(new NodeId("sum")), "sum", "sum → a → sum")),
                analysis.findings().stream().map(Finding::problem).toList());
        assertEquals(
                Optional.of(new NodeId("sum")),
                analysis.nodes().get(new NodeId("digit")).waits());
    }

    @Test
    void aMereMoveTakesEverythingOver() {
        GraphDocument before = leNet().document();
        Analysis first = GraphChecker.check(before);
        GraphDocument moved = done(before, new Edit.MoveNodes(Map.of(new NodeId("conv1"), new Point(5, 5))));

        assertSame(first.nodes(), GraphChecker.check(moved, first).nodes());
    }

    @Test
    void anEditKeepsTheReportsBeforeIt() {
        GraphDocument before = leNet().document();
        Analysis first = GraphChecker.check(before);
        GraphDocument changed = done(before, new Edit.ChangeSpec(new NodeId("conv2"), conv(8)));
        Analysis second = GraphChecker.check(changed, first);

        assertSame(first.nodes().get(new NodeId("pool1")), second.nodes().get(new NodeId("pool1")));
        assertEquals(GraphChecker.check(changed), second);
    }

    private static void assertClean(GraphDocument document) {
        assertEquals(List.of(), GraphChecker.check(document).findings());
    }

    private static GraphDocument apply(GraphDocument document, Fix fix) {
        return done(document, fix.edit());
    }

    private static GraphDocument done(GraphDocument document, Edit edit) {
        return switch (Edits.apply(document, edit)) {
            case EditResult.Done done -> done.document();
            case EditResult.Refused refused -> throw new AssertionError(refused.problem());
        };
    }
}
