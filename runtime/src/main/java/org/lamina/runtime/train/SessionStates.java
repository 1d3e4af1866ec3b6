package org.lamina.runtime.train;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.run.TrainingFeed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The state of a session, changed only along the allowed ways; every change is an event. Safe on any thread.
final class SessionStates {

    private static final Logger LOG = LoggerFactory.getLogger(SessionStates.class);

    private final AtomicReference<SessionState> state = new AtomicReference<>(SessionState.STARTING);
    private final TrainingFeed feed;

    SessionStates(TrainingFeed feed) {
        this.feed = feed;
    }

    SessionState now() {
        return Objects.requireNonNull(state.get());
    }

    boolean is(SessionState expected) {
        return now() == expected;
    }

    /// Goes to `next` if that makes sense from here; to be where one is already is no change.
    boolean change(SessionState next) {
        while (true) {
            SessionState from = now();
            if (from == next) {
                return true;
            }
            if (!from.leadsTo(next)) {
                LOG.warn("A session cannot go from {} to {}", from, next);
                return false;
            }
            if (state.compareAndSet(from, next)) {
                feed.publish(new TrainingEvent.StateChanged(from, next));
                return true;
            }
        }
    }
}
