package org.lamina.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SmoothingTest {

    @Test
    void firstValueIsNotPulledTowardsZero() {
        assertEquals(2.3, new Smoothing(0.9).next(2.3), 1e-15);
    }

    @Test
    void followsTheDebiasedRecurrence() {
        Smoothing smoothing = new Smoothing(0.5);
        smoothing.next(1);
        // last = 0.5*0.5 + 0.5*3 = 1.75, divided by 1 - 0.25
        assertEquals(1.75 / 0.75, smoothing.next(3), 1e-15);
        // last = 0.875 + 1 = 1.875, divided by 1 - 0.125
        assertEquals(1.875 / 0.875, smoothing.next(2), 1e-15);
    }

    @Test
    void constantSeriesComesOutUntouched() {
        Smoothing smoothing = new Smoothing(0.97);
        for (int i = 0; i < 1_000; i++) {
            assertEquals(0.1, smoothing.next(0.1));
        }
    }

    @Test
    void valuesThatAreNotFinitePassThroughAndAreForgotten() {
        Smoothing with = new Smoothing(0.8);
        Smoothing without = new Smoothing(0.8);
        assertTrue(Double.isNaN(with.next(Double.NaN)));
        assertEquals(without.next(1), with.next(1));
        assertEquals(Double.POSITIVE_INFINITY, with.next(Double.POSITIVE_INFINITY));
        assertEquals(without.next(4), with.next(4));
    }

    @Test
    void refusesWeightsOutsideTheRange() {
        assertThrows(IllegalArgumentException.class, () -> new Smoothing(1));
        assertThrows(IllegalArgumentException.class, () -> new Smoothing(-0.1));
        assertThrows(IllegalArgumentException.class, () -> new Smoothing(Double.NaN));
    }
}
