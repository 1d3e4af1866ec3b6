package org.lamina.ui.canvas.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewportTest {
    @Test
    void screenAndCanvasAreInverse() {
        Viewport viewport = new Viewport(0.75, 31, -12);
        Point2D there = viewport.toScreen(120, 80);
        assertEquals(new Point2D(121, 48), there);
        assertEquals(new Point2D(120, 80), viewport.toCanvas(there.getX(), there.getY()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 1.2, 100})
    void thePointUnderThePointerStaysWhileZooming(double factor) {
        Viewport before = new Viewport(0.8, 10, 20);
        Point2D point = before.toCanvas(300, 200);
        Point2D after = before.zoomedAt(300, 200, factor).toScreen(point.getX(), point.getY());
        assertEquals(0, after.distance(300, 200), 1e-9);
    }

    @Test
    void zoomEndsAtItsLimits() {
        assertEquals(Viewport.MAX_SCALE, Viewport.START.zoomedAt(0, 0, 1000).scale());
        assertEquals(Viewport.MIN_SCALE, Viewport.START.zoomedAt(0, 0, 1e-6).scale());
    }

    @Test
    void fittingShowsTheWholeAreaInTheMiddle() {
        Rectangle2D area = new Rectangle2D(100, 50, 2000, 500);
        Viewport fitted = Viewport.fitting(area, 1100, 800, 50, 1);
        assertEquals(new Viewport(0.5, 0, 250), fitted);
        assertEquals(
                1,
                Viewport.fitting(new Rectangle2D(0, 0, 10, 10), 1000, 800, 50, 1)
                        .scale());
    }

    @Test
    void aVeryLargeAreaIsShownWholeAndZoomingStaysThere() {
        Viewport fitted = Viewport.fitting(new Rectangle2D(0, 0, 100_000, 80_000), 1100, 900, 50, 1);
        assertEquals(0.01, fitted.scale(), 1e-12);
        assertEquals(0.01, fitted.zoomedAt(0, 0, 0.5).scale(), 1e-12);
        assertEquals(0.012, fitted.zoomedAt(0, 0, 1.2).scale(), 1e-12);
    }

    @Test
    void theVisibleAreaIsThatOfTheWindow() {
        assertEquals(new Rectangle2D(-20, 10, 400, 300), new Viewport(2, 40, -20).visible(800, 600));
    }

    @Test
    void aGlideEndsExactlyAtItsTarget() {
        Viewport target = new Viewport(0.3, -7, 11);
        assertEquals(target, Viewport.START.towards(target, 1));
        assertEquals(Viewport.START, Viewport.START.towards(target, 0));
    }

    @Test
    void refusesAScaleThatIsNone() {
        assertThrows(IllegalArgumentException.class, () -> new Viewport(0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Viewport(Double.NaN, 0, 0));
    }
}
