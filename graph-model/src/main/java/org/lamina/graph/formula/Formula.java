package org.lamina.graph.formula;

import java.util.Map;
import java.util.Objects;
import org.lamina.graph.problem.ProblemException;

/// What a layer computes at each place, as typed: `x * sigmoid(b * x) where b = 1.5`.
///
/// `x`, `y` and `z` are the inputs in the order of their connections. Any other name is a learned number, which begins
/// at 1 unless `where` says otherwise. Equal texts are equal formulas.
public final class Formula {
    /// No text is longer.
    public static final int LONGEST = 300;

    private final String text;
    private final Term term;
    private final int inputs;
    private final Map<String, Double> parameters;

    Formula(String text, Term term, int inputs, Map<String, Double> parameters) {
        this.text = text;
        this.term = term;
        this.inputs = inputs;
        this.parameters = parameters;
    }

    /// Reads a text.
    ///
    /// @throws ProblemException where it is no formula; argument 1 is the character, from 1, that is in the way
    public static Formula parse(String text) throws ProblemException {
        return FormulaReader.read(text);
    }

    /// A formula of our own, which must be right.
    public static Formula of(String text) {
        try {
            return parse(text);
        } catch (ProblemException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    public Term term() {
        return term;
    }

    /// How many inputs it reads: one for `x`, two where there is a `y`, three where there is a `z`.
    public int inputs() {
        return inputs;
    }

    /// The learned numbers in the order in which they occur, with the values that they begin with.
    public Map<String, Double> parameters() {
        return parameters;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Formula formula && formula.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(text);
    }

    /// The text that it was read from.
    @Override
    public String toString() {
        return text;
    }
}
