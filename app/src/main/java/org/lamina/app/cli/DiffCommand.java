package org.lamina.app.cli;

import java.util.List;
import java.util.Locale;
import org.lamina.graph.diff.Difference;
import org.lamina.graph.diff.Differences;
import org.lamina.graph.problem.ProblemException;
import org.lamina.ui.text.DifferenceWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// In what two projects differ, without the engine.
@Command(name = "diff", description = "${bundle:cli.diff.about}")
final class DiffCommand extends ProjectCommand {
    @Parameters(paramLabel = "OTHER", description = "${bundle:cli.diff.other}")
    String other = "";

    DiffCommand(Console console, ProjectFiles files) {
        super(console, files);
    }

    @Override
    int run(OpenedProject project) throws ProblemException {
        List<Difference> differences =
                Differences.between(project.document(), files.open(other).document());
        if (json) {
            ObjectNode answer = Json.object().put("same", differences.isEmpty());
            var list = answer.putArray("differences");
            differences.forEach(difference -> list.add(json(difference)));
            console.json(answer);
        } else if (differences.isEmpty()) {
            console.say("cli.diff.same");
        } else {
            differences.forEach(
                    difference -> console.out().println(DifferenceWords.line(difference, console.messages())));
        }
        return differences.isEmpty() ? ExitCode.FINE : ExitCode.NO;
    }

    private static ObjectNode json(Difference difference) {
        ObjectNode node = Json.object().put("change", id(difference.change())).put("subject", id(difference.subject()));
        put(node, "block", difference.block());
        put(node, "what", difference.what());
        put(node, "before", difference.before());
        put(node, "after", difference.after());
        return node;
    }

    private static void put(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }

    private static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
