package org.lamina.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.run.Engine;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.Evaluation.OutputEvaluation;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.run.TrainingSession;
import org.lamina.graph.settings.DataSignature;
import org.lamina.runtime.save.CheckpointReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Measures a trained network on the test split.
@Command(name = "evaluate", description = "${bundle:cli.evaluate.about}")
final class EvaluateCommand extends ProjectCommand {
    private static final long LOOK_MILLIS = 50;
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    @Option(names = "--run", paramLabel = "PATH", description = "${bundle:cli.evaluate.run}")
    @Nullable
    Path run;

    private final Supplier<Engine> engine;

    EvaluateCommand(Console console, ProjectFiles files, Supplier<Engine> engine) {
        super(console, files);
        this.engine = engine;
    }

    @Override
    int run(OpenedProject project) throws Exception {
        Path place = run == null ? project.runsFolder() : run;
        Path checkpoint = RunFolder.checkpoint(place);
        try (EngineOutput _ = new EngineOutput()) {
            TrainingRequest request = TrainingRequest.of(
                    asRecorded(project.document(), checkpoint), engine.get().processors());
            Evaluation evaluation = measure(request.resuming(checkpoint));
            if (json) {
                console.json(json(project, checkpoint, evaluation));
            } else {
                print(project, checkpoint, evaluation);
            }
        }
        return ExitCode.FINE;
    }

    /// The network with the data and the seed of its run: with others, samples that it learned from would be
    /// among those it is measured on.
    private static GraphDocument asRecorded(GraphDocument document, Path checkpoint) throws ProblemException {
        return document.withSettings(new CheckpointReader(checkpoint).project().settings());
    }

    private Evaluation measure(TrainingRequest request) throws ProblemException, InterruptedException {
        TrainingSession session = engine.get().open(request);
        try {
            session.evaluate();
            while (true) {
                for (TrainingEvent event : session.feed().drainEvents()) {
                    if (event instanceof TrainingEvent.Evaluated evaluated) {
                        return evaluated.evaluation();
                    }
                    if (event instanceof TrainingEvent.Failed failed) {
                        throw new ProblemException(failed.problem());
                    }
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } finally {
            session.close();
            session.awaitClosed(GOODBYE);
        }
    }

    private static ObjectNode json(OpenedProject project, Path checkpoint, Evaluation evaluation) {
        ObjectNode root = Json.object()
                .put("checkpoint", checkpoint.toString())
                .put("iteration", evaluation.iteration())
                .put("samples", evaluation.samples());
        Json.number(root, "testLoss", evaluation.loss());
        Json.number(root, "testAccuracy", evaluation.accuracy());
        ArrayNode outputs = root.putArray("outputs");
        for (OutputEvaluation output : evaluation.outputs()) {
            ObjectNode node =
                    outputs.addObject().put("node", output.node().value()).put("name", name(project, output));
            Json.number(node, "accuracy", output.accuracy());
            if (output.isClassMap()) {
                Json.number(node, "meanIntersectionOverUnion", output.meanOverlap());
                ArrayNode overlaps = node.putArray("intersectionOverUnion");
                for (int i = 0; i < output.confusion().length; i++) {
                    double overlap = output.overlap(i);
                    if (Double.isNaN(overlap)) {
                        overlaps.addNull();
                    } else {
                        overlaps.add(overlap);
                    }
                }
            }
            Json.number(node, "meanSquaredError", output.meanSquaredError());
            Json.number(node, "meanAbsoluteError", output.meanAbsoluteError());
            ArrayNode confusion = node.putArray("confusion");
            for (long[] row : output.confusion()) {
                ArrayNode cells = confusion.addArray();
                for (long count : row) {
                    cells.add(count);
                }
            }
        }
        return root;
    }

    private void print(OpenedProject project, Path checkpoint, Evaluation evaluation) {
        console.say("cli.evaluate.checkpoint", checkpoint, evaluation.iteration());
        console.say("cli.evaluate.loss", evaluation.loss(), evaluation.samples());
        for (OutputEvaluation output : evaluation.outputs()) {
            console.out().println();
            List<String> names = names(project, output);
            if (output.isClassMap()) {
                console.say("cli.evaluate.pixels", name(project, output), output.accuracy(), output.meanOverlap());
                console.say("cli.evaluate.overlaps");
                overlaps(output, names).lines().forEach(console.out()::println);
            } else if (output.isOfBoxes()) {
                console.say("cli.evaluate.boxes", name(project, output), output.accuracy());
            } else if (Double.isFinite(output.accuracy())) {
                console.say("cli.evaluate.accuracy", name(project, output), output.accuracy());
            } else {
                console.say(
                        "cli.evaluate.error",
                        name(project, output),
                        output.meanSquaredError(),
                        output.meanAbsoluteError());
            }
            if (output.confusion().length > 0) {
                console.say("cli.evaluate.confusion");
                confusion(output.confusion(), names).lines().forEach(console.out()::println);
            }
        }
    }

    /// What the classes are called: those of pixels have no numbers that people know.
    private List<String> names(OpenedProject project, OutputEvaluation output) {
        List<DataSignature.Target> targets =
                project.document().settings().data().signature().targets();
        boolean areNamed = output.isClassMap()
                && output.target() < targets.size()
                && targets.get(output.target()).classKeys().size() == output.confusion().length;
        return areNamed
                ? targets.get(output.target()).classKeys().stream()
                        .map(console.messages()::text)
                        .toList()
                : IntStream.range(0, output.confusion().length)
                        .mapToObj(Integer::toString)
                        .toList();
    }

    private Table overlaps(OutputEvaluation output, List<String> names) {
        Table table = new Table(false, true);
        for (int i = 0; i < names.size(); i++) {
            double overlap = output.overlap(i);
            table.row(
                    names.get(i),
                    Double.isNaN(overlap) ? "-" : console.messages().text("training.share", overlap));
        }
        return table;
    }

    private static Table confusion(long[][] counts, List<String> names) {
        boolean[] right = new boolean[counts.length + 1];
        Arrays.fill(right, true);
        Table table = new Table(right);
        String[] head = new String[counts.length + 1];
        head[0] = "";
        for (int i = 0; i < counts.length; i++) {
            head[i + 1] = names.get(i);
        }
        table.row(head);
        for (int actual = 0; actual < counts.length; actual++) {
            String[] row = new String[counts.length + 1];
            row[0] = names.get(actual);
            for (int predicted = 0; predicted < counts.length; predicted++) {
                row[predicted + 1] = Long.toString(counts[actual][predicted]);
            }
            table.row(row);
        }
        return table;
    }

    private static String name(OpenedProject project, OutputEvaluation output) {
        Optional<GraphNode> node = Expansion.flat(project.document()).node(output.node());
        return node.map(GraphNode::name).orElse(output.node().value());
    }
}
