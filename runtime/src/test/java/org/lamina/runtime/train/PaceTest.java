package org.lamina.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Speed and time left.
class PaceTest {
    private final Pace pace = new Pace();

    private void train(int batches, double secondsEach) {
        for (int i = 0; i < batches; i++) {
            pace.batchTrained(64, secondsEach);
        }
    }

    @Test
    void beforeTheFirstBatchNothingIsForetold() {
        assertTrue(Double.isNaN(pace.secondsLeft(100, 1)));
    }

    @Test
    void theTimeLeftFollowsFromTheSpeedThatIsShown() {
        train(500, 0.01);
        assertEquals(6400, pace.samplesPerSecond(), 1e-6);
        assertEquals(1000 * 64 / pace.samplesPerSecond(), pace.secondsLeft(1000, 1), 1e-9);
    }

    @Test
    void whatEndsAnEpochCountsOnceForEachEpochLeft() {
        train(100, 0.01);
        pace.epochEnded(2);
        assertEquals(10 + 3 * 2, pace.secondsLeft(1000, 3), 1e-9);
    }

    @Test
    void oneSlowBatchMakesItJumpOnlyALittle() {
        train(1000, 0.01);
        double before = pace.secondsLeft(1000, 1);
        train(1, 0.2);
        assertEquals(before, pace.secondsLeft(1000, 1), 0.06 * before);
    }

    @Test
    void aSlowBeginningIsForgotten() {
        train(10, 0.5);
        train(2000, 0.01);
        assertEquals(6400, pace.samplesPerSecond(), 64);
    }
}
