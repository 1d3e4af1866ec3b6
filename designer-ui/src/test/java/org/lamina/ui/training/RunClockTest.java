package org.lamina.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RunClockTest {
    private final RunClock clock = new RunClock();

    @Test
    void readsBetweenTheNotesAndBackAgain() {
        clock.start(100);
        clock.note(110, 1);
        clock.note(120, 5);
        assertEquals(0, clock.of(100));
        assertEquals(0.5, clock.of(105), 1e-12);
        assertEquals(3, clock.of(115), 1e-12);
        assertEquals(7, clock.of(125), 1e-12);
        assertEquals(115, clock.iteration(3), 1e-12);
        assertEquals(105, clock.iteration(0.5), 1e-12);
    }

    @Test
    void aLongRunStaysCloseToItsNotes() {
        clock.start(0);
        double trained = 0;
        for (int i = 1; i <= 200_000; i++) {
            trained += i < 50_000 ? 0.01 : 0.002;
            clock.note(i, trained);
        }
        assertEquals(trained, clock.of(200_000), 1e-9);
        assertEquals(250, clock.of(25_000), 0.5);
        assertEquals(500 + 0.002 * 50_000, clock.of(100_000), 0.5);
        double last = -1;
        for (int i = 0; i <= 200_000; i += 17) {
            double now = clock.of(i);
            assertTrue(now > last, "time goes back at " + i);
            assertEquals(i, clock.iteration(now), 1e-6);
            last = now;
        }
    }

    @Test
    void beforeAnyNoteItGoesOnAnyway() {
        assertEquals(3, clock.of(3));
        clock.start(10);
        assertEquals(2, clock.of(12));
        assertEquals(12, clock.iteration(2));
    }
}
