package org.lamina.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.samples.BundledSample;
import org.lamina.samples.SampleCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// Lists the bundled samples, or copies one out.
@Command(name = "samples", description = "${bundle:cli.samples.about}")
final class SamplesCommand implements Callable<Integer> {
    @Option(
            names = "--copy",
            arity = "2",
            paramLabel = "NAME DIR",
            hideParamSyntax = true,
            description = "${bundle:cli.samples.copy}")
    @Nullable
    List<String> copy;

    @Option(names = "--json", description = "${bundle:cli.option.json}")
    boolean json;

    private final Console console;

    SamplesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return copy == null ? list() : copy(copy.get(0), copy.get(1));
    }

    private int list() {
        if (json) {
            var samples = Json.array();
            SampleCatalog.ALL.forEach(sample -> samples.add(describe(sample)));
            console.json(samples);
            return ExitCode.FINE;
        }
        Table table = new Table(false, false, true);
        for (BundledSample sample : SampleCatalog.ALL) {
            table.row(
                    sample.name(),
                    console.messages().text(sample.titleKey()),
                    console.messages().text("cli.samples.seconds", sample.secondsToTrain()));
        }
        table.lines().forEach(console.out()::println);
        return ExitCode.FINE;
    }

    private ObjectNode describe(BundledSample sample) {
        return Json.object()
                .put("name", sample.name())
                .put("title", console.messages().text(sample.titleKey()))
                .put("text", console.messages().text(sample.textKey()))
                .put("secondsToTrain", sample.secondsToTrain());
    }

    private int copy(String name, String folder) {
        Optional<BundledSample> sample = SampleCatalog.byName(name);
        if (sample.isEmpty()) {
            return console.refuse(Problem.error("cli.no-sample", new Place.OfDocument(), name));
        }
        Path target = Path.of(folder, name + ProjectCodec.EXTENSION);
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.writeString(target, sample.get().project(), StandardOpenOption.CREATE_NEW);
        } catch (IOException _) {
            String code = Files.exists(target) ? "cli.exists" : "cli.cannot-write";
            return console.refuse(Problem.error(code, new Place.OfFile(target.toString(), 0), target.toString()));
        }
        if (json) {
            console.json(Json.object().put("file", target.toString()));
        } else {
            console.out().println(target);
        }
        return ExitCode.FINE;
    }
}
