package org.lamina.ui.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lamina.graph.run.Tensor;

/// Strokes leave ink in raw units, and centring moves their mass to the middle.
class InkTest {
    @Test
    void aStrokeIsDarkInItsMiddleAndFadesOut() {
        Ink ink = new Ink(28);
        ink.stroke(10.5, 5.5, 10.5, 15.5, 1);
        assertEquals(255, ink.at(10, 10));
        assertEquals(0, ink.at(10, 14));
        float edge = ink.at(10, 11);
        assertTrue(edge > 0 && edge < 255, "edge " + edge);
    }

    @Test
    void centringMovesTheMassIntoTheMiddle() {
        Ink corner = new Ink(28);
        corner.stroke(4, 4, 4, 8, 1);
        Ink middle = new Ink(28);
        middle.stroke(14, 12, 14, 16, 1);
        assertArrayEquals(middle.tensor().values(), corner.centred().values());
    }

    @Test
    void whatIsOutsideOfTheGridIsIgnored() {
        Ink ink = new Ink(28);
        ink.stroke(-40, -40, -20, 60, 1);
        assertTrue(ink.isEmpty());
        assertEquals(Tensor.of(new float[784], 1, 28, 28), ink.centred());
    }
}
