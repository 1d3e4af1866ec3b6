package org.lamina.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
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
import org.lamina.ui.testkit.TestBench;
import org.lamina.ui.testkit.Window;

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
        window.close();
        window = Window.show(
                Theme.LIGHT,
                Locale.ENGLISH,
                1100,
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
