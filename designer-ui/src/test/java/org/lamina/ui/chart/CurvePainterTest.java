package org.lamina.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The picture must not lie: the drawn columns reach exactly as far as the values in them.
class CurvePainterTest {

    private static final int WIDTH = 200;
    private static final int HEIGHT = 400;
    private static final int OPAQUE = 0xff3366cc;

    private final CurveRaster raster = new CurveRaster(WIDTH, HEIGHT);

    @Test
    void everyColumnReachesFromTheTrueMinimumToTheTrueMaximum() {
        CurveSeries series = new CurveSeries("loss");
        SplittableRandom random = new SplittableRandom(11);
        double[] values = new double[100_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.sin(i * 2e-4) * 0.5 + random.nextDouble() * 0.1;
        }
        values[31_234] = 0.99;
        values[77_777] = -0.99;
        for (int i = 0; i < values.length; i++) {
            series.add(i, values[i]);
        }
        AxisRange xs = new AxisRange(0, values.length, AxisScale.LINEAR);
        AxisRange ys = new AxisRange(-1, 1, AxisScale.LINEAR);
        new CurvePainter(raster, xs, ys, new ColumnCache()).draw(series, false, 1, OPAQUE);
        int perColumn = values.length / WIDTH;
        for (int column = 0; column < WIDTH; column++) {
            Extent truth = new Extent();
            for (int i = column * perColumn; i <= Math.min((column + 1) * perColumn, values.length - 1); i++) {
                truth.include(values[i]);
            }
            assertEquals((1 - ys.fraction(truth.max())) * HEIGHT, top(column), 1.6, "top of column " + column);
            assertEquals((1 - ys.fraction(truth.min())) * HEIGHT, bottom(column), 1.6, "bottom of column " + column);
        }
    }

    @Test
    void aSinglePeakAmongAMillionPointsIsVisible() {
        CurveSeries series = new CurveSeries("loss");
        for (int i = 0; i < 1_000_000; i++) {
            series.add(i, i == 654_321 ? 0.9 : 0.1);
        }
        new CurvePainter(
                        raster,
                        new AxisRange(0, 1e6, AxisScale.LINEAR),
                        new AxisRange(0, 1, AxisScale.LINEAR),
                        new ColumnCache())
                .draw(series, false, 1, OPAQUE);
        int column = (int) (654_321.0 / 1e6 * WIDTH);
        assertEquals(0.1 * HEIGHT, top(column), 1.6);
        assertEquals(0.9 * HEIGHT, top(column + 1), 1.6);
    }

    @Test
    void veryDensePointsAreDrawnAtMostAnEighthOfAPixelAway() {
        CurveSeries series = new CurveSeries("loss");
        SplittableRandom random = new SplittableRandom(8);
        int count = 1_000_000;
        double[] values = random.doubles(count, -1, 1).map(v -> v * v * v).toArray();
        for (int i = 0; i < count; i++) {
            series.add(i * 0.5, values[i]);
        }
        AxisRange xs = new AxisRange(1_000, 420_000, AxisScale.LINEAR);
        DenseColumns columns = new DenseColumns(series, false);
        columns.update(xs, WIDTH);
        for (int column = 0; column < WIDTH; column++) {
            Extent inner = new Extent();
            Extent outer = new Extent();
            for (int i = index(xs, column + 0.125); i < index(xs, column + 0.875); i++) {
                inner.include(values[i]);
            }
            for (int i = index(xs, column - 0.13); i < index(xs, column + 1.13); i++) {
                outer.include(values[i]);
            }
            assertTrue(columns.min(column) <= inner.min() && columns.max(column) >= inner.max(), "column " + column);
            assertTrue(columns.min(column) >= outer.min() && columns.max(column) <= outer.max(), "column " + column);
        }
    }

    @Test
    void pointsAfterALongPauseStayInTheirColumn() {
        CurveSeries series = new CurveSeries("loss");
        for (int i = 0; i < 100_000; i++) {
            series.add(i * 1e-3, 0);
        }
        for (int i = 0; i < 70; i++) {
            series.add(150 + i * 0.5, 1);
        }
        DenseColumns columns = new DenseColumns(series, false);
        columns.update(new AxisRange(0, 200, AxisScale.LINEAR), WIDTH);
        assertTrue(columns.max(99) < 1e-4);
        assertEquals(1, columns.max(150));
        assertEquals(0.98, columns.min(149), 1e-4);
        assertTrue(columns.min(151) > 0.99);
    }

    private static int index(AxisRange xs, double column) {
        return (int) Math.ceil(xs.value(column / WIDTH) / 0.5);
    }

    @Test
    void columnsUpdatedWhilePointsArriveEqualColumnsComputedAtOnce() {
        CurveSeries series = new CurveSeries("loss");
        series.setSmoothingWeight(0.3);
        SplittableRandom random = new SplittableRandom(2);
        AxisRange xs = new AxisRange(0, 20_000, AxisScale.LINEAR);
        DenseColumns growing = new DenseColumns(series, true);
        for (int i = 0; i < 15_000; i++) {
            series.add(i, random.nextDouble());
            if (i % 37 == 0 || i == 14_999) {
                growing.update(xs, WIDTH);
            }
        }
        DenseColumns anew = new DenseColumns(series, true);
        anew.update(xs, WIDTH);
        for (int column = 0; column < WIDTH; column++) {
            assertEquals(anew.min(column), growing.min(column), "column " + column);
            assertEquals(anew.max(column), growing.max(column), "column " + column);
        }
        series.setSmoothingWeight(0.9);
        growing.update(xs, WIDTH);
        assertTrue(growing.max(100) < anew.max(100));
    }

    @Test
    void sparsePointsAreJoinedByALineThroughThem() {
        CurveSeries series = new CurveSeries("loss");
        series.add(0, 0);
        series.add(10, 1);
        new CurvePainter(
                        raster,
                        new AxisRange(0, 10, AxisScale.LINEAR),
                        new AxisRange(0, 1, AxisScale.LINEAR),
                        new ColumnCache())
                .draw(series, false, 2, OPAQUE);
        for (int column = 20; column < WIDTH - 20; column++) {
            int middle = (int) ((1 - (column + 0.5) / WIDTH) * HEIGHT);
            assertEquals(OPAQUE, raster.pixels()[middle * WIDTH + column]);
        }
    }

    @Test
    void aGapIsNotBridgedAndIsMarked() {
        CurveSeries series = new CurveSeries("loss");
        series.add(0, 0.5);
        series.add(4, 0.5);
        series.add(5, Double.NaN);
        series.add(6, 0.5);
        series.add(10, 0.5);
        CurvePainter painter = new CurvePainter(
                raster,
                new AxisRange(0, 10, AxisScale.LINEAR),
                new AxisRange(0, 1, AxisScale.LINEAR),
                new ColumnCache());
        painter.draw(series, false, 2, OPAQUE);
        assertTrue(isDrawn(WIDTH / 4));
        assertFalse(isDrawn(WIDTH / 2));
        painter.drawGapMarks(series, 6, OPAQUE);
        assertTrue(isDrawn(WIDTH / 2));
        assertTrue(top(WIDTH / 2) > HEIGHT - 10);
    }

    @Test
    void aLonelyPointIsADot() {
        CurveSeries series = new CurveSeries("accuracy");
        series.add(5, 0.5);
        new CurvePainter(
                        raster,
                        new AxisRange(0, 10, AxisScale.LINEAR),
                        new AxisRange(0, 1, AxisScale.LINEAR),
                        new ColumnCache())
                .draw(series, false, 2, OPAQUE);
        assertEquals(OPAQUE, raster.pixels()[HEIGHT / 2 * WIDTH + WIDTH / 2]);
    }

    @Test
    void zeroOnALogarithmicAxisLeavesThroughTheBottom() {
        CurveSeries series = new CurveSeries("loss");
        for (int i = 0; i < 10_000; i++) {
            series.add(i, i % 100 == 0 ? 0 : 1);
        }
        new CurvePainter(
                        raster,
                        new AxisRange(0, 1e4, AxisScale.LINEAR),
                        new AxisRange(0.1, 10, AxisScale.LOG),
                        new ColumnCache())
                .draw(series, false, 1, OPAQUE);
        assertEquals(HEIGHT, bottom(WIDTH / 2), 0.1);
    }

    @Test
    void translucentLineHasNoDarkJoints() {
        CurveSeries series = new CurveSeries("loss");
        for (int i = 0; i <= 20; i++) {
            series.add(i, 0.5 + i % 2 * 0.02);
        }
        int faint = 0x40ff0000;
        new CurvePainter(
                        raster,
                        new AxisRange(0, 20, AxisScale.LINEAR),
                        new AxisRange(0, 1, AxisScale.LINEAR),
                        new ColumnCache())
                .draw(series, false, 3, faint);
        for (int pixel : raster.pixels()) {
            assertTrue((pixel >>> 24) <= 0x40);
        }
    }

    @Test
    void partlyCoveredEndsAreBlended() {
        raster.span(3, 10.25, 20.5, 0xffffffff);
        assertEquals(191, raster.pixels()[10 * WIDTH + 3] >>> 24, 1);
        assertEquals(255, raster.pixels()[15 * WIDTH + 3] >>> 24);
        assertEquals(128, raster.pixels()[20 * WIDTH + 3] >>> 24, 1);
        assertEquals(0, raster.pixels()[21 * WIDTH + 3]);
    }

    private boolean isDrawn(int column) {
        return top(column) < HEIGHT;
    }

    private int top(int column) {
        int y = 0;
        while (y < HEIGHT && raster.pixels()[y * WIDTH + column] == 0) {
            y++;
        }
        return y;
    }

    private int bottom(int column) {
        int y = HEIGHT;
        while (y > 0 && raster.pixels()[(y - 1) * WIDTH + column] == 0) {
            y--;
        }
        return y;
    }
}
