package org.lamina.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.Scalars;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.run.TrainingSession;

/// Follows a session from its opening to the measured end, asking for checkpoints on the way.
///
/// Ctrl+C and SIGTERM stop between two batches and leave a checkpoint; the last event is told, and the process ends
/// within [#GOODBYE] with [ExitCode#INTERRUPTED] or [ExitCode#TERMINATED].
final class TrainingWatch {
    private static final long LOOK_MILLIS = 100;
    private static final Duration GOODBYE = Duration.ofSeconds(20);

    private final TrainingSession session;
    private final TrainingReport report;
    private final RunRecording recording;
    private final long checkpointNanos;
    private final CountDownLatch over = new CountDownLatch(1);
    private final long begin = System.nanoTime();
    private volatile boolean interrupted;

    private long lastCheckpointNanos = begin;
    private TrainingEvent.@Nullable CheckpointSaved lastCheckpoint;
    private long trainedBefore;
    private TrainingEvent.@Nullable Finished finished;
    private @Nullable Evaluation evaluation;
    private boolean failed;
    private double seconds;

    TrainingWatch(TrainingSession session, TrainingReport report, RunRecording recording, int checkpointSeconds) {
        this.session = session;
        this.report = report;
        this.recording = recording;
        checkpointNanos = TimeUnit.SECONDS.toNanos(Math.max(1, checkpointSeconds));
    }

    /// Trains and reports until the end; returns the exit code.
    int follow() throws InterruptedException {
        Thread hook = new Thread(this::interrupt, "stop-on-exit");
        session.train(); // before the hook, whose order to stop is the last one
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            while (!isOver()) {
                look();
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            if (finished != null && !failed) {
                report.finished(finished, Optional.ofNullable(evaluation), model(), seconds);
            }
        } finally {
            session.close();
            session.awaitClosed(GOODBYE);
            recording.write();
            over.countDown();
            if (!interrupted) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
        return failed ? ExitCode.NO : ExitCode.FINE;
    }

    /// Runs while the process is being ended from outside.
    private void interrupt() {
        interrupted = true;
        session.stop();
        try {
            over.await(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOver() {
        return failed || evaluation != null || interrupted && finished != null && isSaved();
    }

    private void look() {
        Scalars scalars = session.feed().drainScalars();
        if (scalars.size() > 0) {
            recording.take(scalars);
            report.iterations(scalars, session.feed().progress());
        }
        session.feed().drainEvents().forEach(this::take);
        recording.writeSometimes();
        if (session.state() == SessionState.RUNNING && System.nanoTime() - lastCheckpointNanos > checkpointNanos) {
            lastCheckpointNanos = System.nanoTime();
            session.saveCheckpoint();
        }
    }

    private void take(TrainingEvent event) {
        recording.take(event);
        switch (event) {
            case TrainingEvent.Prepared prepared -> {
                trainedBefore = prepared.iteration();
                report.prepared(prepared);
            }
            case TrainingEvent.StateChanged state -> report.state(state);
            case TrainingEvent.EpochFinished epoch -> report.epoch(epoch);
            case TrainingEvent.LearningRateChanged _ -> {}
            case TrainingEvent.CheckpointSaved saved -> {
                lastCheckpoint = saved;
                lastCheckpointNanos = System.nanoTime();
                report.checkpoint(saved);
            }
            case TrainingEvent.Evaluated evaluated -> evaluation = evaluated.evaluation();
            case TrainingEvent.Finished end -> finish(end);
            case TrainingEvent.Failed failure -> {
                failed = true;
                report.failed(failure.problem());
            }
        }
    }

    private void finish(TrainingEvent.Finished end) {
        finished = end;
        seconds = (System.nanoTime() - begin) / 1e9;
        if (!isSaved()) {
            session.saveCheckpoint();
        }
        if (!interrupted) {
            session.evaluate();
        }
    }

    /// Also where nothing was trained since it was opened.
    private boolean isSaved() {
        long saved = lastCheckpoint == null ? trainedBefore : lastCheckpoint.iteration();
        return finished != null && saved == finished.iteration();
    }

    private Optional<Path> model() {
        return Optional.ofNullable(lastCheckpoint).map(TrainingEvent.CheckpointSaved::file);
    }
}
