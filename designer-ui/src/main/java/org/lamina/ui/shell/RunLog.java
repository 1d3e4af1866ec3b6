package org.lamina.ui.shell;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.record.RecordedEvent;
import org.lamina.graph.record.RunRecord;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.Evaluation.OutputEvaluation;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.settings.DataSignature;
import org.lamina.theme.StyleStates;
import org.lamina.ui.text.Wording;

/// What happened since the window opened, oldest first: events of runs, refused edits, files. FX thread only.
///
/// Of epochs that follow each other faster than one can read, only some are told, and always the last one before
/// something else happens.
final class RunLog {
    private static final int MOST = 2000;
    private static final long EPOCH_PAUSE_NANOS = 250_000_000L;

    private final ObservableList<LogEntry> entries = FXCollections.observableArrayList();
    private final LongSupplier nanoClock;
    private TrainingEvent.@Nullable EpochFinished untold;
    private long epochToldAt;
    private boolean epochTold;

    /// How the sentence about an epoch names what was measured besides the loss.
    private String epochKey = "log.epoch";

    /// Where the lines of the session that was opened last begin; -1 once it trains.
    private int opened = -1;

    RunLog() {
        this(System::nanoTime);
    }

    RunLog(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    ObservableList<LogEntry> entries() {
        return entries;
    }

    void add(LogEntry entry) {
        if (entries.size() >= MOST) {
            entries.removeFirst();
            opened = Math.max(-1, opened - 1);
        }
        entries.add(entry);
    }

    /// From here on, runs learn these data.
    void learns(DataSignature data) {
        epochKey = switch (data.measure()) {
            case MEAN_AVERAGE_PRECISION -> "log.epoch.boxes";
            case PIXEL_ACCURACY -> "log.epoch.pixels";
            case ACCURACY -> "log.epoch";
        };
    }

    /// A refused edit or a failed run, as its sentence.
    void add(Problem problem) {
        add(entryOf(problem));
    }

    private static LogEntry entryOf(Problem problem) {
        return new LogEntry(
                LocalTime.now(),
                problem.isError() ? StyleStates.ERROR : StyleStates.WARNING,
                messages -> new Wording(messages).sentence(problem));
    }

    void add(TrainingEvent event) {
        if (event instanceof TrainingEvent.EpochFinished epoch) {
            addEpoch(epoch);
            return;
        }
        tellLastEpoch();
        epochTold = false;
        if (event instanceof TrainingEvent.StateChanged changed) {
            opened = switch (changed.to()) {
                case STARTING -> entries.size();
                case IDLE -> opened;
                case RUNNING, PAUSED, STOPPING, FAILED, CLOSED -> -1;
            };
        }
        if (event instanceof TrainingEvent.Failed failed) {
            add(failed.problem());
        } else {
            entryOf(event).ifPresent(this::add);
        }
    }

    private void addEpoch(TrainingEvent.EpochFinished epoch) {
        untold = epoch;
        long now = nanoClock.getAsLong();
        if (!epochTold || now - epochToldAt >= EPOCH_PAUSE_NANOS) {
            epochTold = true;
            epochToldAt = now;
            tellLastEpoch();
        }
    }

    private void tellLastEpoch() {
        if (untold != null) {
            entryOf(untold).ifPresent(this::add);
            untold = null;
        }
    }

    /// What is recorded of an earlier session, with the times of then; before what the session said that goes on with
    /// it, since that came later.
    void add(RunRecord run) {
        List<LogEntry> later = opened < 0 ? List.of() : List.copyOf(entries.subList(opened, entries.size()));
        entries.remove(entries.size() - later.size(), entries.size());
        addAll(run);
        later.forEach(this::add);
    }

    private void addAll(RunRecord run) {
        ZoneId zone = ZoneId.systemDefault();
        ZonedDateTime began = run.summary().began().atZone(zone);
        add(new LogEntry(
                began.toLocalTime(),
                StyleStates.ACTIVE,
                messages -> messages.text("log.recorded", Date.from(began.toInstant()))));
        TrainingEvent.Prepared prepared = run.summary().prepared();
        if (prepared != null) {
            entryOf(prepared).ifPresent(entry -> add(entry.at(began.toLocalTime())));
        }
        for (RecordedEvent event : run.events()) {
            LocalTime then = event.at().atZone(zone).toLocalTime();
            if (event.event() instanceof TrainingEvent.Failed failed) {
                add(entryOf(failed.problem()).at(then));
            } else {
                entryOf(event.event()).ifPresent(entry -> add(entry.at(then)));
            }
        }
    }

    private static LogEntry entryOf(Evaluation measured) {
        Optional<OutputEvaluation> map = measured.classMap();
        if (map.isPresent()) {
            return LogEntry.now(
                    "log.evaluated.pixels", measured.accuracy(), map.get().meanOverlap(), measured.loss());
        }
        if (measured.isOfBoxes()) {
            return LogEntry.now("log.evaluated.boxes", measured.accuracy(), measured.loss());
        }
        return Double.isNaN(measured.accuracy())
                ? LogEntry.now("log.evaluated.loss", measured.loss())
                : LogEntry.now("log.evaluated", measured.accuracy(), measured.loss());
    }

    private Optional<LogEntry> entryOf(TrainingEvent event) {
        return switch (event) {
            case TrainingEvent.StateChanged changed -> entryOf(changed);
            case TrainingEvent.Prepared ready ->
                Optional.of(LogEntry.now(
                        "log.prepared",
                        ready.trainingSamples(),
                        ready.validationSamples(),
                        ready.testSamples(),
                        ready.batchesPerEpoch(),
                        ready.parameters()));
            case TrainingEvent.EpochFinished epoch ->
                Optional.of(
                        Double.isNaN(epoch.validationAccuracy())
                                ? LogEntry.now(
                                        "log.epoch.loss",
                                        epoch.epoch(),
                                        epoch.trainLoss(),
                                        epoch.validationLoss(),
                                        epoch.seconds(),
                                        epoch.samplesPerSecond())
                                : LogEntry.now(
                                        epochKey,
                                        epoch.epoch(),
                                        epoch.trainLoss(),
                                        epoch.validationLoss(),
                                        epoch.validationAccuracy(),
                                        epoch.seconds(),
                                        epoch.samplesPerSecond()));
            case TrainingEvent.LearningRateChanged changed ->
                Optional.of(LogEntry.now("log.rate", changed.rate(), changed.iteration()));
            case TrainingEvent.CheckpointSaved saved ->
                Optional.of(LogEntry.now(
                        "log.checkpoint", String.valueOf(saved.file().getFileName()), saved.epoch()));
            case TrainingEvent.Evaluated measured ->
                Optional.of(entryOf(measured.evaluation()).as(StyleStates.GOOD));
            case TrainingEvent.Finished finished ->
                Optional.of(LogEntry.now(
                                switch (finished.reason()) {
                                    case COMPLETED -> "log.finished.completed";
                                    case EARLY_STOPPING -> "log.finished.early";
                                    case STOPPED -> "log.finished.stopped";
                                },
                                finished.epoch(),
                                finished.iteration())
                        .as(StyleStates.GOOD));
            case TrainingEvent.Failed _ -> Optional.empty();
        };
    }

    private static Optional<LogEntry> entryOf(TrainingEvent.StateChanged changed) {
        boolean began = changed.to() == SessionState.RUNNING && changed.from() != SessionState.PAUSED;
        if (began) {
            return Optional.of(LogEntry.now("log.running"));
        }
        return switch (changed.to()) {
            case STARTING -> Optional.of(LogEntry.now("log.starting"));
            case PAUSED -> Optional.of(LogEntry.now("log.paused"));
            case RUNNING -> Optional.of(LogEntry.now("log.resumed"));
            case IDLE, STOPPING, FAILED, CLOSED -> Optional.empty();
        };
    }
}
