package org.lamina.ui.training;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.run.TrainingSession;
import org.lamina.ui.Workbench;
import org.lamina.ui.model.Runs;

/// What can be done with the run: train, pause, step, stop. Buttons, menus and shortcuts call these and bind to the
/// properties that say what is possible now. FX thread only.
///
/// A run belongs to the document it began with. When the document has changed since, [RestartQuestion] decides; a mere
/// change of the learning rate is passed on to the run at once. A resumed run has its own seed, whatever the project's
/// is, until the user changes that: with another one, samples it learned from would be among those that measure it.
public final class RunActions {
    private final Workbench bench;
    private final Supplier<Optional<Path>> runFolder;
    private final Runnable notTrainable;
    private final RestartQuestion question;
    private final ReadOnlyObjectWrapper<@Nullable Problem> failure = new ReadOnlyObjectWrapper<>();
    private final BooleanBinding running;
    private final BooleanBinding ready;
    private final BooleanBinding stoppable;
    private double lastRate = Double.NaN;
    private int projectSeed;
    private Runnable onTraining = () -> {};

    /// @param runFolder where checkpoints of a new run go; empty keeps none
    /// @param notTrainable shows the problems that forbid training
    /// @param question asked before trained weights are given up
    public RunActions(
            Workbench bench, Supplier<Optional<Path>> runFolder, Runnable notTrainable, RestartQuestion question) {
        this.bench = bench;
        this.runFolder = runFolder;
        this.notTrainable = notTrainable;
        this.question = question;
        ReadOnlyObjectProperty<@Nullable SessionState> state = bench.runs().stateProperty();
        running = Bindings.createBooleanBinding(() -> state.get() == SessionState.RUNNING, state);
        ready = Bindings.createBooleanBinding(
                () -> state.get() != SessionState.STARTING
                        && state.get() != SessionState.STOPPING
                        && state.get() != SessionState.RUNNING,
                state);
        stoppable = Bindings.createBooleanBinding(
                () -> state.get() == SessionState.RUNNING || state.get() == SessionState.PAUSED, state);
        bench.runs().onEvent(this::note);
        bench.runs().onOpen(() -> {
            failure.set(null);
            projectSeed = seed(bench.editor().project());
            lastRate = rate(bench.editor().project());
        });
        bench.editor().projectProperty().subscribe((_, now) -> passOnRate(now));
    }

    /// Called when the user begins to train, or trains a step.
    public void setOnTraining(Runnable listener) {
        onTraining = listener;
    }

    /// Trains, goes on after a pause, or pauses.
    public void trainOrPause() {
        if (running.get()) {
            bench.runs().session().ifPresent(TrainingSession::pause);
        } else if (ready.get()) {
            training(TrainingSession::train);
        }
    }

    /// Trains one batch and pauses.
    public void stepBatch() {
        if (ready.get()) {
            training(TrainingSession::stepBatch);
        }
    }

    /// Trains to the end of the epoch and pauses.
    public void stepEpoch() {
        if (ready.get()) {
            training(TrainingSession::stepEpoch);
        }
    }

    /// Ends the run; the weights are kept.
    public void stop() {
        if (stoppable.get()) {
            bench.runs().session().ifPresent(TrainingSession::stop);
        }
    }

    /// Builds the network without training it, so that one can look into it and evaluate it.
    public void prepare() {
        if (ready.get()) {
            withSession(_ -> {});
        }
    }

    /// Measures the test split.
    public void evaluate() {
        if (ready.get()) {
            withSession(TrainingSession::evaluate);
        }
    }

    private void training(Consumer<TrainingSession> command) {
        withSession(session -> {
            command.accept(session);
            onTraining.run();
        });
    }

    private void withSession(Consumer<TrainingSession> command) {
        GraphDocument document = bench.editor().project();
        if (!bench.editor().projectAnalysis().isTrainable()) {
            notTrainable.run();
            return;
        }
        Optional<TrainingSession> current = bench.runs().session();
        if (current.isEmpty() || neverTrained()) {
            if (current.isEmpty()
                    || hasFailed()
                    || !SameRun.of(current.get().document(), goingOn(current.get(), document))) {
                command.accept(bench.runs().open(request(document)));
            } else {
                command.accept(current.get());
            }
        } else if (SameRun.of(current.get().document(), goingOn(current.get(), document))) {
            failure.set(null);
            command.accept(current.get());
        } else {
            restart(current.get(), document, command);
        }
    }

    /// The document with the seed of the run, unless the user has changed it since the run was opened.
    private GraphDocument goingOn(TrainingSession run, GraphDocument document) {
        return seed(document) == projectSeed ? document.withSeed(seed(run.document())) : document;
    }

    private static int seed(GraphDocument document) {
        return document.settings().training().seed();
    }

    private boolean neverTrained() {
        return bench.runs().trained() == 0;
    }

    private boolean hasFailed() {
        return bench.runs().stateProperty().get() == SessionState.FAILED;
    }

    private void restart(TrainingSession old, GraphDocument document, Consumer<TrainingSession> command) {
        boolean weightsFit =
                SameRun.weightsFit(old.document(), document) && runFolder.get().isPresent() && !hasFailed();
        question.changed(weightsFit, answer -> {
            switch (answer) {
                case FRESH -> command.accept(bench.runs().open(request(document)));
                case KEEP_WEIGHTS ->
                    afterCheckpoint(
                            old,
                            saved -> command.accept(bench.runs()
                                    .open(request(goingOn(old, document)).resuming(saved))));
            }
        });
    }

    /// Begins anew with fresh weights; the trained ones go into a checkpoint first, which the new run sets aside.
    public void trainAnew() {
        GraphDocument document = bench.editor().project();
        Optional<TrainingSession> old = bench.runs().session();
        if (!ready.get()) {
            return;
        }
        if (!bench.editor().projectAnalysis().isTrainable()) {
            notTrainable.run();
        } else if (old.isEmpty() || neverTrained()) {
            begin(document);
        } else {
            boolean kept = runFolder.get().isPresent() && !hasFailed();
            question.anew(kept, () -> {
                if (kept) {
                    afterCheckpoint(old.get(), _ -> begin(document));
                } else {
                    begin(document);
                }
            });
        }
    }

    private void begin(GraphDocument document) {
        bench.runs().open(request(document)).train();
        onTraining.run();
    }

    private void afterCheckpoint(TrainingSession old, Consumer<Path> then) {
        Runs runs = bench.runs();
        Subscription[] waiting = {Subscription.EMPTY};
        waiting[0] = runs.onEvent(event -> {
            if (event instanceof TrainingEvent.Failed) {
                waiting[0].unsubscribe(); // the status says why; asking again begins anew
            } else if (event instanceof TrainingEvent.CheckpointSaved saved) {
                waiting[0].unsubscribe();
                then.accept(saved.file());
            }
        });
        old.saveCheckpoint();
    }

    private TrainingRequest request(GraphDocument document) {
        TrainingRequest request = TrainingRequest.of(document, bench.runs().threads());
        return runFolder.get().map(request::inFolder).orElse(request);
    }

    private static double rate(GraphDocument document) {
        return document.settings().training().optimizer().learningRate();
    }

    private void passOnRate(GraphDocument now) {
        bench.runs().session().ifPresent(session -> {
            boolean sameKind = session.document()
                    .settings()
                    .training()
                    .optimizer()
                    .kind()
                    .equals(now.settings().training().optimizer().kind());
            if (sameKind && rate(now) != lastRate) {
                lastRate = rate(now);
                session.setLearningRate(lastRate);
            }
        });
    }

    private void note(TrainingEvent event) {
        if (event instanceof TrainingEvent.Failed failed) {
            failure.set(failed.problem());
        }
    }

    /// Whether it trains now, so that [#trainOrPause] pauses.
    public BooleanBinding runningBinding() {
        return running;
    }

    /// Whether training or a step can begin.
    public BooleanBinding readyBinding() {
        return ready;
    }

    /// Whether there is something to pause or to begin.
    public BooleanBinding trainOrPauseBinding() {
        return running.or(ready);
    }

    public BooleanBinding stoppableBinding() {
        return stoppable;
    }

    /// Why the last run ended by a problem; null when it did not.
    public ReadOnlyObjectProperty<@Nullable Problem> failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
