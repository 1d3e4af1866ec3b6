package org.lamina.runtime.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.deeplearning4j.util.CrashReportingUtil;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.run.Checkpoints;
import org.lamina.graph.run.EndReason;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.run.TrainingFeed;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.runtime.data.Sources;
import org.lamina.runtime.net.NativeThreads;
import org.lamina.runtime.save.CheckpointWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The loop of a session's thread: looks at the orders, does one piece of work, serves the views, begins again. Every
/// piece of work is one batch, so every order is obeyed within one.
final class Trainer implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final long IDLE_MILLIS = 20;
    private static final long CHECKPOINT_NANOS = 120_000_000_000L;

    /// Epochs may take less time than writing a checkpoint; at most that much of a run is lost in a crash.
    private static final long EPOCH_CHECKPOINT_NANOS = 2_000_000_000L;

    private final TrainingRequest request;
    private final String runId;
    private final Sources sources;
    private final Orders orders;
    private final SessionStates states;
    private final TrainingFeed feed;
    private final String name = "trainer-" + COUNT.incrementAndGet();
    private @Nullable EndReason ending;
    private boolean isEvaluating;
    private boolean hasBegun;
    private long savedIteration;
    private long savedAt = System.nanoTime() - EPOCH_CHECKPOINT_NANOS;
    private @Nullable Path ownFolder;

    Trainer(
            TrainingRequest request,
            String runId,
            Sources sources,
            Orders orders,
            SessionStates states,
            TrainingFeed feed) {
        this.request = request;
        this.runId = runId;
        this.sources = sources;
        this.orders = orders;
        this.states = states;
        this.feed = feed;
        ownFolder = request.checkpoint()
                .filter(_ -> request.continued().isPresent())
                .map(Path::toAbsolutePath)
                .map(Path::getParent)
                .orElse(null);
    }

    /// Of the session's thread.
    String name() {
        return name;
    }

    @Override
    public void run() {
        try {
            NativeThreads.use(request.threads());
            CrashReportingUtil.crashDumpsEnabled(false);
            try (Run run = Run.prepare(request, sources, feed, name);
                    Onlooker onlooker = new Onlooker(run.network(), feed, name + "-looks")) {
                states.change(SessionState.IDLE);
                while (orders.goal() != Orders.Goal.CLOSE) {
                    guarded(run, onlooker);
                }
                obeyLast(run);
            } catch (ProblemException e) {
                fail(e.problem());
                awaitClose();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            unexpected(e);
            awaitCloseQuietly();
        } finally {
            states.change(SessionState.CLOSED);
        }
    }

    private void guarded(Run run, Onlooker onlooker) throws InterruptedException {
        try {
            turn(run, onlooker);
        } catch (ProblemException e) {
            fail(e.problem());
        } catch (RuntimeException | OutOfMemoryError e) {
            unexpected(e);
        }
    }

    /// What was asked for before the end is still done.
    private void obeyLast(Run run) throws ProblemException {
        if (orders.takeCheckpoint()) {
            save(run);
        }
    }

    private void turn(Run run, Onlooker onlooker) throws InterruptedException, ProblemException {
        OptionalDouble rate = orders.takeRate();
        if (rate.isPresent()) {
            run.changeRate(rate.getAsDouble());
        }
        if (orders.takeCheckpoint()) {
            save(run);
        }
        isEvaluating |= orders.takeEvaluation();
        Orders.Goal goal = orders.goal();
        switch (goal) {
            case ALL, EPOCH, BATCH -> train(run, goal);
            case STOP -> stop(run);
            case PAUSE -> {
                if (states.is(SessionState.RUNNING)) {
                    states.change(SessionState.PAUSED);
                }
                idle(run);
            }
            case REST, CLOSE -> idle(run);
        }
        onlooker.pass(run.course().iteration(), goal.trains());
    }

    private void idle(Run run) throws InterruptedException {
        if (isEvaluating) {
            isEvaluating = run.testStep().isEmpty();
        } else {
            orders.await(IDLE_MILLIS);
        }
    }

    private void train(Run run, Orders.Goal goal) throws ProblemException {
        states.change(SessionState.RUNNING);
        hasBegun = true;
        EndReason reason = ending;
        if (reason != null) {
            if (run.testStep().isPresent()) {
                finish(run, goal, reason);
            }
            return;
        }
        if (isEvaluating) {
            isEvaluating = run.testStep().isEmpty();
            return;
        }
        run.course().extendIfDone();
        switch (run.step()) {
            case BATCH_TRAINED -> {
                orders.reached(Orders.Goal.BATCH, Orders.Goal.PAUSE);
                if (System.nanoTime() - savedAt > CHECKPOINT_NANOS) {
                    save(run);
                }
            }
            case MEASURING -> {}
            case EPOCH_FINISHED -> epochFinished(run, run.course().isDone() ? EndReason.COMPLETED : null);
            case PATIENCE_OVER ->
                epochFinished(run, run.course().isDone() ? EndReason.COMPLETED : EndReason.EARLY_STOPPING);
        }
    }

    /// A run that ends measures the test split before it says so.
    private void epochFinished(Run run, @Nullable EndReason reason) throws ProblemException {
        boolean goesOn = reason == null && orders.goal() == Orders.Goal.ALL;
        if (!goesOn || System.nanoTime() - savedAt > EPOCH_CHECKPOINT_NANOS) {
            save(run);
        }
        ending = reason;
        if (reason == null) {
            orders.reached(Orders.Goal.EPOCH, Orders.Goal.PAUSE);
        }
    }

    private void finish(Run run, Orders.Goal goal, EndReason reason) {
        ending = null;
        orders.reached(goal, Orders.Goal.REST);
        states.change(SessionState.IDLE);
        feed.publish(new TrainingEvent.Finished(
                reason, run.course().epochs(), run.course().iteration()));
    }

    /// Weights that are said to be kept are on disk before it is said. A run can end before its first batch.
    private void stop(Run run) throws ProblemException {
        if (states.is(SessionState.RUNNING) || states.is(SessionState.PAUSED)) {
            states.change(SessionState.STOPPING);
            run.dropMeasurements();
            isEvaluating = false;
            if (run.course().iteration() != savedIteration) {
                save(run);
            }
            EndReason reason = ending;
            finish(run, Orders.Goal.STOP, reason == null ? EndReason.STOPPED : reason);
        } else if (!hasBegun && states.is(SessionState.IDLE)) {
            hasBegun = true;
            finish(run, Orders.Goal.STOP, EndReason.STOPPED);
        }
        orders.reached(Orders.Goal.STOP, Orders.Goal.REST);
    }

    private void save(Run run) throws ProblemException {
        savedAt = System.nanoTime();
        Path folder = orders.folder();
        if (folder == null) {
            return;
        }
        boolean isFirst = !folder.toAbsolutePath().equals(ownFolder);
        Path file = Checkpoints.file(folder, run.course().iteration());
        try {
            CheckpointWriter.write(run.network(), run.position(), runId, file, isFirst);
            ownFolder = folder.toAbsolutePath();
            savedIteration = run.course().iteration();
            Checkpoints.prune(folder);
        } catch (IOException e) {
            LOG.warn("Could not save {}: {}", file, e.toString());
            throw new ProblemException(
                    Problem.error("checkpoint.not-saved", new Place.OfFile(file.toString(), 0), file.toString()), e);
        }
        feed.publish(new TrainingEvent.CheckpointSaved(
                file, run.course().epochs(), run.course().iteration()));
    }

    private void fail(Problem problem) {
        for (Orders.Goal goal : Orders.Goal.values()) {
            if (goal.trains()) {
                orders.reached(goal, Orders.Goal.REST);
            }
        }
        ending = null;
        isEvaluating = false;
        states.change(SessionState.FAILED);
        feed.publish(new TrainingEvent.Failed(problem));
    }

    /// The one place where what nobody foresaw ends; the log has the cause.
    private void unexpected(Throwable cause) {
        LOG.error("Training failed", cause);
        String code = cause instanceof OutOfMemoryError ? "training.out-of-memory" : "training.unexpected";
        fail(Problem.error(code, new Place.OfDocument(), String.valueOf(cause.getMessage())));
    }

    private void awaitClose() throws InterruptedException {
        while (orders.goal() != Orders.Goal.CLOSE) {
            for (Orders.Goal goal : Orders.Goal.values()) {
                if (goal.trains() || goal == Orders.Goal.STOP) {
                    orders.reached(goal, Orders.Goal.REST);
                }
            }
            orders.await(IDLE_MILLIS);
        }
    }

    private void awaitCloseQuietly() {
        try {
            awaitClose();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
