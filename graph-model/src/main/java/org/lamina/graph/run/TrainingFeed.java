package org.lamina.graph.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The stream from the trainer to the screen. The trainer writes and never waits; the window drains once per frame.
///
/// Three lanes: events (never lost, in order), scalars (never lost, appended to primitive arrays under a short lock)
/// and frames (one [ProbeSlot] per view, the latest wins). Safe on any thread.
public final class TrainingFeed {
    private static final int FIRST_CAPACITY = 1024;
    private static final double NANOS = 1e9;

    private final ConcurrentLinkedQueue<TrainingEvent> events = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Progress> progress = new AtomicReference<>();
    private final List<ProbeSlot> slots = new CopyOnWriteArrayList<>();
    private final Object scalarLock = new Object();
    private long[] iterations = new long[FIRST_CAPACITY];
    private float[] losses = new float[FIRST_CAPACITY];
    private float[] accuracies = new float[FIRST_CAPACITY];
    private int size;
    private final LongSupplier nanoClock;
    private boolean training;
    private long trainingSince;
    private long trainedNanos;
    private long lastAppended;

    public TrainingFeed() {
        this(System::nanoTime);
    }

    TrainingFeed(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /// Writer side: something happened.
    public void publish(TrainingEvent event) {
        if (event instanceof TrainingEvent.StateChanged change) {
            measureTime(change.to() == SessionState.RUNNING);
        }
        events.add(event);
    }

    private void measureTime(boolean trains) {
        synchronized (scalarLock) {
            long now = nanoClock.getAsLong();
            trainedNanos += training ? now - trainingSince : 0;
            trainingSince = now;
            training = trains;
        }
    }

    /// Writer side: a batch is done.
    public void append(long iteration, float loss, float accuracy) {
        synchronized (scalarLock) {
            if (size == iterations.length) {
                iterations = Arrays.copyOf(iterations, size * 2);
                losses = Arrays.copyOf(losses, size * 2);
                accuracies = Arrays.copyOf(accuracies, size * 2);
            }
            iterations[size] = iteration;
            losses[size] = loss;
            accuracies[size] = accuracy;
            size++;
            lastAppended = trainedNanos + (training ? nanoClock.getAsLong() - trainingSince : 0);
        }
    }

    /// Writer side: where the run is.
    public void progress(Progress now) {
        progress.set(now);
    }

    /// Writer side: the slots somebody looks at, closed ones forgotten.
    public List<ProbeSlot> openSlots() {
        slots.removeIf(ProbeSlot::isClosed);
        return slots;
    }

    /// Reader side: all events since the last call, in order.
    public List<TrainingEvent> drainEvents() {
        List<TrainingEvent> drained = new ArrayList<>();
        for (TrainingEvent event = events.poll(); event != null; event = events.poll()) {
            drained.add(event);
        }
        return drained;
    }

    /// Reader side: all scalars since the last call, oldest first.
    public Scalars drainScalars() {
        synchronized (scalarLock) {
            Scalars drained = new Scalars(
                    Arrays.copyOf(iterations, size),
                    Arrays.copyOf(losses, size),
                    Arrays.copyOf(accuracies, size),
                    lastAppended / NANOS);
            size = 0;
            return drained;
        }
    }

    /// Reader side: the newest progress, if any batch was trained yet.
    public Optional<Progress> progress() {
        return Optional.ofNullable(progress.get());
    }

    /// Reader side: asks for snapshots until the slot is closed.
    public ProbeSlot subscribe(ProbeRequest request) {
        ProbeSlot slot = new ProbeSlot(request);
        slots.add(slot);
        return slot;
    }
}
