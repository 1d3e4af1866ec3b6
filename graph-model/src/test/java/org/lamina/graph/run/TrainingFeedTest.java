package org.lamina.graph.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TrainingFeedTest {
    private static final long SECOND = 1_000_000_000;

    private long now = 77 * SECOND;
    private final TrainingFeed feed = new TrainingFeed(() -> now);

    private void pass(long seconds) {
        now += seconds * SECOND;
    }

    private void to(SessionState from, SessionState next) {
        feed.publish(new TrainingEvent.StateChanged(from, next));
    }

    @Test
    void theTimeOfABatchIsHowLongItHasTrainedWithoutPauses() {
        pass(5);
        to(SessionState.STARTING, SessionState.RUNNING);
        pass(2);
        feed.append(1, 0.5f, 0.5f);
        assertEquals(2, feed.drainScalars().seconds());
        to(SessionState.RUNNING, SessionState.PAUSED);
        pass(100);
        to(SessionState.PAUSED, SessionState.RUNNING);
        pass(3);
        feed.append(2, 0.5f, 0.5f);
        pass(1);
        feed.append(3, 0.5f, 0.5f);
        pass(9);
        assertEquals(6, feed.drainScalars().seconds());
    }
}
