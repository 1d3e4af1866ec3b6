package org.lamina.app.cli;

import java.util.concurrent.Callable;
import org.lamina.graph.io.ProjectSchema;
import picocli.CommandLine.Command;

/// Prints the JSON schema of project files, for editors and programs that write them.
@Command(name = "schema", description = "${bundle:cli.schema.about}")
final class SchemaCommand implements Callable<Integer> {
    private final Console console;

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().print(ProjectSchema.text());
        return ExitCode.FINE;
    }
}
