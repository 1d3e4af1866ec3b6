package org.lamina.app.cli;

import java.util.concurrent.Callable;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A command that reads a project and can answer in JSON.
abstract class ProjectCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "${bundle:cli.param.file}")
    String file = "";

    @Option(names = "--json", description = "${bundle:cli.option.json}")
    boolean json;

    final Console console;
    final ProjectFiles files;

    ProjectCommand(Console console, ProjectFiles files) {
        this.console = console;
        this.files = files;
    }

    @Override
    public final Integer call() throws Exception {
        try {
            return run(files.open(file));
        } catch (ProblemException e) {
            return refuse(e.problem());
        }
    }

    abstract int run(OpenedProject project) throws Exception;

    /// Tells, in the form that was asked for, why there is no answer.
    final int refuse(Problem problem) {
        if (json) {
            var answer = Json.object().put("ok", false);
            answer.putArray("problems").add(CheckReport.problem(problem, console));
            console.json(answer);
        }
        return console.refuse(problem);
    }
}
