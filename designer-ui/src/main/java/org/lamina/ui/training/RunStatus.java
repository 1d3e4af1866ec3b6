package org.lamina.ui.training;

import org.jspecify.annotations.Nullable;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.record.RunSummary;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.Progress;
import org.lamina.graph.run.SessionState;
import org.lamina.ui.model.PastRun;
import org.lamina.ui.text.Messages;
import org.lamina.ui.text.Wording;

/// Words where a run is: `epoch 2/5 · batch 412/844 · 3,910 samples/s · 0:41 left`, and at its end what came out.
final class RunStatus {
    private RunStatus() {}

    /// @param former whether the network on the canvas is another by now
    static String text(
            Messages messages,
            @Nullable SessionState state,
            @Nullable Progress progress,
            @Nullable Evaluation evaluation,
            @Nullable PastRun past,
            @Nullable Problem failure,
            boolean former) {
        if (state == null || state == SessionState.CLOSED) {
            return "";
        }
        if (failure != null) {
            return new Wording(messages).sentence(failure);
        }
        return switch (state) {
            case STARTING -> messages.text("training.status.starting");
            case STOPPING -> messages.text("training.status.stopping");
            case RUNNING ->
                progress == null ? messages.text("training.status.first-batch") : running(messages, progress);
            case PAUSED -> progress == null ? "" : messages.text("training.status.paused", place(messages, progress));
            case IDLE, FAILED, CLOSED -> {
                String said = progress == null ? before(messages, past) : resting(messages, progress, evaluation);
                yield former ? messages.text("training.status.former", said) : said;
            }
        };
    }

    /// Whether all epochs of the run are done, so that to train is to train more of them.
    static boolean isFinished(@Nullable SessionState state, @Nullable Progress progress, @Nullable PastRun past) {
        if (state != SessionState.IDLE) {
            return false;
        }
        return progress == null
                ? past != null && past.record().summary().progress().outcome() == RunSummary.Outcome.COMPLETED
                : isAtEnd(progress);
    }

    private static boolean isAtEnd(Progress progress) {
        return progress.epoch() >= progress.epochs() && progress.batch() >= progress.batches();
    }

    private static String resting(Messages messages, Progress progress, @Nullable Evaluation evaluation) {
        if (!isAtEnd(progress)) {
            return messages.text("training.status.stopped", place(messages, progress));
        }
        return finished(messages, progress.epochs(), progress.iteration(), evaluation);
    }

    /// Before the first batch of this session.
    private static String before(Messages messages, @Nullable PastRun past) {
        if (past == null) {
            return messages.text("training.status.ready");
        }
        RunSummary.Progress then = past.record().summary().progress();
        return then.outcome() == RunSummary.Outcome.COMPLETED
                ? finished(messages, then.epoch(), then.iteration(), past.evaluation())
                : messages.text("training.status.ready");
    }

    private static String finished(Messages messages, int epochs, long iteration, @Nullable Evaluation evaluation) {
        if (evaluation == null || evaluation.iteration() != iteration || !Double.isFinite(evaluation.accuracy())) {
            return messages.text("training.status.finished", epochs);
        }
        if (evaluation.isOfBoxes()) {
            return messages.text("training.status.finished-boxes", epochs, evaluation.accuracy());
        }
        return evaluation
                .classMap()
                .map(map -> messages.text("training.status.finished-pixels", epochs, map.meanOverlap()))
                .orElseGet(() -> messages.text("training.status.finished-accuracy", epochs, evaluation.accuracy()));
    }

    private static String place(Messages messages, Progress progress) {
        return messages.text(
                "training.status.place", progress.epoch(), progress.epochs(), progress.batch(), progress.batches());
    }

    private static String running(Messages messages, Progress progress) {
        String place = place(messages, progress);
        return Double.isFinite(progress.secondsLeft())
                ? messages.text(
                        "training.status.running",
                        place,
                        progress.samplesPerSecond(),
                        clock(Math.round(progress.secondsLeft())))
                : messages.text("training.status.running-unknown", place, progress.samplesPerSecond());
    }

    /// `0:41`, `1:02:03`.
    static String clock(long seconds) {
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
