package org.lamina.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MinMaxPyramidTest {

    private final MinMaxPyramid pyramid = new MinMaxPyramid();

    @Test
    void agreesWithALoopOnRandomRanges() {
        SplittableRandom random = new SplittableRandom(7);
        double[] values = new double[300_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(50) == 0 ? Double.NaN : random.nextDouble() * 2 - 1;
            pyramid.add(values[i]);
        }
        for (int trial = 0; trial < 300; trial++) {
            int from = random.nextInt(values.length);
            int to = from + random.nextInt(trial < 150 ? 200 : values.length - from) + 1;
            to = Math.min(to, values.length);
            assertExtent(values, from, to);
        }
        assertExtent(values, 0, values.length);
    }

    @Test
    void emptyRangeGivesEmptyExtent() {
        pyramid.add(3);
        Extent extent = new Extent();
        pyramid.extent(0, 0, extent);
        assertTrue(extent.isEmpty());
    }

    @Test
    void ignoresValuesThatAreNotFinite() {
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 2, Double.NEGATIVE_INFINITY, 5}) {
            pyramid.add(value);
        }
        Extent extent = new Extent();
        pyramid.extent(0, 5, extent);
        assertEquals(2, extent.min());
        assertEquals(5, extent.max());
    }

    @Test
    void staysRightAfterTruncatingAndGrowingAgain() {
        double[] values = new double[20_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.sin(i * 0.01) * i;
            pyramid.add(-values[i]);
        }
        pyramid.truncate(4_100);
        for (int i = 0; i < 4_100; i++) {
            values[i] = -values[i];
        }
        for (int i = 4_100; i < values.length; i++) {
            pyramid.add(values[i]);
        }
        assertExtent(values, 0, values.length);
        assertExtent(values, 4_000, 4_200);
        assertExtent(values, 64, 8_192);
    }

    private void assertExtent(double[] values, int from, int to) {
        Extent expected = new Extent();
        for (int i = from; i < to; i++) {
            expected.include(values[i]);
        }
        Extent actual = new Extent();
        pyramid.extent(from, to, actual);
        assertEquals(expected.min(), actual.min(), from + ".." + to);
        assertEquals(expected.max(), actual.max(), from + ".." + to);
    }
}
