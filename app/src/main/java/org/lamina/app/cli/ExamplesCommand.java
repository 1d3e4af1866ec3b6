package org.lamina.app.cli;

import java.util.concurrent.Callable;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.samples.example.Example;
import org.lamina.samples.example.ExampleCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// Lists the example of every layer kind.
@Command(name = "examples", description = "${bundle:cli.examples.about}")
final class ExamplesCommand implements Callable<Integer> {
    @Option(names = "--json", description = "${bundle:cli.option.json}")
    boolean json;

    private final Console console;

    ExamplesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var examples = Json.array();
        Table table = new Table(false, false, false);
        for (Kind<?> kind : LayerKinds.ALL.kinds()) {
            ExampleCatalog.of(kind).ifPresent(example -> {
                examples.add(describe(kind, example));
                table.row(
                        ExampleCatalog.PREFIX + kind.id(),
                        console.messages().text(kind.messageKey() + ".name"),
                        console.messages().text(example.titleKey()));
            });
        }
        if (json) {
            console.json(examples);
        } else {
            table.lines().forEach(console.out()::println);
        }
        return ExitCode.FINE;
    }

    private ObjectNode describe(Kind<?> kind, Example example) {
        return Json.object()
                .put("name", ExampleCatalog.PREFIX + kind.id())
                .put("kind", console.messages().text(kind.messageKey() + ".name"))
                .put("title", console.messages().text(example.titleKey()))
                .put("text", console.messages().text(example.textKey()));
    }
}
