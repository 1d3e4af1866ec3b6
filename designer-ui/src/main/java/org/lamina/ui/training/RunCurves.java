package org.lamina.ui.training;

import java.util.List;
import java.util.function.Function;
import org.lamina.graph.record.Points;
import org.lamina.graph.record.RecordedEvent;
import org.lamina.graph.record.RunCurve;
import org.lamina.graph.record.RunRecord;
import org.lamina.graph.run.Scalars;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.settings.DataSignature;
import org.lamina.ui.Workbench;
import org.lamina.ui.chart.ChartEvent;
import org.lamina.ui.chart.Curve;
import org.lamina.ui.chart.CurveChart;
import org.lamina.ui.chart.CurveSeries;
import org.lamina.ui.chart.XMeasure;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.text.Messages;
import org.lamina.ui.text.Wording;

/// Collects the numbers of the run into curves: training per batch, validation per epoch, marks for what happened.
final class RunCurves {
    private final Workbench bench;
    private final CurveSeries trainLoss = new CurveSeries("train_loss");
    private final CurveSeries validationLoss = new CurveSeries("validation_loss");
    private final CurveSeries trainAccuracy = new CurveSeries("train_accuracy");
    private final CurveSeries validationAccuracy = new CurveSeries("validation_accuracy");
    private final EpochMeasure epochs = new EpochMeasure();
    private final RunClock clock = new RunClock();
    private final CurveChart loss;
    private final CurveChart accuracy;
    private final RunMarks marks = new RunMarks();
    private long iteration;
    private long checkpoints;
    private double secondsBefore;

    RunCurves(Workbench bench, CurveChart loss, CurveChart accuracy) {
        this.bench = bench;
        this.loss = loss;
        this.accuracy = accuracy;
        bench.messages().languageProperty().subscribe(_ -> name());
    }

    /// Shows the run of the window from now on, behind what is recorded of earlier sessions.
    void follow() {
        bench.runs().sessionProperty().subscribe((_, _) -> begin());
        bench.runs().pastProperty().subscribe(past -> {
            if (past != null) {
                show(past.record());
            }
        });
        bench.editor().projectProperty().subscribe(_ -> expect());
        bench.runs().onScalars(this::append);
        bench.runs().onEvent(this::note);
    }

    /// Shows a recorded run.
    void show(RunRecord run) {
        begin();
        TrainingEvent.Prepared prepared = run.summary().prepared();
        if (prepared != null) {
            epochs.start(prepared);
            clock.start(prepared.iteration());
        }
        add(trainLoss, run.curve(RunCurve.TRAIN_LOSS));
        Points accuracies = run.curve(RunCurve.TRAIN_ACCURACY);
        for (int i = 0; i < accuracies.size(); i++) {
            addAccuracy(accuracies.iterations()[i], accuracies.values()[i]);
        }
        add(validationLoss, run.curve(RunCurve.VALIDATION_LOSS));
        if (accuracy.isVisible()) {
            add(validationAccuracy, run.curve(RunCurve.VALIDATION_ACCURACY));
        }
        Points seconds = run.curve(RunCurve.SECONDS);
        for (int i = 0; i < seconds.size(); i++) {
            clock.note(seconds.iterations()[i], seconds.values()[i]);
            secondsBefore = seconds.values()[i];
        }
        for (RecordedEvent event : run.events()) {
            iteration = event.iteration();
            mark(event.event());
        }
        iteration = run.summary().progress().iteration();
        loss.refresh();
        accuracy.refresh();
    }

    /// Where the first output has no classes none is measured, and there is nothing to draw; boxes are measured on the
    /// validation split only.
    private void addAccuracy(long at, double value) {
        boolean isMeasured = !Double.isNaN(value);
        if (isMeasured) {
            trainAccuracy.add(at, value);
        }
        Labels.toggle(accuracy, isMeasured || signature().hasBoxes());
    }

    /// Before the first batch, data without classes lets nobody expect an accuracy.
    private void expect() {
        if (trainLoss.size() == 0) {
            DataSignature data = signature();
            Labels.toggle(accuracy, data.targets().isEmpty() || data.hasClasses() || data.hasBoxes());
        }
    }

    /// Of the run's data; before the first run, of those chosen for it.
    DataSignature signature() {
        return bench.runs()
                .document()
                .orElseGet(() -> bench.editor().project())
                .settings()
                .data()
                .signature();
    }

    private static void add(CurveSeries series, Points points) {
        for (int i = 0; i < points.size(); i++) {
            series.add(points.iterations()[i], points.values()[i]);
        }
    }

    /// What the x axis counts in epochs of the run.
    XMeasure epochs() {
        return epochs;
    }

    /// What the x axis counts in seconds of training.
    XMeasure clock() {
        return clock;
    }

    private void name() {
        String training = bench.messages().text("training.curves.training");
        String validation = bench.messages().text("training.curves.validation");
        loss.getCurves()
                .setAll(new Curve(trainLoss, training, 0, true), new Curve(validationLoss, validation, 1, false));
        accuracy.getCurves()
                .setAll(
                        new Curve(trainAccuracy, training, 0, true),
                        new Curve(validationAccuracy, validation, 1, false));
        showMarks();
    }

    private void showMarks() {
        List<ChartEvent> events = marks.in(bench.messages());
        loss.getEvents().setAll(events);
        accuracy.getEvents().setAll(events);
    }

    private void begin() {
        iteration = 0;
        checkpoints = 0;
        secondsBefore = 0;
        clock.start(0);
        marks.clear();
        trainLoss.clear();
        validationLoss.clear();
        trainAccuracy.clear();
        expect();
        validationAccuracy.clear();
        loss.getEvents().clear();
        accuracy.getEvents().clear();
        loss.follow();
        accuracy.follow();
    }

    private void append(Scalars scalars) {
        clock.note(scalars.iterations()[scalars.size() - 1], secondsBefore + scalars.seconds());
        for (int i = 0; i < scalars.size(); i++) {
            long at = scalars.iterations()[i];
            if (at > iteration) {
                iteration = at;
                trainLoss.add(at, scalars.losses()[i]);
                addAccuracy(at, scalars.accuracies()[i]);
            }
        }
        loss.refresh();
        accuracy.refresh();
    }

    private void note(TrainingEvent event) {
        if (event instanceof TrainingEvent.EpochFinished epoch) {
            validationLoss.add(epoch.iteration(), epoch.validationLoss());
            if (!Double.isNaN(epoch.validationAccuracy())) {
                validationAccuracy.add(epoch.iteration(), epoch.validationAccuracy());
            }
        } else if (event instanceof TrainingEvent.Prepared prepared) {
            iteration = Math.max(iteration, prepared.iteration());
            epochs.start(prepared);
            if (trainLoss.isEmpty()) {
                clock.start(prepared.iteration());
            }
        }
        mark(event);
    }

    private void mark(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.EpochFinished epoch ->
                mark(
                        ChartEvent.Kind.EPOCH,
                        epoch.epoch(),
                        messages -> new ChartEvent(
                                epoch.iteration(),
                                ChartEvent.Kind.EPOCH,
                                messages.text("training.event.epoch", epoch.epoch())));
            case TrainingEvent.LearningRateChanged rate ->
                mark(
                        rate.iteration(),
                        ChartEvent.Kind.RATE_CHANGE,
                        messages -> messages.text("training.event.rate", Wording.significant(rate.rate(), 4)));
            case TrainingEvent.CheckpointSaved saved ->
                mark(
                        ChartEvent.Kind.CHECKPOINT,
                        ++checkpoints,
                        messages -> new ChartEvent(
                                saved.iteration(),
                                ChartEvent.Kind.CHECKPOINT,
                                messages.text("training.event.checkpoint")));
            case TrainingEvent.Failed failed ->
                mark(iteration, ChartEvent.Kind.FAILURE, _ -> bench.wording().sentence(failed.problem()));
            case TrainingEvent.StateChanged state -> {
                if (state.to() == SessionState.PAUSED) {
                    mark(iteration, ChartEvent.Kind.PAUSE, messages -> messages.text("training.event.pause"));
                }
            }
            case TrainingEvent.Prepared _, TrainingEvent.Evaluated _, TrainingEvent.Finished _ -> {}
        }
    }

    private void mark(long at, ChartEvent.Kind kind, Function<Messages, String> words) {
        mark(kind, 0, messages -> new ChartEvent(at, kind, words.apply(messages)));
    }

    private void mark(ChartEvent.Kind kind, long number, Function<Messages, ChartEvent> words) {
        switch (marks.add(kind, number, words)) {
            case NONE -> {}
            case ADDED -> {
                ChartEvent event = words.apply(bench.messages());
                loss.getEvents().add(event);
                accuracy.getEvents().add(event);
            }
            case THINNED -> showMarks();
        }
    }

    boolean isEmpty() {
        return trainLoss.isEmpty();
    }
}
