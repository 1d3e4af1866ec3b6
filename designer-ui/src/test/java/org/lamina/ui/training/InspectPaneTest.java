package org.lamina.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.PositionalEncoding;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.SampleRef.InSplit;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.theme.Theme;
import org.lamina.ui.testkit.Clipping;
import org.lamina.ui.testkit.TestBench;
import org.lamina.ui.testkit.Window;
import org.lamina.ui.visual.ProbabilitiesView;
import org.lamina.ui.visual.ReconstructionView;

/// The look inside follows selection, view and sample, sends what is drawn, and asks for nothing while it is hidden.
class InspectPaneTest {
    private static final SampleRef FIRST = new InSplit(Split.VALIDATION, 0);

    private Window<InspectPane> window;

    @BeforeEach
    void open() {
        window = Window.show(
                Theme.LIGHT,
                Locale.ENGLISH,
                1100,
                320,
                TestBench.lenet(),
                bench -> new InspectPane(bench, PanePicturesTest.visual(bench), PanePicturesTest.actions(bench)));
    }

    private void reopen(double height, GraphDocument document) {
        reopen(1100, height, document);
    }

    private void reopen(double width, double height, GraphDocument document) {
        window.close();
        window = Window.show(
                Theme.LIGHT,
                Locale.ENGLISH,
                width,
                height,
                document,
                bench -> new InspectPane(bench, PanePicturesTest.visual(bench), PanePicturesTest.actions(bench)));
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Set<ProbeRequest> watched() {
        return Set.copyOf(window.engine().session().watched());
    }

    private void prepare() {
        window.click("#inspect-prepare");
    }

    private SampleRef sample() {
        return window.get(bench -> bench.bench().runs().sampleProperty().get());
    }

    @Test
    void anUntrainedNetworkIsBuiltAndLookedAtOnDemand() {
        prepare();
        assertEquals(List.of(), window.engine().session().commands());
        assertEquals(
                Set.of(new ProbeRequest.Activations(new NodeId("conv1"), FIRST), new ProbeRequest.Prediction(FIRST)),
                watched());
    }

    @Test
    void itFollowsTheSelectionAndTheChosenView() {
        prepare();
        window.run(bench -> bench.select("conv2"));
        window.click("#inspect-filters");
        assertEquals(
                Set.of(new ProbeRequest.Filters(new NodeId("conv2")), new ProbeRequest.Prediction(FIRST)), watched());
        window.run(bench -> bench.select("dense1"));
        assertTrue(watched().contains(new ProbeRequest.Activations(new NodeId("dense1"), FIRST)));
    }

    @Test
    void mapsOfALayerInsideABlockAreLookedAt() {
        window.run(bench -> bench.editor().perform(new Edit.Group(Set.of(new NodeId("conv1")), "stem")));
        prepare();
        NodeId inside = window.get(bench -> Expansion.flat(bench.editor().project()).nodes().stream()
                .map(GraphNode::id)
                .filter(id -> id.value().endsWith(".conv1"))
                .findFirst()
                .orElseThrow());
        window.run(_ -> window.pane().inspect(inside));
        assertTrue(watched().contains(new ProbeRequest.Activations(inside, FIRST)));
    }

    @Test
    void whatTheNetworkMakesOfAPictureStandsBesideIt() {
        reopen(320, TestBench.autoencoder());
        prepare();
        assertTrue(window.is(_ ->
                window.node("#inspect-reconstruction", ReconstructionView.class).isVisible()));
        assertFalse(window.is(
                _ -> window.node("#inspect-prediction", ProbabilitiesView.class).isVisible()));
    }

    @Test
    void theSampleIsChosenByNumberAndNeighbour() {
        prepare();
        window.type("#sample-number", "41");
        window.press(KeyCode.ENTER);
        window.click("#sample-next");
        assertEquals(new InSplit(Split.VALIDATION, 42), sample());
        window.type("#sample-number", "99999999");
        window.press(KeyCode.ENTER);
        assertEquals(new InSplit(Split.VALIDATION, 5999), sample());
    }

    @Test
    void whatIsDrawnIsLookedAt() {
        prepare();
        window.click("#inspect-draw");
        window.robot().drag("#digit-pad").moveBy(0, 40).drop();
        window.run(_ -> {});
        SampleRef.Given drawn = assertInstanceOf(SampleRef.Given.class, sample());
        assertEquals(28 * 28, drawn.input().values().length);
        assertEquals("", window.text("#sample-number"));
        float darkest = 0;
        for (float value : drawn.input().values()) {
            darkest = Math.max(darkest, value);
        }
        assertEquals(255, darkest);
        assertTrue(watched().contains(new ProbeRequest.Prediction(drawn)));
        window.click("#inspect-draw");
        assertEquals(FIRST, sample());
    }

    @Test
    void clearingThePadLooksAtAnEmptyPictureAndSaysSo() {
        prepare();
        window.click("#inspect-draw");
        window.robot().drag("#digit-pad").moveBy(0, 40).drop();
        window.run(_ -> {});
        window.click("#digit-clear");
        SampleRef.Given drawn = assertInstanceOf(SampleRef.Given.class, sample());
        for (float value : drawn.input().values()) {
            assertEquals(0, value);
        }
        window.engine().session().batches(1);
        window.run(_ -> {});
        assertEquals("empty picture", window.get(_ -> prediction().getCaption()));
    }

    @Test
    void theDrawingIsLookedAtAgainWhenThePadOpensAgain() {
        prepare();
        window.click("#inspect-draw");
        window.robot().drag("#digit-pad").moveBy(0, 40).drop();
        window.run(_ -> {});
        SampleRef drawn = sample();
        window.click("#inspect-draw");
        window.click("#inspect-draw");
        assertEquals(drawn, sample());
    }

    @Test
    void anotherSampleClosesThePad() {
        prepare();
        window.click("#inspect-draw");
        window.robot().drag("#digit-pad").moveBy(0, 40).drop();
        window.run(_ -> {});
        window.click("#sample-next");
        assertEquals(new InSplit(Split.VALIDATION, 1), sample());
        ToggleButton draw = window.node("#inspect-draw", ToggleButton.class);
        assertFalse(window.is(_ -> draw.isSelected()));
        assertFalse(window.is(_ ->
                window.pane().lookup("#digit-clear").getParent().getParent().isVisible()));
    }

    @Test
    void valuesOfTheNetworkBeforeAnEditSayThatTheyAre() {
        prepare();
        Node former = window.get(_ -> window.pane().lookup("#inspect-former"));
        assertFalse(window.is(_ -> former.isVisible()));
        window.run(bench -> bench.editor().perform(new Edit.ChangeSpec(new NodeId("conv1"), Conv2d.KIND.defaults())));
        assertTrue(window.is(_ -> former.isVisible()));
        window.run(bench -> bench.editor().undo());
        assertFalse(window.is(_ -> former.isVisible()));
    }

    private ProbabilitiesView prediction() {
        return (ProbabilitiesView) window.pane().lookup("#inspect-prediction");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1100, 800, 560})
    void tenClassesAreInSightAtTheUsualHeight(double width) {
        double height = 206;
        reopen(width, height, TestBench.lenet());
        prepare();
        window.engine().session().batches(1);
        window.run(_ -> {});
        List<Bounds> rows = window.get(_ -> prediction().lookupAll(".probability-row").stream()
                .map(row -> row.localToScene(row.getLayoutBounds()))
                .toList());
        assertEquals(10, rows.size());
        assertTrue(rows.getLast().getMaxY() <= height, "the last row ends at " + rows.getLast());
        assertTrue(
                rows.getFirst().getHeight() >= 14, "rows are " + rows.getFirst().getHeight() + " high");
        assertEquals(0.0, window.get(_ -> prediction().localToScene(0, 0).getY()), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1100, 940, 760, 600, 560})
    void theChoicesNeitherOverlapNorLeaveTheirPlace(double width) {
        reopen(width, 206, TestBench.lenet());
        prepare();
        window.run(bench -> bench.select("conv1"));
        List<Bounds> places = window.get(_ -> ((Parent) window.pane().lookup(".pane-header"))
                .getChildrenUnmodifiable().stream()
                        .filter(Node::isVisible)
                        .map(node -> node.localToScene(node.getLayoutBounds()))
                        .toList());
        double end = window.get(_ -> prediction().localToScene(0, 0).getX());
        for (int i = 0; i < places.size(); i++) {
            assertTrue(places.get(i).getMaxX() <= end, "up to " + places.get(i).getMaxX() + " of " + end);
            for (int k = 0; k < i; k++) {
                assertFalse(overlap(places.get(i), places.get(k)), places.get(i) + " is over " + places.get(k));
            }
        }
        assertEquals(4, places.size());
        assertEquals(List.of(), window.get(_ -> Clipping.under(window.pane())));
    }

    private static boolean overlap(Bounds one, Bounds other) {
        return one.getMinX() < other.getMaxX()
                && other.getMinX() < one.getMaxX()
                && one.getMinY() < other.getMaxY()
                && other.getMinY() < one.getMaxY();
    }

    @Test
    void aLowPaneStillShowsTheToolsBelowThePad() {
        double height = 200;
        reopen(height, TestBench.lenet());
        prepare();
        window.click("#inspect-draw");
        Node clear = window.node("#digit-clear", Node.class);
        double bottom =
                window.get(_ -> clear.localToScene(clear.getLayoutBounds()).getMaxY());
        assertTrue(bottom <= height, "the button ends at " + bottom);
        for (String tool : List.of("#digit-clear", "#digit-centre")) {
            Region shown = window.node(tool, Region.class);
            assertTrue(window.is(_ -> shown.getWidth() >= shown.prefWidth(-1)), tool + " is cut off");
        }
    }

    @Test
    void anAttentionLayerIsSuggestedBeforeThePositionsItGets() {
        GraphDocument attention = TestBench.chain(
                TestBench.node("tokens", new TokenInput(10, 8)),
                TestBench.node("embedding", Embedding.KIND.defaults()),
                TestBench.node("positions", PositionalEncoding.KIND.defaults()),
                TestBench.node("attention", SelfAttention.KIND.defaults()),
                TestBench.node("output", new Output(10, Losses.SOFTMAX_CROSS_ENTROPY)));
        reopen(
                320,
                attention.withSettings(attention
                        .settings()
                        .withData(attention.settings().data().withSource(DataSpec.Reversal.KIND.defaults()))));
        prepare();
        assertEquals(
                Set.of(new ProbeRequest.Attention(new NodeId("attention"), FIRST), new ProbeRequest.Prediction(FIRST)),
                watched());
    }

    @Test
    void aHiddenPaneAsksForNothing() {
        prepare();
        window.run(_ -> window.pane().setVisible(false));
        assertEquals(Set.of(), watched());
        window.run(_ -> window.pane().setVisible(true));
        assertEquals(2, watched().size());
    }
}
