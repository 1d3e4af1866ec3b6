package org.lamina.ui.text;

import org.lamina.graph.check.Fix;
import org.lamina.graph.kind.Choice;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.shape.Shape;

/// Puts values of the model into words: problems, fixes, kinds, parameters.
///
/// @param messages where the words are
public record Wording(Messages messages) {
    /// The sentence of a problem: what is wrong, where, what to do.
    public String sentence(Problem problem) {
        return messages.text("problem." + problem.code(), worded(problem.args().toArray()));
    }

    /// The text of a fix's button.
    public String fix(Fix fix) {
        return messages.text(fix.labelKey(), worded(fix.args().toArray()));
    }

    public String name(Kind<?> kind) {
        return messages.text(kind.messageKey() + ".name");
    }

    public String label(Kind<?> kind, Param<?, ?> param) {
        return messages.text(kind.messageKey() + ".param." + param.id() + ".label");
    }

    /// A constant of an enum; `type` is the parameter's choice type.
    public String choice(String type, Choice value) {
        return messages.text("choice." + type + "." + value.id());
    }

    private Object[] worded(Object[] args) {
        Object[] result = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            result[i] = switch (args[i]) {
                case Shape shape -> shape.letters();
                case Kind<?> kind -> name(kind);
                case Integer number -> number;
                case Long number -> number;
                case Double number -> number;
                default -> args[i].toString();
            };
        }
        return result;
    }
}
