package org.lamina.app.cli;

import java.util.concurrent.Callable;
import org.lamina.graph.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The window with a project.
@Command(name = "open", description = "${bundle:cli.open.about}")
final class OpenCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "${bundle:cli.param.file}")
    String file = "";

    private final Console console;
    private final ProjectFiles files;
    private final WindowLauncher window;

    OpenCommand(Console console, ProjectFiles files, WindowLauncher window) {
        this.console = console;
        this.files = files;
        this.window = window;
    }

    @Override
    public Integer call() throws Exception {
        OpenedProject project;
        try {
            project = files.open(file);
        } catch (ProblemException e) {
            return console.refuse(e.problem());
        }
        return window.open(project);
    }
}
