package org.lamina.app.cli;

import org.lamina.graph.check.Analysis;
import picocli.CommandLine.Command;

/// Problems, shapes and costs of a project, without the engine.
@Command(name = "check", description = "${bundle:cli.check.about}")
final class CheckCommand extends ProjectCommand {
    CheckCommand(Console console, ProjectFiles files) {
        super(console, files);
    }

    @Override
    int run(OpenedProject project) {
        Analysis analysis = files.analyse(project.document());
        CheckReport report = new CheckReport(analysis, console);
        if (json) {
            console.json(report.json());
        } else {
            report.print();
        }
        return analysis.isTrainable() ? ExitCode.FINE : ExitCode.NO;
    }
}
