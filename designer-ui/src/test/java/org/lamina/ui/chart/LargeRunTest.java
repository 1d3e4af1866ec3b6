package org.lamina.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lamina.theme.Theme;
import org.lamina.ui.testkit.FxScene;

/// Eight curves with a million points each stay quick to draw. The limit is generous, for machines under load; the
/// benchmark has the strict one.
class LargeRunTest {

    private static final int POINTS = 1_000_000;

    @Test
    void eightCurvesOfAMillionPointsAreDrawnInAFrame() {
        List<CurveSeries> all = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int s = 0; s < 8; s++) {
            CurveSeries series = new CurveSeries("series " + s);
            series.setSmoothingWeight(0.6);
            for (int i = 0; i < POINTS; i++) {
                series.add(i, Math.exp(-i / 3e5) * (1 + s * 0.2 + random.nextDouble() * 0.3));
            }
            all.add(series);
        }
        try (FxScene<CurveChart> scene = FxScene.showView(Theme.LIGHT, 1000, 600, Locale.ENGLISH, CurveChart::new)) {
            scene.run(chart -> {
                chart.smoothingProperty().set(0.6);
                for (int s = 0; s < 8; s++) {
                    chart.getCurves().add(new Curve(all.get(s), "run " + s, s, true));
                }
            });
            long[] nanos = new long[200];
            for (int frame = 0; frame < nanos.length; frame++) {
                int x = POINTS + frame;
                scene.run(chart -> {
                    all.forEach(series -> series.add(x, 0.5));
                    chart.refresh();
                });
                nanos[frame] = scene.get(CurveChart::getLastDrawNanos);
            }
            scene.picture("chart-large");
            Arrays.sort(nanos);
            assertEquals(POINTS + 200, all.getFirst().size());
            assertTrue(nanos[100] < 100_000_000, "median drawing took " + nanos[100] / 1e6 + " ms");
        }
    }
}
