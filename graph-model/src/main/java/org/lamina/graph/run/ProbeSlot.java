package org.lamina.graph.run;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One subscribed view's place for its newest snapshot: the latest wins, nobody waits. Safe on any thread.
///
/// The engine computes only for slots that are open and empty, so a window that does not draw costs nothing.
public final class ProbeSlot implements AutoCloseable {
    private final ProbeRequest request;
    private final AtomicReference<@Nullable Snapshot> snapshot = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    public ProbeSlot(ProbeRequest request) {
        this.request = request;
    }

    public ProbeRequest request() {
        return request;
    }

    /// Takes the newest snapshot out, if there is one since the last call.
    public Optional<Snapshot> take() {
        return Optional.ofNullable(snapshot.getAndSet(null));
    }

    /// Whether somebody looks and the last snapshot has been taken.
    public boolean wantsMore() {
        return !closed.get() && snapshot.get() == null;
    }

    /// Puts a snapshot in (engine side).
    public void offer(Snapshot taken) {
        if (!closed.get()) {
            snapshot.set(taken);
        }
    }

    public boolean isClosed() {
        return closed.get();
    }

    /// Ends the subscription; the engine forgets the slot at its next look.
    @Override
    public void close() {
        closed.set(true);
        snapshot.set(null);
    }
}
