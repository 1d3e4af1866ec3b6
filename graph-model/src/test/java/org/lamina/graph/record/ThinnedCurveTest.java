package org.lamina.graph.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A recorded curve stays small and keeps every extreme of its columns.
class ThinnedCurveTest {
    private static final int MANY = 3_000_000;

    @Test
    void fewPointsAreKeptAsTheyAre() {
        ThinnedCurve curve = new ThinnedCurve();
        for (int i = 1; i <= 2000; i++) {
            curve.add(i, Math.sin(i));
        }
        assertEquals(2000, curve.points().size());
        assertEquals(Math.sin(77), curve.points().values()[76]);
    }

    @Test
    void millionsStayBoundedWithTheirTrueExtremesAllAlong() {
        ThinnedCurve curve = new ThinnedCurve();
        Random random = new Random(7);
        double[] values = new double[MANY + 1];
        for (int i = 1; i <= MANY; i++) {
            values[i] = random.nextGaussian();
            curve.add(i, values[i]);
        }
        Points points = curve.points();
        assertTrue(points.size() <= ThinnedCurve.MOST_POINTS, "so many points: " + points.size());
        for (int part = 0; part < 10; part++) {
            int from = part * (MANY / 10);
            int to = from + MANY / 10;
            double smallest = Double.POSITIVE_INFINITY;
            for (int i = from + 1; i <= to; i++) {
                smallest = Math.min(smallest, values[i]);
            }
            double kept = Double.POSITIVE_INFINITY;
            int count = 0;
            for (int i = 0; i < points.size(); i++) {
                if (points.iterations()[i] > from && points.iterations()[i] <= to) {
                    assertEquals(values[(int) points.iterations()[i]], points.values()[i]);
                    kept = Math.min(kept, points.values()[i]);
                    count++;
                }
            }
            assertEquals(smallest, kept);
            assertTrue(count > 150, "so few points in a tenth: " + count);
        }
    }

    @Test
    void whatIsNotFiniteStays() {
        ThinnedCurve curve = new ThinnedCurve();
        for (int i = 1; i <= 100_000; i++) {
            curve.add(i, i == 70_001 ? Double.NaN : 1);
        }
        Points points = curve.points();
        int broken = 0;
        for (int i = 0; i < points.size(); i++) {
            broken += Double.isNaN(points.values()[i]) && points.iterations()[i] == 70_001 ? 1 : 0;
        }
        assertEquals(1, broken);
    }

    /// What a file holds that replaces its points by every tail.
    @Test
    void theTailsMakeUpTheWhole() {
        ThinnedCurve curve = new ThinnedCurve();
        Random random = new Random(3);
        TreeMap<Long, Double> file = new TreeMap<>();
        for (int i = 1; i <= 50_000; i++) {
            curve.add(i, random.nextGaussian());
            if (random.nextInt(500) == 0) {
                CurveTail tail = curve.takeChanges();
                file.tailMap(tail.from(), true).clear();
                for (int k = 0; k < tail.points().size(); k++) {
                    file.put(tail.points().iterations()[k], tail.points().values()[k]);
                }
            }
        }
        CurveTail last = curve.takeChanges();
        file.tailMap(last.from(), true).clear();
        for (int k = 0; k < last.points().size(); k++) {
            file.put(last.points().iterations()[k], last.points().values()[k]);
        }
        assertArrayEquals(
                curve.points().iterations(),
                file.keySet().stream().mapToLong(Long::longValue).toArray());
    }
}
