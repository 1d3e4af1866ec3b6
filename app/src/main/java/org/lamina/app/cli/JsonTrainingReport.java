package org.lamina.app.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.Progress;
import org.lamina.graph.run.Scalars;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.settings.TrainingSettings;
import tools.jackson.databind.node.ObjectNode;

/// One JSON object a line, its kind in `event`.
final class JsonTrainingReport implements TrainingReport {
    private final Console console;
    private final ObjectNode started = Json.event("started");

    JsonTrainingReport(Console console) {
        this.console = console;
    }

    @Override
    public void opened(String name, TrainingRequest request) {
        TrainingSettings training = request.document().settings().training();
        started.put("name", name)
                .put("epochs", training.epochs())
                .put("batchSize", training.batchSize())
                .put("seed", training.seed())
                .put("threads", request.threads());
        request.runFolder().ifPresent(folder -> started.put("folder", folder.toString()));
        request.checkpoint().ifPresent(file -> started.put("resumedFrom", file.toString()));
    }

    @Override
    public void prepared(TrainingEvent.Prepared prepared) {
        console.json(started.put("trainingSamples", prepared.trainingSamples())
                .put("validationSamples", prepared.validationSamples())
                .put("testSamples", prepared.testSamples())
                .put("batchesPerEpoch", prepared.batchesPerEpoch())
                .put("parameters", prepared.parameters())
                .put("epoch", prepared.epoch())
                .put("iteration", prepared.iteration()));
    }

    @Override
    public void iterations(Scalars scalars, Optional<Progress> progress) {
        int last = scalars.size() - 1;
        ObjectNode event = Json.event("iteration").put("iteration", scalars.iterations()[last]);
        Json.number(event, "loss", scalars.losses()[last]);
        Json.number(event, "accuracy", scalars.accuracies()[last]);
        progress.ifPresent(now -> {
            event.put("epoch", now.epoch());
            Json.number(event, "learningRate", now.learningRate());
            Json.number(event, "samplesPerSecond", now.samplesPerSecond());
        });
        console.json(event);
    }

    @Override
    public void epoch(TrainingEvent.EpochFinished epoch) {
        ObjectNode event = Json.event("epoch").put("epoch", epoch.epoch()).put("iteration", epoch.iteration());
        Json.number(event, "trainLoss", epoch.trainLoss());
        Json.number(event, "validationLoss", epoch.validationLoss());
        Json.number(event, "trainAccuracy", epoch.trainAccuracy());
        Json.number(event, "validationAccuracy", epoch.validationAccuracy());
        Json.number(event, "seconds", epoch.seconds());
        Json.number(event, "samplesPerSecond", epoch.samplesPerSecond());
        console.json(event);
    }

    @Override
    public void state(TrainingEvent.StateChanged state) {
        console.json(Json.event("state").put("from", word(state.from())).put("to", word(state.to())));
    }

    @Override
    public void checkpoint(TrainingEvent.CheckpointSaved checkpoint) {
        console.json(Json.event("checkpoint")
                .put("file", checkpoint.file().toString())
                .put("epoch", checkpoint.epoch())
                .put("iteration", checkpoint.iteration()));
    }

    @Override
    public void finished(
            TrainingEvent.Finished finished, Optional<Evaluation> evaluation, Optional<Path> model, double seconds) {
        ObjectNode event = Json.event("finished")
                .put("reason", word(finished.reason()))
                .put("epoch", finished.epoch())
                .put("iteration", finished.iteration());
        evaluation.ifPresent(measured -> {
            Json.number(event, "testLoss", measured.loss());
            if (Double.isFinite(measured.accuracy())) {
                event.put("testAccuracy", measured.accuracy());
            }
            measured.classMap().ifPresent(map -> event.put("testMeanIntersectionOverUnion", map.meanOverlap()));
        });
        model.ifPresent(file -> event.put("model", file.toString()));
        Json.number(event, "seconds", seconds);
        console.json(event);
    }

    @Override
    public void failed(Problem problem) {
        ObjectNode event = Json.event("failed");
        event.setAll(CheckReport.problem(problem, console));
        console.json(event);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
