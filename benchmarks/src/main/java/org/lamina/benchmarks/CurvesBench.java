package org.lamina.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.lamina.theme.Theme;
import org.lamina.theme.ThemeColors;
import org.lamina.theme.Themes;
import org.lamina.ui.chart.Curve;
import org.lamina.ui.chart.CurveChart;
import org.lamina.ui.chart.CurveSeries;
import org.lamina.ui.text.Messages;
import org.lamina.ui.visual.Exports;
import org.lamina.ui.visual.VisualContext;

/// Frame times of the curve plot with 8 series of 1,000,000 points (aim: p95 16.7 ms): while points arrive at about
/// 100 a second, and while the wheel zooms in and out.
public final class CurvesBench {
    private static final int SERIES = 8;
    private static final int POINTS = 1_000_000;
    private static final int FRAMES = 600;

    private final SplittableRandom random = new SplittableRandom(1);
    private final List<CurveSeries> series = new ArrayList<>();
    private long iteration;

    private CurvesBench() {}

    public static void main(String[] arguments) throws Exception {
        CompletableFuture<Void> finished = new CompletableFuture<>();
        Platform.startup(() -> new CurvesBench().show(finished));
        finished.get();
        Platform.exit();
    }

    private void show(CompletableFuture<Void> finished) {
        long begin = System.nanoTime();
        Messages messages = new Messages(Locale.ENGLISH);
        ThemeColors colors = new ThemeColors();
        CurveChart chart = new CurveChart(
                new VisualContext(colors, messages, new Exports(messages, (_, _) -> Optional.empty(), _ -> {})));
        for (int i = 0; i < SERIES; i++) {
            CurveSeries one = new CurveSeries("series" + i, POINTS + FRAMES * 10);
            series.add(one);
            chart.getCurves().add(new Curve(one, "series " + i, i, true));
        }
        for (int i = 0; i < POINTS; i++) {
            append();
        }
        double fillMillis = (System.nanoTime() - begin) / 1e6;
        Scene scene = new Scene(new StackPane(colors, chart), 1000, 600);
        Themes.apply(scene, Theme.LIGHT);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        chart.smoothingProperty().set(0.9);
        List<Double> draws = new ArrayList<>();
        new FrameClock(30, FRAMES, _ -> {
                    append();
                    append();
                    chart.refresh();
                    draws.add(chart.getLastDrawNanos() / 1e6);
                })
                .run()
                .thenAccept(appending -> {
                    draws.clear();
                    new FrameClock(30, FRAMES, frame -> {
                                zoom(chart, frame);
                                draws.add(chart.getLastDrawNanos() / 1e6);
                            })
                            .run()
                            .thenAccept(zooming -> {
                                new Figures("curves")
                                        .put("series", SERIES)
                                        .put("pointsPerSeries", POINTS)
                                        .put("fillMillis", fillMillis)
                                        .putTimes("appendFrameMillis", appending)
                                        .putTimes("zoomFrameMillis", zooming)
                                        .putTimes(
                                                "zoomDrawMillis",
                                                draws.stream()
                                                        .mapToDouble(d -> d)
                                                        .toArray())
                                        .print();
                                stage.close();
                                finished.complete(null);
                            });
                });
    }

    private void append() {
        iteration++;
        for (int i = 0; i < SERIES; i++) {
            series.get(i).add(iteration, 2.3 / (1 + iteration * 1e-5) + i * 0.2 + random.nextDouble() * 0.3);
        }
    }

    private static void zoom(CurveChart chart, int frame) {
        double delta = frame / 60 % 2 == 0 ? 12 : -12;
        Event.fireEvent(
                chart.getChildrenUnmodifiable().get(1),
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        500,
                        250,
                        500,
                        250,
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
                        null));
    }
}
