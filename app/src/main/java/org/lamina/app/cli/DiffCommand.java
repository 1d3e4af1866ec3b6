package org.lamina.app.cli;

import java.util.List;
import java.util.Locale;
import org.lamina.graph.diff.Difference;
import org.lamina.graph.diff.Differences;
import org.lamina.graph.problem.ProblemException;
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
            differences.forEach(difference -> console.out().println(line(difference)));
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

    /// As tools for text do it: `+` is in the second project only, `-` in the first only, `~` in both.
    private String line(Difference difference) {
        String sign =
                switch (difference.change()) {
                    case ADDED -> "+ ";
                    case REMOVED -> "- ";
                    case CHANGED -> "~ ";
                };
        String subject = console.messages().text("cli.diff.subject." + id(difference.subject()));
        String what = difference.block().isEmpty() ? difference.what() : difference.block() + "/" + difference.what();
        String value =
                switch (difference.change()) {
                    case ADDED -> difference.after();
                    case REMOVED -> difference.before();
                    case CHANGED -> "%s → %s".formatted(shown(difference.before()), shown(difference.after()));
                };
        return sign + subject + " " + what + (value.isEmpty() ? "" : ": " + value);
    }

    private static String shown(String value) {
        return value.isEmpty() ? "–" : value;
    }
}
