package org.lamina.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CurveSeriesTest {

    @Test
    void findsPointsByX() {
        CurveSeries series = new CurveSeries("loss");
        for (double x : new double[] {1, 2, 3, 7, 7.5}) {
            series.add(x, -x);
        }
        assertEquals(0, series.indexFrom(0));
        assertEquals(3, series.indexFrom(3.5));
        assertEquals(5, series.indexFrom(8));
        assertEquals(2, series.nearest(4));
        assertEquals(3, series.nearest(6));
        assertEquals(4, series.nearest(100));
        assertEquals(-1, new CurveSeries("empty").nearest(1));
        assertEquals(-7.5, series.y(4));
    }

    @Test
    void keepsUnevenXExactly() {
        CurveSeries series = new CurveSeries("loss");
        double[] xs = {0.1, 0.2, 0.30000000000000004, 0.5, 0.5, 1e9};
        for (double x : xs) {
            series.add(x, x);
        }
        for (int i = 0; i < xs.length; i++) {
            assertEquals(xs[i], series.x(i));
        }
    }

    @Test
    void aMeasurePlacesThePointsAnewAndFindsThemThere() {
        CurveSeries series = new CurveSeries("loss");
        for (int i = 1; i <= 300; i++) {
            series.add(i, -i);
        }
        XMeasure thirds = new XMeasure() {
            @Override
            public double of(double iteration) {
                return iteration / 3;
            }

            @Override
            public double iteration(double x) {
                return x * 3;
            }
        };
        int before = series.rewrites();
        series.setMeasure(thirds);
        assertTrue(series.rewrites() > before);
        for (int i = 0; i < 300; i++) {
            assertEquals((i + 1) / 3.0, series.x(i));
            assertEquals(i, series.indexFrom(series.x(i)));
            assertEquals(i, series.nearest(series.x(i)));
        }
        series.removeFrom(200);
        assertEquals(199, series.size());
        series.setMeasure(XMeasure.ITERATIONS);
        assertEquals(199, series.x(198));
    }

    @Test
    void refusesToGoBackInX() {
        CurveSeries series = new CurveSeries("loss");
        series.add(5, 1);
        assertThrows(IllegalArgumentException.class, () -> series.add(4, 1));
        assertThrows(IllegalArgumentException.class, () -> series.add(Double.NaN, 1));
    }

    @Test
    void smoothsTheSameWhetherItWasSetBeforeOrAfterThePoints() {
        CurveSeries before = new CurveSeries("a");
        before.setSmoothingWeight(0.6);
        CurveSeries after = new CurveSeries("b");
        for (int i = 0; i < 500; i++) {
            double y = i == 100 ? Double.NaN : Math.cos(i) + 2;
            before.add(i, y);
            after.add(i, y);
        }
        after.setSmoothingWeight(0.6);
        Smoothing reference = new Smoothing(0.6);
        for (int i = 0; i < 500; i++) {
            double expected = reference.next(after.y(i));
            assertEquals(expected, before.smoothed(i));
            assertEquals(expected, after.smoothed(i));
        }
        after.setSmoothingWeight(0);
        assertEquals(after.y(7), after.smoothed(7));
    }

    @Test
    void forgetsWhatComesAfterACheckpoint() {
        CurveSeries series = new CurveSeries("loss");
        series.setSmoothingWeight(0.5);
        CurveSeries expected = new CurveSeries("loss");
        expected.setSmoothingWeight(0.5);
        for (int i = 0; i < 300; i++) {
            series.add(i, i % 7);
            if (i < 100) {
                expected.add(i, i % 7);
            }
        }
        series.removeFrom(100);
        series.add(100, 50);
        expected.add(100, 50);
        assertEquals(101, series.size());
        for (int i = 0; i <= 100; i++) {
            assertEquals(expected.smoothed(i), series.smoothed(i));
        }
        series.clear();
        assertTrue(series.isEmpty());
    }

    @Test
    void foldingBoundsTheSizeAndKeepsEveryExtremeAtItsPlace() {
        CurveSeries series = new CurveSeries("loss", 1_000);
        series.setSmoothingWeight(0.9);
        SplittableRandom random = new SplittableRandom(3);
        double[] values = new double[50_000];
        int smallest = 0;
        int largest = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextDouble();
            smallest = values[i] < values[smallest] ? i : smallest;
            largest = values[i] > values[largest] ? i : largest;
            series.add(i, values[i]);
            assertTrue(series.size() <= 1_000);
        }
        Extent extent = new Extent();
        series.rawExtent(0, series.size(), extent);
        assertEquals(values[smallest], extent.min());
        assertEquals(values[largest], extent.max());
        for (int i = 0; i < series.size(); i++) {
            assertEquals(values[(int) series.x(i)], series.y(i));
        }
        assertEquals(smallest, series.x(series.nearest(smallest)));
        assertEquals(largest, series.x(series.nearest(largest)));
    }

    @Test
    void foldingKeepsGaps() {
        CurveSeries series = new CurveSeries("loss", 64);
        for (int i = 0; i < 200; i++) {
            series.add(i, i == 21 ? Double.NaN : i);
        }
        assertTrue(Double.isNaN(series.y(series.nearest(21))));
        assertEquals(1, series.gaps().count());
        assertTrue(series.gaps().touches(0, series.size()));
    }

    @Test
    void recordsRunsOfGaps() {
        CurveSeries series = new CurveSeries("loss");
        double nan = Double.NaN;
        double[] values = {1, nan, nan, 2, Double.POSITIVE_INFINITY, 3};
        for (int i = 0; i < values.length; i++) {
            series.add(i, values[i]);
        }
        GapRuns gaps = series.gaps();
        assertEquals(2, gaps.count());
        assertEquals(1, gaps.start(0));
        assertEquals(3, gaps.end(0));
        assertEquals(4, gaps.start(1));
        assertTrue(gaps.touches(2, 3));
        assertEquals(false, gaps.touches(3, 4));
        series.removeFrom(2);
        assertEquals(2, gaps.end(0));
        assertEquals(1, gaps.count());
    }
}
