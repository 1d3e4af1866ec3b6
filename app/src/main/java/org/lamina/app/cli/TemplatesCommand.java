package org.lamina.app.cli;

import java.util.concurrent.Callable;
import org.lamina.samples.template.Template;
import org.lamina.samples.template.TemplateCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// Lists the architectures that a project can begin with.
@Command(name = "templates", description = "${bundle:cli.templates.about}")
final class TemplatesCommand implements Callable<Integer> {
    @Option(names = "--json", description = "${bundle:cli.option.json}")
    boolean json;

    private final Console console;

    TemplatesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (json) {
            var templates = Json.array();
            TemplateCatalog.ALL.forEach(template -> templates.add(describe(template)));
            console.json(templates);
            return ExitCode.FINE;
        }
        Table table = new Table(false, false, true);
        for (Template template : TemplateCatalog.ALL) {
            table.row(
                    TemplateCatalog.PREFIX + template.name(),
                    console.messages().text(template.titleKey()),
                    console.messages().text("template.parameters", template.parameters()));
        }
        table.lines().forEach(console.out()::println);
        return ExitCode.FINE;
    }

    private ObjectNode describe(Template template) {
        return Json.object()
                .put("name", TemplateCatalog.PREFIX + template.name())
                .put("title", console.messages().text(template.titleKey()))
                .put("text", console.messages().text(template.textKey()))
                .put("paper", console.messages().text(template.paperKey()))
                .put("trainableParameters", template.parameters());
    }
}
