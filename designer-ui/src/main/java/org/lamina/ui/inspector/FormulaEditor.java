package org.lamina.ui.inspector;

import java.util.Optional;
import org.lamina.graph.formula.Formula;
import org.lamina.graph.kind.Param;
import org.lamina.graph.problem.ProblemException;

/// A formula. What cannot be read is told with the place where the trouble begins.
final class FormulaEditor extends TypedEditor<Formula> {
    private final FormContext context;
    private String trouble = "";

    FormulaEditor(FormContext context, Param.FormulaParam<?> param) {
        super(context, param);
        this.context = context;
    }

    @Override
    boolean isWide() {
        return true;
    }

    @Override
    Optional<Formula> parse(String text) {
        try {
            return Optional.of(Formula.parse(text));
        } catch (ProblemException e) {
            trouble = context.wording().sentence(e.problem());
            return Optional.empty();
        }
    }

    @Override
    String format(Formula shown) {
        return shown.toString();
    }

    /// There is no next formula.
    @Override
    Formula step(Formula from, int direction, boolean big) {
        return from;
    }

    @Override
    String range() {
        return trouble;
    }
}
