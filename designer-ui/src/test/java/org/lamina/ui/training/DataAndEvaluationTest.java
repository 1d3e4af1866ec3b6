package org.lamina.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.settings.DataSpec;
import org.lamina.theme.Theme;
import org.lamina.ui.testkit.TestBench;
import org.lamina.ui.testkit.Window;

/// The data are shown and chosen; the evaluation leads to the very samples.
class DataAndEvaluationTest {
    @Test
    void aSampleOfTheDataIsLookedAtWhenItIsPressed() {
        try (Window<DataPane> window = Window.show(
                Theme.LIGHT,
                Locale.ENGLISH,
                1200,
                300,
                TestBench.lenet(),
                bench -> new DataPane(bench, PanePicturesTest.visual(bench)))) {
            window.click("#data-sample-3");
            assertEquals(
                    new SampleRef.InSplit(SampleRef.Split.TRAINING, 3),
                    window.get(bench -> bench.bench().runs().sampleProperty().get()));
        }
    }

    @Test
    void anotherDataSetChangesTheProject() {
        try (Window<DataPane> window = Window.show(
                Theme.LIGHT,
                Locale.ENGLISH,
                1200,
                300,
                TestBench.lenet(),
                bench -> new DataPane(bench, PanePicturesTest.visual(bench)))) {
            @SuppressWarnings("unchecked")
            ComboBox<Kind<?>> source = window.node("#data-source", ComboBox.class);
            window.run(_ -> source.setValue(DataSpec.FashionMnist.KIND));
            assertEquals(
                    new DataSpec.FashionMnist(),
                    window.get(
                            bench -> bench.editor().document().settings().data().source()));
            assertEquals("T-shirt", window.text("#data-sample-0"));
        }
    }

    @Test
    void whatWasReadIsKnownToTheChecks() {
        GraphDocument wide = wide();
        assertEquals(List.of(), GraphChecker.check(wide).findings());
        try (Window<DataPane> window = Window.show(
                Theme.LIGHT,
                Locale.ENGLISH,
                1200,
                300,
                wide,
                bench -> new DataPane(bench, PanePicturesTest.visual(bench)))) {
            assertEquals(
                    List.of("risk.many-parameters"),
                    window.get(bench -> bench.editor().projectAnalysis().findings().stream()
                            .map(finding -> finding.problem().code())
                            .toList()));
            window.run(bench ->
                    bench.editor().perform(new Edit.ChangeSpec(new NodeId("dense1"), new Dense(64, Activation.RELU))));
            assertEquals(
                    List.of(),
                    window.get(bench -> bench.editor().projectAnalysis().findings()));
        }
    }

    @Test
    void whatARunHasReadIsKnownToTheChecksAlsoWhileThePaneIsOutOfSight() {
        try (Window<StackPane> window = Window.show(Theme.LIGHT, Locale.ENGLISH, 300, 200, wide(), bench -> {
            DataPane outOfSight = new DataPane(bench, PanePicturesTest.visual(bench));
            return new StackPane(new TabPane(new Tab("other"), new Tab("data", outOfSight)));
        })) {
            assertEquals(
                    List.of(),
                    window.get(bench -> bench.editor().projectAnalysis().findings()));
            window.run(bench ->
                    bench.bench().runs().open(TrainingRequest.of(bench.editor().document(), 1)));
            window.run(_ -> {});
            assertTrue(window.is(
                    bench -> bench.editor().projectAnalysis().findings().size() == 1));
        }
    }

    private static GraphDocument wide() {
        Edit wider = new Edit.ChangeSpec(new NodeId("dense1"), new Dense(9000, Activation.RELU));
        return Edits.apply(TestBench.lenet(), wider) instanceof EditResult.Done done
                ? done.document()
                : GraphDocument.EMPTY;
    }

    @Test
    void noLimitIsSaidInAWord() {
        try (Window<DataPane> window = Window.show(
                Theme.LIGHT,
                Locale.ENGLISH,
                1200,
                300,
                TestBench.lenet(),
                bench -> new DataPane(bench, PanePicturesTest.visual(bench)))) {
            assertEquals("All", window.text("#data-limit"));
            window.type("#data-limit", "500");
            assertEquals(500, limit(window));
            window.type("#data-limit", "all");
            assertEquals(0, limit(window));
        }
    }

    @Test
    void theWorstReconstructionsStandFirstAndBesideTheirInput() {
        try (Window<EvaluatePane> window = Window.show(
                Theme.LIGHT,
                Locale.ENGLISH,
                1200,
                320,
                TestBench.autoencoder(),
                bench -> new EvaluatePane(bench, PanePicturesTest.visual(bench), PanePicturesTest.actions(bench)))) {
            window.click("#evaluate");
            assertEquals("0.0400", window.text("#worst-0"));
            window.click("#worst-1");
            assertEquals(
                    new SampleRef.InSplit(SampleRef.Split.TEST, 2),
                    window.get(bench -> bench.bench().runs().sampleProperty().get()));
        }
    }

    @Test
    void evaluatingShowsNumbersAndTheWorstMistakes() {
        try (Window<EvaluatePane> window = Window.show(
                Theme.LIGHT,
                Locale.ENGLISH,
                1200,
                320,
                TestBench.lenet(),
                bench -> new EvaluatePane(bench, PanePicturesTest.visual(bench), PanePicturesTest.actions(bench)))) {
            window.click("#evaluate");
            assertEquals("94.10%", window.text("#test-accuracy-output"));
            assertEquals("Worst mistakes", window.text("#mistakes-title"));
            assertEquals("9 → 2, 99%", window.text("#mistake-0"));
            window.click("#mistake-0");
            assertEquals(
                    new SampleRef.InSplit(SampleRef.Split.TEST, 629),
                    window.get(bench -> bench.bench().runs().sampleProperty().get()));
        }
    }

    private static int limit(Window<?> window) {
        Integer limit =
                window.get(bench -> bench.editor().document().settings().data().limit());
        return limit;
    }
}
