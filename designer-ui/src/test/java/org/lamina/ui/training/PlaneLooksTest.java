package org.lamina.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.SampleRef.InSplit;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.theme.Theme;
import org.lamina.ui.testkit.TestBench;
import org.lamina.ui.testkit.Window;

/// Networks that read points of the plane are looked at all over the plane.
class PlaneLooksTest {
    private static final ProbeRequest PREDICTION = new ProbeRequest.Prediction(new InSplit(Split.VALIDATION, 0));

    private Window<InspectPane> window;

    @BeforeEach
    void open() {
        window = Window.show(
                Theme.LIGHT,
                Locale.ENGLISH,
                1100,
                320,
                spiral(),
                bench -> new InspectPane(bench, PanePicturesTest.visual(bench), PanePicturesTest.actions(bench)));
        window.click("#inspect-prepare");
    }

    private static GraphDocument spiral() {
        GraphDocument chain = TestBench.chain(
                TestBench.node("point", new VectorInput(2)),
                TestBench.node("dense1", new Dense(8, Activation.TANH)),
                TestBench.node("output", new Output(3, Losses.SOFTMAX_CROSS_ENTROPY)));
        return chain.withSettings(
                chain.settings().withData(chain.settings().data().withSource(DataSpec.Points.KIND.defaults())));
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Set<ProbeRequest> watched() {
        return Set.copyOf(window.engine().session().watched());
    }

    @Test
    void theFirstLookIsAtTheDecisionBoundary() {
        assertEquals(Set.of(new ProbeRequest.Plane(new NodeId("output"), 80), PREDICTION), watched());
    }

    @Test
    void aHiddenLayerShowsWhatItsUnitsSayAllOverThePlane() {
        window.run(bench -> bench.editor().select(Set.of(new NodeId("dense1"))));
        window.engine().session().serve();
        window.run(_ -> {});
        assertEquals(Set.of(new ProbeRequest.Plane(new NodeId("dense1"), 32), PREDICTION), watched());
    }
}
