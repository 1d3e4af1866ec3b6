package org.lamina.ui.model;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.run.Engine;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.ProbeSlot;
import org.lamina.graph.run.Progress;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.Scalars;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.run.TrainingSession;
import org.lamina.ui.fx.Pulse;

/// The training session that the window watches: its state, its numbers and the views that look into it. FX thread
/// only.
///
/// Drains the session's feed once per frame. While it trains, what is new is shown together and less often, so that
/// drawing leaves the processor to training: pictures and curves twenty times a second, the words about them five.
///
/// A look ([#look]) outlives sessions: when another one opens, it asks that one.
public final class Runs {
    /// A little less than three frames, so that every third one draws.
    private static final Duration WHILE_TRAINING = Duration.ofMillis(45);

    private static final int WORDS = 4;

    private final Engine engine;
    private final Pulse pulse;
    private final long pauseNanos;
    private final ReadOnlyObjectWrapper<@Nullable TrainingSession> session = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable SessionState> state = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Progress> progress = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Evaluation> evaluation = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable PastRun> past = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<SampleRef> sample =
            new SimpleObjectProperty<>(new SampleRef.InSplit(SampleRef.Split.VALIDATION, 0));
    private final IntegerProperty chosenThreads = new SimpleIntegerProperty();
    private final List<Look> looks = new ArrayList<>();
    private final List<Consumer<TrainingEvent>> eventListeners = new ArrayList<>();
    private final List<Consumer<Scalars>> scalarListeners = new ArrayList<>();
    private final List<Runnable> openListeners = new ArrayList<>();
    private Subscription beating = Subscription.EMPTY;
    private @Nullable Path folder;
    private long resumedAt;
    private long shownAt;
    private long toldAt;

    public Runs(Engine engine, Pulse pulse) {
        this(engine, pulse, WHILE_TRAINING);
    }

    /// @param pause shortest time between two drawings while it trains; tests take none
    public Runs(Engine engine, Pulse pulse, Duration pause) {
        this.engine = engine;
        this.pulse = pulse;
        pauseNanos = pause.toNanos();
    }

    public Engine engine() {
        return engine;
    }

    /// How many threads train in sessions that are opened from now on; 0 leaves a processor to the window and takes the
    /// rest.
    public IntegerProperty chosenThreadsProperty() {
        return chosenThreads;
    }

    /// How many threads the next session trains with.
    public int threads() {
        int all = engine.processors();
        int chosen = chosenThreads.get();
        return chosen == 0 ? Math.max(1, all - 1) : Math.min(chosen, all);
    }

    /// Where sessions keep their checkpoints when their request names no folder; null keeps none.
    public void setFolder(@Nullable Path chosen) {
        folder = chosen;
    }

    public Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /// Opens a new session in place of the current one, which is closed.
    public TrainingSession open(TrainingRequest request) {
        close();
        Path chosen = folder;
        boolean withoutFolder = request.runFolder().isEmpty();
        TrainingSession opened = engine.open(withoutFolder && chosen != null ? request.inFolder(chosen) : request);
        session.set(opened);
        state.set(opened.state());
        List.copyOf(openListeners).forEach(Runnable::run);
        looks.forEach(look -> look.ask(opened));
        beating = pulse.every(this::beat);
        return opened;
    }

    /// Closes the current session, if any, and forgets its numbers and the past; its thread ends after the current
    /// batch.
    public void close() {
        TrainingSession current = session.get();
        if (current != null) {
            drain();
            beating.unsubscribe();
            current.close();
            looks.forEach(Look::forget);
            session.set(null);
            state.set(null);
            progress.set(null);
            resumedAt = 0;
        }
        past.set(null);
        evaluation.set(null);
    }

    /// Shows what was recorded of an earlier session, until another one opens: where there is a session now, it goes on
    /// where that one ended.
    public void showPast(PastRun earlier) {
        past.set(earlier);
        evaluation.set(earlier.evaluation());
    }

    private void beat() {
        long now = System.nanoTime();
        if (state.get() != SessionState.RUNNING || now - shownAt >= pauseNanos) {
            shownAt = now;
            drain();
        }
    }

    private void drain() {
        TrainingSession current = session.get();
        if (current == null) {
            return;
        }
        Scalars scalars = current.feed().drainScalars();
        if (scalars.size() > 0) {
            List.copyOf(scalarListeners).forEach(listener -> listener.accept(scalars));
        }
        for (TrainingEvent event : current.feed().drainEvents()) {
            take(event);
            if (session.get() != current) {
                return; // a listener closed the session: what else it said is of no interest
            }
        }
        if (state.get() != SessionState.RUNNING || shownAt - toldAt >= WORDS * pauseNanos) {
            toldAt = shownAt;
            current.feed().progress().ifPresent(progress::set);
        }
        for (Look look : List.copyOf(looks)) {
            look.deliver();
        }
    }

    private void take(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Prepared prepared -> resumedAt = prepared.iteration();
            case TrainingEvent.StateChanged changed -> state.set(changed.to());
            case TrainingEvent.Evaluated evaluated -> evaluation.set(evaluated.evaluation());
            default -> {}
        }
        List.copyOf(eventListeners).forEach(listener -> listener.accept(event));
    }

    /// Looks into the network until the subscription ends: the consumer gets the newest snapshot, at most one a frame.
    public Subscription look(ProbeRequest request, Consumer<Snapshot> consumer) {
        Look look = new Look(request, consumer);
        looks.add(look);
        TrainingSession current = session.get();
        if (current != null) {
            look.ask(current);
        }
        return () -> {
            looks.remove(look);
            look.forget();
        };
    }

    /// Tells what happens in the run, in order.
    public Subscription onEvent(Consumer<TrainingEvent> listener) {
        eventListeners.add(listener);
        return () -> eventListeners.remove(listener);
    }

    /// Tells the values of each batch.
    public Subscription onScalars(Consumer<Scalars> listener) {
        scalarListeners.add(listener);
        return () -> scalarListeners.remove(listener);
    }

    /// Tells that a new session has replaced the old one; curves begin anew.
    public Subscription onOpen(Runnable listener) {
        openListeners.add(listener);
        return () -> openListeners.remove(listener);
    }

    public Optional<TrainingSession> session() {
        return Optional.ofNullable(session.get());
    }

    public ReadOnlyObjectProperty<@Nullable TrainingSession> sessionProperty() {
        return session.getReadOnlyProperty();
    }

    /// The session's state; null without a session.
    public ReadOnlyObjectProperty<@Nullable SessionState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// How many batches the weights have behind them, in this session and before.
    public long trained() {
        Progress now = progress.get();
        return now == null ? resumedAt : now.iteration();
    }

    /// The newest measurement of the test split; null before the first.
    public ReadOnlyObjectProperty<@Nullable Evaluation> evaluationProperty() {
        return evaluation.getReadOnlyProperty();
    }

    /// What is shown of an earlier session; null if nothing is.
    public ReadOnlyObjectProperty<@Nullable PastRun> pastProperty() {
        return past.getReadOnlyProperty();
    }

    /// What was trained: the document of the session, or of the run that is shown.
    public Optional<GraphDocument> document() {
        return session().map(TrainingSession::document).or(() -> Optional.ofNullable(past.get())
                .map(PastRun::document));
    }

    /// The sample that all views look at.
    public ObjectProperty<SampleRef> sampleProperty() {
        return sample;
    }

    /// One view's interest, asked of whichever session is current.
    private static final class Look {
        private final ProbeRequest request;
        private final Consumer<Snapshot> consumer;
        private @Nullable ProbeSlot slot;

        Look(ProbeRequest request, Consumer<Snapshot> consumer) {
            this.request = request;
            this.consumer = consumer;
        }

        void ask(TrainingSession session) {
            forget();
            slot = session.feed().subscribe(request);
        }

        void deliver() {
            if (slot != null) {
                slot.take().ifPresent(consumer);
            }
        }

        void forget() {
            if (slot != null) {
                slot.close();
                slot = null;
            }
        }
    }
}
