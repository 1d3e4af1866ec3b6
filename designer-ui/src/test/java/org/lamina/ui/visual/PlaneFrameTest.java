package org.lamina.ui.visual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lamina.graph.run.Snapshot;

/// A plane keeps its proportions and stands in the middle.
class PlaneFrameTest {
    private static final Snapshot.Area AREA = new Snapshot.Area(-1, 3, 0, 2);

    @Test
    void inALowDrawingTheHeightDecidesAndThePlaneIsCentred() {
        PlaneFrame frame = PlaneFrame.fitting(AREA, 454, 132);
        assertEquals(new PlaneFrame(AREA, 148, 6, 50), frame);
        assertEquals(100, frame.height());
        assertEquals(200, frame.width());
    }

    @Test
    void inANarrowDrawingTheWidthDecides() {
        assertEquals(new PlaneFrame(AREA, 48, 6, 20), PlaneFrame.fitting(AREA, 134, 400));
    }

    @Test
    void valuesLieWhereTheirNumbersSay() {
        PlaneFrame frame = PlaneFrame.fitting(AREA, 454, 132);
        assertEquals(148, frame.x(-1));
        assertEquals(348, frame.x(3));
        assertEquals(6, frame.y(2));
        assertEquals(106, frame.y(0));
        assertTrue(frame.contains(348, 106));
        assertFalse(frame.contains(349, 106));
    }
}
