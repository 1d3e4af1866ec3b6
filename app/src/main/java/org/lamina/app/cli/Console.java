package org.lamina.app.cli;

import java.io.PrintStream;
import org.lamina.graph.problem.Problem;
import org.lamina.ui.text.Messages;
import org.lamina.ui.text.Wording;
import tools.jackson.databind.JsonNode;

/// Where a command prints, and in which language.
///
/// @param out answers: words for people, or JSON
/// @param err everything else
public record Console(PrintStream out, PrintStream err, Messages messages) {
    /// A line of words from the bundles.
    public void say(String key, Object... args) {
        out.println(messages.text(key, args));
    }

    /// One JSON object on one line.
    public void json(JsonNode object) {
        out.println(object);
        out.flush();
    }

    /// The sentence of a problem.
    public String sentence(Problem problem) {
        return new Wording(messages).sentence(problem);
    }

    /// Tells why the command did nothing.
    ///
    /// @return the exit code that goes with it
    public int refuse(Problem problem) {
        err.println(sentence(problem));
        return ExitCode.UNUSABLE;
    }
}
