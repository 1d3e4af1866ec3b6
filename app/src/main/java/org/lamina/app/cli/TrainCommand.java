package org.lamina.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.check.Finding;
import org.lamina.graph.kind.Param;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.run.Engine;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.run.TrainingSession;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.runtime.save.CheckpointReader;
import org.lamina.runtime.save.Position;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Trains a project without a window. Ends by measuring the test split and leaves a checkpoint to go on from.
@Command(name = "train", description = "${bundle:cli.train.about}")
final class TrainCommand extends ProjectCommand {
    /// Below this many multiply-accumulates a batch one thread is faster.
    private static final long SMALL_BATCH_MACS = 1_000_000;

    @Option(names = "--epochs", paramLabel = "N", description = "${bundle:cli.train.epochs}")
    @Nullable
    Integer epochs;

    @Option(names = "--seed", paramLabel = "S", description = "${bundle:cli.train.seed}")
    @Nullable
    Integer seed;

    @Option(names = "--out", paramLabel = "DIR", description = "${bundle:cli.train.out}")
    @Nullable
    Path out;

    @Option(names = "--resume", description = "${bundle:cli.train.resume}")
    boolean resume;

    @Option(names = "--threads", paramLabel = "N", description = "${bundle:cli.train.threads}")
    @Nullable
    Integer threads;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "${bundle:cli.train.checkpoint-every}")
    int checkpointSeconds;

    private final Supplier<Engine> engine;

    TrainCommand(Console console, ProjectFiles files, Supplier<Engine> engine) {
        super(console, files);
        this.engine = engine;
    }

    @Override
    int run(OpenedProject project) throws Exception {
        GraphDocument document = withOptions(project.document());
        Path folder = out == null ? project.runsFolder() : out;
        TrainingReport report = json ? new JsonTrainingReport(console) : new TextTrainingReport(console);
        Analysis analysis = files.analyse(document);
        Optional<Problem> error = firstError(analysis);
        if (error.isPresent()) {
            report.failed(error.get());
            return ExitCode.NO;
        }
        RunFolder.prepare(folder);
        TrainingRequest request = request(analysis, folder);
        try (EngineOutput _ = new EngineOutput();
                TrainingSession session = engine.get().open(request)) {
            report.opened(project.name(), request);
            return new TrainingWatch(session, report, RunRecording.of(session, request, console), checkpointSeconds)
                    .follow();
        }
    }

    private GraphDocument withOptions(GraphDocument document) throws ProblemException {
        TrainingSettings training = document.settings().training();
        if (epochs != null) {
            training = training.withEpochs(allowed("epochs", epochs));
        }
        if (seed != null) {
            training = training.withSeed(allowed("seed", seed));
        }
        return document.withSettings(document.settings().withTraining(training));
    }

    private static int allowed(String param, int value) throws ProblemException {
        if (TrainingSettings.KIND.param(param).orElseThrow() instanceof Param.IntegerParam<?> integer
                && !integer.allows(value)) {
            throw new ProblemException(Problem.error(
                    "cli.out-of-range", new Place.OfSetting(param), "--" + param, value, integer.min(), integer.max()));
        }
        return value;
    }

    private TrainingRequest request(Analysis analysis, Path folder) throws ProblemException {
        int count = threads == null ? usefulThreads(analysis) : Math.max(1, threads);
        TrainingRequest request = TrainingRequest.of(analysis.document(), count).inFolder(folder);
        return resume ? resuming(request, RunFolder.newestCheckpoint(folder)) : request;
    }

    /// Threads that wait for each other longer than they compute make small networks slower.
    private int usefulThreads(Analysis analysis) {
        int batchSize = analysis.document().settings().training().batchSize();
        return analysis.total().macs() * batchSize < SMALL_BATCH_MACS
                ? 1
                : engine.get().processors();
    }

    /// A run keeps its seed, unless another one is asked for: samples that it learned from would else be among those
    /// that measure it. An unfinished run keeps the number of epochs it was begun with.
    private TrainingRequest resuming(TrainingRequest fresh, Path checkpoint) throws ProblemException {
        CheckpointReader reader = new CheckpointReader(checkpoint);
        Position position = reader.position();
        int own = reader.project().settings().training().seed();
        TrainingRequest request = seed != null
                ? fresh
                : TrainingRequest.of(fresh.document().withSeed(own), fresh.threads())
                        .inFolder(fresh.runFolder().orElseThrow());
        String run = reader.run();
        if (position.epochs() >= position.targetEpochs()) {
            return request.goingOn(checkpoint, run);
        }
        var settings = request.document().settings();
        GraphDocument begun = request.document()
                .withSettings(settings.withTraining(settings.training().withEpochs(position.targetEpochs())));
        return TrainingRequest.of(begun, request.threads())
                .inFolder(request.runFolder().orElseThrow())
                .goingOn(checkpoint, run);
    }

    private static Optional<Problem> firstError(Analysis analysis) {
        return analysis.findings().stream()
                .map(Finding::problem)
                .filter(Problem::isError)
                .findFirst();
    }
}
