package org.lamina.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.Progress;
import org.lamina.graph.run.Scalars;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.settings.DataSignature;

/// A line an epoch; on a terminal also a line that shows the progress and is written over.
final class TextTrainingReport implements TrainingReport {
    private static final String CLEAR_LINE = "\r\033[K";

    private final Console console;
    private final boolean terminal;
    private DataSignature signature = DataSignature.EMPTY;

    TextTrainingReport(Console console) {
        this.console = console;
        terminal = System.console() != null && System.console().isTerminal();
    }

    @Override
    public void opened(String name, TrainingRequest request) {
        signature = request.document().settings().data().signature();
        console.say(
                "cli.train.opened",
                name,
                request.document().settings().training().epochs(),
                request.threads());
    }

    @Override
    public void prepared(TrainingEvent.Prepared prepared) {
        console.say(
                "cli.train.prepared",
                prepared.trainingSamples(),
                prepared.validationSamples(),
                prepared.testSamples(),
                prepared.parameters());
        if (prepared.iteration() > 0) {
            console.say("cli.train.resumed", prepared.iteration());
        }
    }

    @Override
    public void iterations(Scalars scalars, Optional<Progress> progress) {
        if (terminal && progress.isPresent()) {
            Progress now = progress.get();
            console.out().print(CLEAR_LINE);
            console.out()
                    .print(console.messages()
                            .text(
                                    "cli.train.progress",
                                    now.epoch(),
                                    now.epochs(),
                                    now.batch(),
                                    now.batches(),
                                    now.loss(),
                                    now.samplesPerSecond()));
            console.out().flush();
        }
    }

    @Override
    public void epoch(TrainingEvent.EpochFinished epoch) {
        line(
                epochKey(epoch),
                epoch.epoch(),
                epoch.trainLoss(),
                epoch.validationLoss(),
                epoch.trainAccuracy(),
                epoch.validationAccuracy(),
                epoch.seconds(),
                epoch.samplesPerSecond());
    }

    private String epochKey(TrainingEvent.EpochFinished epoch) {
        return switch (signature.measure()) {
            case MEAN_AVERAGE_PRECISION -> "cli.train.epoch-of-boxes";
            case PIXEL_ACCURACY -> "cli.train.epoch-of-pixels";
            case ACCURACY ->
                Double.isFinite(epoch.trainAccuracy()) ? "cli.train.epoch" : "cli.train.epoch-without-accuracy";
        };
    }

    @Override
    public void state(TrainingEvent.StateChanged state) {
        // The other lines tell it well enough to people.
    }

    @Override
    public void checkpoint(TrainingEvent.CheckpointSaved checkpoint) {
        // Its file is named at the end.
    }

    @Override
    public void finished(
            TrainingEvent.Finished finished, Optional<Evaluation> evaluation, Optional<Path> model, double seconds) {
        switch (finished.reason()) {
            case COMPLETED -> line("cli.train.completed", seconds);
            case EARLY_STOPPING -> line("cli.train.early-stopping", finished.epoch());
            case STOPPED -> line("cli.train.stopped", finished.iteration());
        }
        evaluation.ifPresent(measured -> {
            if (measured.classMap().isPresent()) {
                line(
                        "cli.train.test-pixels",
                        measured.accuracy(),
                        measured.classMap().get().meanOverlap(),
                        measured.samples(),
                        measured.loss());
            } else if (measured.isOfBoxes()) {
                line("cli.train.test-boxes", measured.accuracy(), measured.samples(), measured.loss());
            } else if (Double.isFinite(measured.accuracy())) {
                line("cli.train.test-accuracy", measured.accuracy(), measured.samples(), measured.loss());
            } else {
                line("cli.train.test-loss", measured.loss(), measured.samples());
            }
        });
        model.ifPresent(file -> line("cli.train.model", file));
    }

    @Override
    public void failed(Problem problem) {
        if (terminal) {
            console.out().print(CLEAR_LINE);
        }
        console.err().println(console.sentence(problem));
    }

    private void line(String key, Object... args) {
        if (terminal) {
            console.out().print(CLEAR_LINE);
        }
        console.say(key, args);
    }
}
