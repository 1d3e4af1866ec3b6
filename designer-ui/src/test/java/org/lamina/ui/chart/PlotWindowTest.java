package org.lamina.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlotWindowTest {

    /// The range of 0 to 100 ends one to two steps of 1 further.
    private static final double RIGHT_END = 102;

    private static final double LEFT_END = -1.02;

    private static final double MIDDLE = (LEFT_END + RIGHT_END) / 2;

    private final PlotWindow window = new PlotWindow();
    private final CurveSeries series = new CurveSeries("loss");

    @BeforeEach
    void addPoints() {
        for (int i = 0; i <= 100; i++) {
            series.add(i, 100 - i);
        }
        window.fit(List.of(series));
    }

    @Test
    void followsNewPoints() {
        assertEquals(LEFT_END, window.xs().min(), 1e-9);
        assertEquals(RIGHT_END, window.xs().max(), 1e-9);
        series.add(250, 7);
        window.fit(List.of(series));
        assertTrue(window.xs().contains(250) && window.xs().max() < 256);
    }

    @Test
    void rightEndStandsStillForManyPoints() {
        for (int i = 101; i < 10_000; i++) {
            series.add(i, 1);
        }
        window.fit(List.of(series));
        AxisRange before = window.xs();
        int frames = 0;
        for (int i = 10_000; window.xs().equals(before); i++, frames++) {
            series.add(i, 1);
            window.fit(List.of(series));
            assertTrue(window.xs().contains(i));
        }
        assertTrue(frames > 20, "stood still for " + frames);
    }

    @Test
    void zoomingStopsFollowingUntilAsked() {
        window.zoomX(0.1, 0.5);
        series.add(250, 7);
        window.fit(List.of(series));
        assertFalse(window.isFollowing());
        assertEquals(MIDDLE - 5.151, window.xs().min(), 1e-9);
        assertEquals(MIDDLE + 5.151, window.xs().max(), 1e-9);
        window.follow();
        window.fit(List.of(series));
        assertTrue(window.isFollowing());
        assertTrue(window.xs().contains(250) && window.xs().max() < 256);
    }

    @Test
    void yFitsWhatIsInView() {
        window.zoomX(0.1, 0.5);
        window.fit(List.of(series));
        // In view are x = 46 to 55, so y = 45 to 54.
        assertEquals(45 - 0.06 * 9, window.ys().min(), 1e-9);
        assertEquals(54 + 0.06 * 9, window.ys().max(), 1e-9);
    }

    @Test
    void panningMovesTheContentWithThePointer() {
        window.pan(0.25, 0);
        assertEquals(LEFT_END - 0.25 * 103.02, window.xs().min(), 1e-9);
        assertEquals(RIGHT_END - 0.25 * 103.02, window.xs().max(), 1e-9);
    }

    @Test
    void changingTheScaleFitsAgain() {
        window.zoomY(0.5, 0.5);
        window.setScales(AxisScale.LINEAR, AxisScale.LOG);
        window.fit(List.of(series));
        assertTrue(window.isFollowing());
        assertEquals(AxisScale.LOG, window.ys().scale());
        assertTrue(window.ys().contains(100));
    }

    @Test
    void nothingToShowStillGivesARange() {
        window.fit(List.of());
        assertTrue(window.xs().min() < window.xs().max());
        CurveSeries single = new CurveSeries("one");
        single.add(0, 3);
        window.fit(List.of(single));
        assertTrue(window.ys().contains(3));
        assertTrue(window.xs().contains(0));
    }
}
