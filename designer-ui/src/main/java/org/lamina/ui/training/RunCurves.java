package org.lamina.ui.training;

import org.lamina.graph.run.Scalars;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.ui.Workbench;
import org.lamina.ui.chart.ChartEvent;
import org.lamina.ui.chart.Curve;
import org.lamina.ui.chart.CurveChart;
import org.lamina.ui.chart.CurveSeries;
import org.lamina.ui.text.Messages;
import org.lamina.ui.text.Wording;

/// Collects the numbers of the run into curves: training per batch, validation per epoch, marks for what happened.
final class RunCurves {
    private final Workbench bench;
    private final CurveSeries trainLoss = new CurveSeries("train_loss");
    private final CurveSeries validationLoss = new CurveSeries("validation_loss");
    private final CurveSeries trainAccuracy = new CurveSeries("train_accuracy");
    private final CurveSeries validationAccuracy = new CurveSeries("validation_accuracy");
    private final CurveChart loss;
    private final CurveChart accuracy;
    private long iteration;

    RunCurves(Workbench bench, CurveChart loss, CurveChart accuracy) {
        this.bench = bench;
        this.loss = loss;
        this.accuracy = accuracy;
        bench.runs().sessionProperty().subscribe((_, _) -> begin());
        bench.runs().onScalars(this::append);
        bench.runs().onEvent(this::note);
        bench.messages().languageProperty().subscribe(_ -> name());
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
    }

    private void begin() {
        iteration = 0;
        trainLoss.clear();
        validationLoss.clear();
        trainAccuracy.clear();
        validationAccuracy.clear();
        loss.getEvents().clear();
        accuracy.getEvents().clear();
        loss.follow();
        accuracy.follow();
    }

    private void append(Scalars scalars) {
        for (int i = 0; i < scalars.size(); i++) {
            long at = scalars.iterations()[i];
            if (at > iteration) {
                iteration = at;
                trainLoss.add(at, scalars.losses()[i]);
                trainAccuracy.add(at, scalars.accuracies()[i]);
            }
        }
        loss.refresh();
        accuracy.refresh();
    }

    private void note(TrainingEvent event) {
        Messages messages = bench.messages();
        switch (event) {
            case TrainingEvent.EpochFinished epoch -> {
                validationLoss.add(epoch.iteration(), epoch.validationLoss());
                validationAccuracy.add(epoch.iteration(), epoch.validationAccuracy());
                mark(epoch.iteration(), ChartEvent.Kind.EPOCH, messages.text("training.event.epoch", epoch.epoch()));
            }
            case TrainingEvent.LearningRateChanged rate ->
                mark(
                        rate.iteration(),
                        ChartEvent.Kind.RATE_CHANGE,
                        messages.text("training.event.rate", Wording.significant(rate.rate(), 4)));
            case TrainingEvent.CheckpointSaved saved ->
                mark(saved.iteration(), ChartEvent.Kind.CHECKPOINT, messages.text("training.event.checkpoint"));
            case TrainingEvent.Failed failed ->
                mark(iteration, ChartEvent.Kind.FAILURE, bench.wording().sentence(failed.problem()));
            case TrainingEvent.StateChanged state -> {
                if (state.to() == SessionState.PAUSED) {
                    mark(iteration, ChartEvent.Kind.PAUSE, messages.text("training.event.pause"));
                }
            }
            case TrainingEvent.Prepared prepared -> iteration = Math.max(iteration, prepared.iteration());
            case TrainingEvent.Evaluated _, TrainingEvent.Finished _ -> {}
        }
    }

    private void mark(long at, ChartEvent.Kind kind, String text) {
        ChartEvent event = new ChartEvent(at, kind, text);
        loss.getEvents().add(event);
        accuracy.getEvents().add(event);
    }

    boolean isEmpty() {
        return trainLoss.isEmpty();
    }
}
