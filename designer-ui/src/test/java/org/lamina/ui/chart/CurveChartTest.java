package org.lamina.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lamina.theme.Theme;
import org.lamina.ui.testkit.FxScene;
import org.lamina.ui.text.Numbers;

class CurveChartTest {

    private static final double X_IN_PLOT = 300;
    private static final double Y_IN_PLOT = 80;

    private final CurveSeries training = new CurveSeries("training");
    private final CurveSeries validation = new CurveSeries("validation");

    @ParameterizedTest
    @EnumSource(Theme.class)
    void drawsTheCurvesInTheColoursOfTheTheme(Theme theme) {
        fillLikeARun(4_000);
        try (FxScene<CurveChart> scene = show(theme)) {
            scene.run(chart -> {
                chart.smoothingProperty().set(0.9);
                chart.yScaleProperty().set(AxisScale.LOG);
                chart.crosshairXProperty().set(1041);
                chart.getEvents().add(new ChartEvent(844, ChartEvent.Kind.EPOCH, "Epoch 1 done"));
                chart.getEvents().add(new ChartEvent(2000, ChartEvent.Kind.RATE_CHANGE, "Learning rate 0.0005"));
            });
            scene.picture("chart-" + theme.id());
            int blue = scene.get(chart -> chart.getColors().seriesColor(0));
            assertTrue(count(scene, blue) > 200, "few pixels of the first series: " + count(scene, blue));
        }
    }

    @Test
    void saysWhyItIsEmpty() {
        try (FxScene<CurveChart> scene = show(Theme.LIGHT)) {
            scene.picture("chart-empty");
            assertTrue(scene.is(chart -> chart.plot().lookup(".empty-text").isVisible()));
            training.add(1, 2);
            scene.run(CurveChart::refresh);
            assertFalse(scene.is(chart -> chart.plot().lookup(".empty-text").isVisible()));
        }
    }

    @Test
    void wheelZoomsAtThePointerAndDoubleClickFollowsAgain() {
        fillLikeARun(1_000);
        try (FxScene<CurveChart> scene = show(Theme.LIGHT)) {
            double under = scene.get(chart -> chart.plot().xAt(X_IN_PLOT));
            double span = scene.get(chart -> span(chart.plot()));
            scene.run(chart -> Event.fireEvent(chart.plot(), scroll(400)));
            assertEquals(under, scene.get(chart -> chart.plot().xAt(X_IN_PLOT)), span * 1e-2);
            assertTrue(scene.get(chart -> span(chart.plot())) < span * 0.6);
            assertFalse(scene.is(CurveChart::isFollowing));
            scene.run(chart -> Event.fireEvent(chart.plot(), mouse(MouseEvent.MOUSE_CLICKED, X_IN_PLOT, 2)));
            assertTrue(scene.is(CurveChart::isFollowing));
            assertEquals(span, scene.get(chart -> span(chart.plot())), 1e-9);
        }
    }

    @Test
    void draggingPansByThePointersWay() {
        fillLikeARun(1_000);
        try (FxScene<CurveChart> scene = show(Theme.LIGHT)) {
            scene.run(chart -> Event.fireEvent(chart.plot(), scroll(400)));
            double grabbed = scene.get(chart -> chart.plot().xAt(X_IN_PLOT));
            scene.run(chart -> {
                Event.fireEvent(chart.plot(), mouse(MouseEvent.MOUSE_PRESSED, X_IN_PLOT, 1));
                Event.fireEvent(chart.plot(), mouse(MouseEvent.MOUSE_DRAGGED, X_IN_PLOT + 50, 1));
            });
            assertEquals(grabbed, scene.get(chart -> chart.plot().xAt(X_IN_PLOT + 50)), 2);
        }
    }

    @Test
    void chartsBoundTogetherShareTheCrosshair() {
        fillLikeARun(1_000);
        try (FxScene<CurveChart> first = show(Theme.LIGHT);
                FxScene<CurveChart> second = show(Theme.LIGHT)) {
            second.run(chart ->
                    chart.crosshairXProperty().bindBidirectional(first.control().crosshairXProperty()));
            first.run(chart -> Event.fireEvent(chart.plot(), mouse(MouseEvent.MOUSE_MOVED, X_IN_PLOT, 0)));
            second.picture("chart-crosshair");
            double x = first.get(CurveChart::getCrosshairX);
            assertEquals(x, second.get(CurveChart::getCrosshairX));
            String exact = Numbers.readout(training.y(training.nearest(x)), Locale.ENGLISH);
            assertTrue(second.is(chart -> chart.plot().lookupAll(".read-out-value").stream()
                    .map(node -> ((Label) node).getText())
                    .anyMatch(text -> text.startsWith(exact))));
            first.run(chart -> Event.fireEvent(chart.plot(), mouse(MouseEvent.MOUSE_EXITED, X_IN_PLOT, 0)));
            assertTrue(Double.isNaN(second.get(CurveChart::getCrosshairX)));
        }
    }

    @Test
    void aLegendEntryHidesItsCurve() {
        fillLikeARun(1_000);
        try (FxScene<CurveChart> scene = show(Theme.LIGHT)) {
            int orange = scene.get(chart -> chart.getColors().seriesColor(1));
            assertTrue(count(scene, orange) > 10);
            scene.run(chart -> chart.setShown(validation, false));
            assertEquals(0, count(scene, orange));
            scene.run(chart -> chart.setShown(validation, true));
            assertTrue(count(scene, orange) > 10);
        }
    }

    @Test
    void aRunThatBrokeShowsWhere() {
        fillLikeARun(300);
        training.add(301, Double.NaN);
        training.add(302, Double.NaN);
        try (FxScene<CurveChart> scene = show(Theme.LIGHT)) {
            scene.picture("chart-gap");
            int red = scene.get(chart -> chart.getColors().error());
            assertTrue(count(scene, red) > 5);
        }
    }

    @Test
    void theAxisHasEveryNumberAlsoWhereEpochsEnd() {
        fillLikeARun(2_000);
        try (FxScene<CurveChart> scene = show(Theme.LIGHT)) {
            scene.run(chart -> {
                for (int end = 500; end <= 2_000; end += 500) {
                    chart.getEvents().add(new ChartEvent(end, ChartEvent.Kind.EPOCH, "End of epoch"));
                }
            });
            List<String> numbers = texts(scene, ".axis-label", Text.class, Text::getText);
            assertTrue(numbers.containsAll(List.of("500", "1,000", "1,500", "2,000")), numbers.toString());
        }
    }

    @Test
    void theKeyNamesTheMarksThatThePlotHas() {
        fillLikeARun(1_000);
        try (FxScene<CurveChart> scene = show(Theme.LIGHT)) {
            scene.run(chart -> {
                chart.getEvents().add(new ChartEvent(400, ChartEvent.Kind.CHECKPOINT, "Checkpoint saved"));
                chart.getEvents().add(new ChartEvent(500, ChartEvent.Kind.EPOCH, "End of epoch 1"));
                chart.getEvents().add(new ChartEvent(800, ChartEvent.Kind.CHECKPOINT, "Checkpoint saved"));
            });
            scene.picture("chart-marks");
            assertEquals(
                    List.of("end of epoch", "checkpoint"),
                    texts(scene, ".plot-mark-key .label", Label.class, Label::getText));
        }
    }

    private static <T> List<String> texts(
            FxScene<CurveChart> scene, String selector, Class<T> type, Function<T, String> text) {
        return scene.get(chart -> chart.lookupAll(selector).stream()
                .filter(Node::isVisible)
                .map(type::cast)
                .map(text)
                .toList());
    }

    private FxScene<CurveChart> show(Theme theme) {
        return FxScene.showView(theme, 620, 240, Locale.ENGLISH, context -> {
            CurveChart chart = new CurveChart(context);
            chart.titleProperty().set("Loss");
            chart.xNameProperty().set("iteration");
            chart.emptyTextProperty().set("No run yet. Press Train, and the loss of every batch appears here.");
            chart.getCurves().add(new Curve(training, "training", 0, true));
            chart.getCurves().add(new Curve(validation, "validation", 1, false));
            return chart;
        });
    }

    private void fillLikeARun(int iterations) {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 1; i <= iterations; i++) {
            training.add(i, 2.3 * Math.exp(-i / 900.0) * (0.7 + 0.6 * random.nextDouble()) + 0.03);
            if (i % 100 == 0) {
                validation.add(i, 2.3 * Math.exp(-i / 900.0) + 0.05);
            }
        }
    }

    private static double span(PlotPane plot) {
        return plot.window().xs().max() - plot.window().xs().min();
    }

    private static int count(FxScene<CurveChart> scene, int argb) {
        return scene.get(chart -> {
            int found = 0;
            for (int pixel : chart.plot().raster().pixels()) {
                found += pixel == argb ? 1 : 0;
            }
            return found;
        });
    }

    private static ScrollEvent scroll(double delta) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                X_IN_PLOT,
                Y_IN_PLOT,
                0,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                delta,
                0,
                delta,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, double x, int clicks) {
        boolean pressed = type != MouseEvent.MOUSE_MOVED && type != MouseEvent.MOUSE_EXITED;
        return new MouseEvent(
                (Object) null,
                (Node) null,
                type,
                x,
                Y_IN_PLOT,
                x,
                Y_IN_PLOT,
                MouseButton.PRIMARY,
                clicks,
                false,
                false,
                false,
                false,
                pressed,
                false,
                false,
                false,
                false,
                false,
                null);
    }
}
