package org.lamina.graph.record;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.record.RunSummary.Outcome;
import org.lamina.graph.record.RunSummary.Progress;
import org.lamina.graph.record.RunSummary.Results;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.Scalars;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.TrainingEvent;

/// Collects what a run tells, in bounded memory, for a [RunStore]. One thread at a time.
public final class RunRecorder {
    static final int MOST_EVENTS = 2000;
    /// Code of a problem whose only argument is its sentence.
    static final String WORDED = "run.recorded";

    private final InstantSource clock;
    private final Function<Problem, String> wording;
    private final String project;
    private final Map<RunCurve, ThinnedCurve> curves = new EnumMap<>(RunCurve.class);
    private final List<RecordedEvent> events = new ArrayList<>();
    private RunSummary summary;
    private long firstEvent;
    private long changedEvent;
    private @Nullable RecordedEvent evaluation;
    private boolean evaluationChanged;
    private double secondsBefore;
    private boolean hasChanged;

    private RunRecorder(RunSummary summary, String project, Function<Problem, String> wording, InstantSource clock) {
        this.summary = summary;
        this.project = project;
        this.wording = wording;
        this.clock = clock;
        for (RunCurve curve : RunCurve.values()) {
            curves.put(curve, new ThinnedCurve());
        }
    }

    /// Begins a record.
    ///
    /// @param id of the run, as in its checkpoints
    /// @param project text of the project
    /// @param wording the sentence for a problem that ends a run
    public static RunRecorder begin(
            String id,
            String project,
            int seed,
            String dataHash,
            Function<Problem, String> wording,
            InstantSource clock) {
        Instant now = clock.instant();
        RunSummary summary =
                new RunSummary(id, "", 0, now, now, seed, dataHash, null, Progress.BEGINNING, Results.NONE);
        return new RunRecorder(summary, project, wording, clock);
    }

    /// Goes on with a record from an iteration; what it says of later ones is forgotten, as the weights of then are.
    public static RunRecorder goOn(
            RunRecord record, long iteration, Function<Problem, String> wording, InstantSource clock) {
        RunRecorder recorder = new RunRecorder(record.summary(), record.project(), wording, clock);
        recorder.restore(record, iteration);
        return recorder;
    }

    private void restore(RunRecord record, long iteration) {
        curves.forEach((name, curve) -> {
            curve.restore(record.curve(name));
            curve.removeAfter(iteration);
        });
        double seconds = curve(RunCurve.SECONDS).last();
        secondsBefore = Double.isFinite(seconds) ? seconds : 0;
        for (RecordedEvent event : record.events()) {
            if (event.event() instanceof TrainingEvent.Evaluated measured) {
                evaluation = measured.evaluation().iteration() <= iteration ? event : null;
                evaluationChanged = true;
            } else if (event.iteration() <= iteration) {
                events.add(event);
            }
        }
        Progress before = summary.progress();
        Progress now = new Progress(
                before.outcome(), before.epoch(), Math.min(before.iteration(), iteration), before.checkpoint());
        Results results = evaluation == null ? summary.results().withTest(Double.NaN, Double.NaN) : summary.results();
        summary = summary.with(summary.changed(), now, results);
    }

    /// The id of the run that is recorded.
    public String id() {
        return summary.id();
    }

    /// The user calls it something else. A store is told by [RunStore#rename].
    public void rename(String name) {
        summary = summary.named(name);
    }

    private ThinnedCurve curve(RunCurve name) {
        return curves.computeIfAbsent(name, _ -> new ThinnedCurve());
    }

    public void take(Scalars scalars) {
        for (int i = 0; i < scalars.size(); i++) {
            long at = scalars.iterations()[i];
            curve(RunCurve.TRAIN_LOSS).add(at, scalars.losses()[i]);
            curve(RunCurve.TRAIN_ACCURACY).add(at, scalars.accuracies()[i]);
        }
        if (scalars.size() > 0) {
            long last = scalars.iterations()[scalars.size() - 1];
            curve(RunCurve.SECONDS).add(last, secondsBefore + scalars.seconds());
            note(summary.progress().at(0, last), summary.results());
        }
    }

    public void take(TrainingEvent event) {
        Progress progress = summary.progress();
        switch (event) {
            case TrainingEvent.Prepared prepared ->
                summary = summary.prepared() == null ? summary.with(prepared) : summary;
            case TrainingEvent.StateChanged changed -> take(event, changed);
            case TrainingEvent.EpochFinished epoch -> {
                curve(RunCurve.VALIDATION_LOSS).add(epoch.iteration(), epoch.validationLoss());
                curve(RunCurve.VALIDATION_ACCURACY).add(epoch.iteration(), epoch.validationAccuracy());
                note(
                        progress.at(epoch.epoch(), epoch.iteration()),
                        summary.results().withEpoch(epoch));
                keep(event);
            }
            case TrainingEvent.LearningRateChanged _ -> keep(event);
            case TrainingEvent.CheckpointSaved saved -> {
                note(progress.at(0, saved.iteration()).saved(saved.iteration()), summary.results());
                keep(event);
            }
            case TrainingEvent.Evaluated measured -> {
                Evaluation now = measured.evaluation();
                evaluation = new RecordedEvent(clock.instant(), now.iteration(), event);
                evaluationChanged = true;
                note(progress, summary.results().withTest(now.loss(), now.accuracy()));
            }
            case TrainingEvent.Finished finished -> {
                Outcome outcome = Outcome.valueOf(finished.reason().name());
                note(progress.as(outcome).at(finished.epoch(), finished.iteration()), summary.results());
                keep(event);
            }
            case TrainingEvent.Failed failed -> {
                Problem worded = Problem.error(WORDED, new Place.OfDocument(), wording.apply(failed.problem()));
                keep(new TrainingEvent.Failed(worded));
                note(progress.as(Outcome.FAILED), summary.results());
            }
        }
    }

    private void take(TrainingEvent event, TrainingEvent.StateChanged changed) {
        if (changed.to() == SessionState.RUNNING || changed.to() == SessionState.PAUSED) {
            keep(event);
            note(summary.progress().as(Outcome.OPEN), summary.results());
        }
    }

    private void keep(TrainingEvent event) {
        events.add(new RecordedEvent(clock.instant(), summary.progress().iteration(), event));
        if (events.size() > MOST_EVENTS) {
            events.removeFirst();
            firstEvent++;
            changedEvent = Math.max(changedEvent, firstEvent);
        }
    }

    private void note(Progress progress, Results results) {
        summary = summary.with(clock.instant(), progress, results);
        hasChanged = true;
    }

    /// Whether something was trained, so that there is something to record.
    public boolean isWorthKeeping() {
        return summary.progress().iteration() > 0;
    }

    /// Whether there is something to write that a store has not got.
    public boolean hasChanged() {
        return hasChanged && isWorthKeeping();
    }

    /// The next [#takeChanges] tells everything, as for another file.
    public void markAllChanged() {
        curves.values().forEach(ThinnedCurve::markAllChanged);
        changedEvent = firstEvent;
        evaluationChanged = true;
        hasChanged = true;
    }

    /// What is to be written; nothing where nothing changed.
    public Optional<RunUpdate> takeChanges() {
        if (!hasChanged()) {
            return Optional.empty();
        }
        Map<RunCurve, CurveTail> tails = new EnumMap<>(RunCurve.class);
        curves.forEach((name, curve) -> {
            if (curve.hasChanged()) {
                tails.put(name, curve.takeChanges());
            }
        });
        RunUpdate update = new RunUpdate(
                summary,
                project,
                tails,
                firstEvent,
                changedEvent,
                List.copyOf(events.subList((int) (changedEvent - firstEvent), events.size())),
                evaluationChanged ? evaluation : null,
                evaluationChanged && evaluation == null);
        changedEvent = firstEvent + events.size();
        evaluationChanged = false;
        hasChanged = false;
        return Optional.of(update);
    }

    /// What it has so far.
    public RunRecord record() {
        Map<RunCurve, Points> points = new EnumMap<>(RunCurve.class);
        curves.forEach((name, curve) -> points.put(name, curve.points()));
        List<RecordedEvent> all = new ArrayList<>(events);
        RecordedEvent measured = evaluation;
        if (measured != null) {
            all.add(measured);
        }
        return new RunRecord(
                summary,
                project,
                points,
                all,
                measured != null && measured.event() instanceof TrainingEvent.Evaluated one ? one.evaluation() : null);
    }
}
