package org.lamina.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.settings.DataSpec;
import org.lamina.theme.Theme;
import org.lamina.ui.chart.ChartEvent;
import org.lamina.ui.chart.CurveChart;
import org.lamina.ui.chart.CurveSeries;
import org.lamina.ui.testkit.TestBench;
import org.lamina.ui.testkit.Window;
import org.lamina.ui.visual.Exports;
import org.lamina.ui.visual.VisualContext;

/// The curves grow with the stream, carry the events of the run and begin anew with a new run.
class CurvesPaneTest {
    private Window<CurvesPane> window;

    @BeforeEach
    void open() {
        window = Window.show(
                Theme.LIGHT,
                Locale.ENGLISH,
                1000,
                260,
                TestBench.lenet(),
                bench -> new CurvesPane(
                        bench,
                        new VisualContext(
                                bench.colors(),
                                bench.messages(),
                                new Exports(bench.messages(), (_, _) -> Optional.empty(), _ -> {}))));
        train();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void train() {
        window.run(bench ->
                bench.bench().runs().open(TrainingRequest.of(bench.editor().document(), 1)));
    }

    private List<Integer> sizes(String chart) {
        return window.node(chart, CurveChart.class).getCurves().stream()
                .map(curve -> curve.series().size())
                .toList();
    }

    @Test
    void everyBatchAndEveryEpochAddsAPoint() {
        window.engine().session().batches(100);
        window.run(_ -> {});
        window.engine().session().batches(50);
        window.engine().session().finishEpoch(1, 0.1, 0.97);
        window.run(_ -> {});
        assertEquals(List.of(150, 1), sizes("#curves-loss"));
        assertEquals(List.of(150, 1), sizes("#curves-accuracy"));
    }

    /// Where an output gives numbers no accuracy is measured.
    @Test
    void onlyTheLossIsDrawnWhereNoAccuracyIsMeasured() {
        window.engine().session().feed().append(1, 0.5f, Float.NaN);
        window.run(_ -> {});
        assertEquals(List.of(1, 0), sizes("#curves-loss"));
        assertFalse(window.is(_ -> chart("#curves-accuracy").isVisible()));
        train();
        assertTrue(window.is(_ -> chart("#curves-accuracy").isVisible()));
    }

    @Test
    void whereDataHaveNoClassesNoAccuracyIsExpected() {
        window.run(bench -> {
            bench.bench().runs().close();
            bench.editor().open(TestBench.autoencoder());
        });
        assertFalse(window.is(_ -> chart("#curves-accuracy").isVisible()));
        window.run(bench -> bench.editor().open(TestBench.lenet()));
        assertTrue(window.is(_ -> chart("#curves-accuracy").isVisible()));
    }

    /// Also before the first run.
    @Test
    void theChartIsCalledByWhatIsMeasuredOfTheData() {
        assertEquals("Accuracy", title());
        DataSpec.DigitScenes scenes = DataSpec.DigitScenes.KIND.defaults();
        window.run(bench -> {
            bench.bench().runs().close();
            bench.editor().open(learning(scenes));
        });
        assertEquals("Pixel accuracy", title());
        window.run(bench -> bench.editor().open(learning(scenes.withTarget(DataSpec.DigitScenes.SceneTarget.BOXES))));
        assertEquals("Mean average precision", title());
    }

    private String title() {
        return window.get(_ -> chart("#curves-accuracy").titleProperty().get());
    }

    private static GraphDocument learning(DataSpec data) {
        GraphDocument lenet = TestBench.lenet();
        return lenet.withSettings(
                lenet.settings().withData(lenet.settings().data().withSource(data)));
    }

    @Test
    void whatHappensIsMarkedInBothCharts() {
        window.engine().session().batches(10);
        window.engine().session().pause();
        window.engine().session().setLearningRate(0.01);
        window.run(_ -> {});
        List<ChartEvent> expected = List.of(
                new ChartEvent(10, ChartEvent.Kind.PAUSE, "Paused"),
                new ChartEvent(10, ChartEvent.Kind.RATE_CHANGE, "Learning rate 0.01"));
        assertEquals(expected, window.node("#curves-loss", CurveChart.class).getEvents());
        assertEquals(expected, window.node("#curves-accuracy", CurveChart.class).getEvents());
    }

    @Test
    void theXAxisCountsIterationsEpochsOrTime() {
        window.engine().session().train();
        window.engine().session().batches(422);
        window.run(_ -> {});
        CurveSeries series =
                window.get(_ -> chart("#curves-loss").getCurves().getFirst().series());
        assertEquals(422.0, window.get(_ -> series.x(421)), 1e-9);
        window.click("#curves-x-epoch");
        assertEquals(0.5, window.get(_ -> series.x(421)), 1e-9);
        assertEquals("epoch", window.get(_ -> chart("#curves-accuracy").getXName()));
        window.click("#curves-x-epoch");
        assertTrue(window.node("#curves-x-epoch", ToggleButton.class).isSelected());
        window.click("#curves-x-time");
        double seconds = window.get(_ -> series.x(421));
        assertTrue(seconds < 60 && seconds != 0.5, seconds + " s");
        window.click("#curves-x-iteration");
        assertEquals(422.0, window.get(_ -> series.x(421)), 1e-9);
    }

    @Test
    void whatHappenedIsToldInTheLanguageOfNow() {
        window.engine().session().batches(844);
        window.engine().session().finishEpoch(1, 0.1, 0.97);
        window.run(_ -> {});
        ChartEvent event = window.get(_ -> chart("#curves-loss").getEvents().getFirst());
        assertEquals(new ChartEvent(844, ChartEvent.Kind.EPOCH, "End of epoch 1"), event);
        window.run(bench -> bench.bench().messages().languageProperty().set(Locale.SIMPLIFIED_CHINESE));
        assertEquals(
                "第 1 轮结束",
                window.get(_ -> chart("#curves-loss").getEvents().getFirst().text()));
    }

    private CurveChart chart(String id) {
        return window.node(id, CurveChart.class);
    }

    @Test
    void aNewRunBeginsWithEmptyCurves() {
        window.engine().session().batches(10);
        window.run(_ -> {});
        train();
        assertEquals(List.of(0, 0), sizes("#curves-loss"));
    }

    @Test
    void aClosedRunTakesItsCurvesAlong() {
        window.engine().session().batches(10);
        window.run(_ -> {});
        window.run(bench -> bench.bench().runs().close());
        assertEquals(List.of(0, 0), sizes("#curves-loss"));
    }
}
