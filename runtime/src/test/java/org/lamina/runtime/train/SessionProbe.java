package org.lamina.runtime.train;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.ProbeSlot;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.run.TrainingSession;
import org.lamina.runtime.data.Sources;

/// A session under test with everything it said, and waiting with a limit.
public final class SessionProbe implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final TrainingSession session;
    private final List<TrainingEvent> events = new ArrayList<>();

    public SessionProbe(TrainingRequest request) {
        this(request, new Sources(Documents.files()));
    }

    SessionProbe(TrainingRequest request, Sources sources) {
        session = Session.open(request, sources);
    }

    public TrainingSession session() {
        return session;
    }

    /// Everything that was said so far.
    public List<TrainingEvent> events() {
        events.addAll(session.feed().drainEvents());
        return events;
    }

    public <T extends TrainingEvent> List<T> events(Class<T> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// Waits until an event of this type has come, and gives the first.
    public <T extends TrainingEvent> T await(Class<T> type) {
        return await(type, _ -> true);
    }

    public <T extends TrainingEvent> T await(Class<T> type, Predicate<T> wanted) {
        await(() -> events(type).stream().anyMatch(wanted), type.getSimpleName());
        return events(type).stream().filter(wanted).findFirst().orElseThrow();
    }

    public void await(SessionState state) {
        await(() -> session.state() == state, state.name());
    }

    public Snapshot look(ProbeRequest request) {
        try (ProbeSlot slot = session.feed().subscribe(request)) {
            await(() -> !slot.wantsMore(), request.toString());
            return slot.take().orElseThrow();
        }
    }

    public void await(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("No " + what + " within " + LIMIT + ": " + events());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    @Override
    public void close() {
        session.close();
        try {
            if (!session.awaitClosed(LIMIT)) {
                throw new AssertionError("The session did not close");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
