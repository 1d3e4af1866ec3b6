package org.lamina.ui.canvas.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrokesTest {
    private static final int WHITE = 0xffffffff;
    private final Raster raster = new Raster(100, 80);
    private final Strokes strokes = new Strokes(100, 80);

    StrokesTest() {
        raster.clear(0);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 20, 60, 20, 2",
        "10, 20.5, 60, 21, 1.8",
        "10, 10, 60, 55, 0.9",
        "10, 10, 20, 70, 3",
        "60, 70, 55, 10, 0.4",
        "33.3, 60, 33.3, 10, 1"
    })
    void aLineHasItsLengthTimesItsThickness(double x0, double y0, double x1, double y1, double thickness) {
        strokes.line(x0, y0, x1, y1, thickness);
        strokes.paint(raster, WHITE);
        double area = Math.hypot(x1 - x0, y1 - y0) * thickness;
        // Its ends stand on whole rows or columns.
        assertEquals(area, ink(), 0.03 * area + thickness);
    }

    @Test
    void nothingShowsWhereStrokesMeet() {
        strokes.line(10, 40, 90, 40, 1);
        strokes.line(10, 40, 90, 40, 1);
        strokes.line(50, 10, 50, 70, 1);
        strokes.paint(raster, WHITE);
        assertEquals(80 + 60 - 1, ink(), 3);
    }

    @Test
    void aCurveIsAsLongAsItsPoints() {
        strokes.curve(10, 10, 60, 10, 30, 70, 90, 70, 1.5);
        strokes.paint(raster, WHITE);
        double length = 0;
        double x = 10;
        double y = 10;
        for (int i = 1; i <= 1000; i++) {
            double t = i / 1000.0;
            double u = 1 - t;
            double nextX = u * u * u * 10 + 3 * u * u * t * 60 + 3 * u * t * t * 30 + t * t * t * 90;
            double nextY = u * u * u * 10 + 3 * u * u * t * 10 + 3 * u * t * t * 70 + t * t * t * 70;
            length += Math.hypot(nextX - x, nextY - y);
            x = nextX;
            y = nextY;
        }
        assertEquals(1.5 * length, ink(), 0.05 * 1.5 * length);
    }

    @Test
    void aTriangleHasItsArea() {
        strokes.triangle(new double[] {10, 40.5, 10}, new double[] {10, 30, 50});
        strokes.paint(raster, WHITE);
        assertEquals(30.5 * 40 / 2, ink(), 4);
    }

    @Test
    void cutsWhatReachesOverTheRims() {
        strokes.line(-1000, 40, 1000, 40, 2);
        strokes.line(-50, -10, -20, 500, 2);
        strokes.curve(-100, 200, -50, 300, 50, 300, 100, 200, 4);
        strokes.triangle(new double[] {-30, -10, -30}, new double[] {-30, -20, -10});
        strokes.paint(raster, WHITE);
        assertEquals(200, ink(), 0.5);
    }

    @Test
    void whatWasPaintedIsForgotten() {
        strokes.line(10, 40, 90, 40, 2);
        strokes.paint(raster, WHITE);
        raster.clear(0);
        strokes.paint(raster, WHITE);
        assertEquals(0, ink(), 0);
    }

    private double ink() {
        return Arrays.stream(raster.pixels())
                .mapToDouble(pixel -> (pixel & 255) / 255.0)
                .sum();
    }
}
