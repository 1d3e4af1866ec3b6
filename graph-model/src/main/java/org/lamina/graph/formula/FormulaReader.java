package org.lamina.graph.formula;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;

/// Reads one formula by recursive descent. Powers bind before signs, signs before products, products before sums.
final class FormulaReader {
    private static final int DEEPEST = 60;
    private static final int MOST_PARAMETERS = 16;
    private static final String INPUTS = "xyz";
    private static final String WHERE = "where";

    private final FormulaWords words;
    private final Map<String, Double> parameters = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private int inputs;
    private int depth;

    private FormulaReader(FormulaWords words) {
        this.words = words;
    }

    static Formula read(String text) throws ProblemException {
        if (text.length() > Formula.LONGEST) {
            throw fault("formula.too-long", Formula.LONGEST, Formula.LONGEST + 1);
        }
        FormulaReader reader = new FormulaReader(new FormulaWords(text));
        Term term = reader.sum();
        reader.firstValues();
        if (reader.inputs == 0) {
            throw fault("formula.no-input", text, 1);
        }
        return new Formula(text, term, reader.inputs, Collections.unmodifiableMap(reader.parameters));
    }

    private static ProblemException fault(String code, Object what, int column) {
        return new ProblemException(Problem.error(code, new Place.OfDocument(), what, column));
    }

    /// Throws that the next word cannot stand there.
    private ProblemException unexpected() {
        return words.isAtEnd()
                ? fault("formula.ends-early", "", words.column())
                : fault("formula.unexpected", words.peek(), words.column());
    }

    private Term sum() throws ProblemException {
        if (++depth > DEEPEST) {
            throw fault("formula.too-deep", DEEPEST, words.column());
        }
        Term left = product();
        while (words.isNext("+") || words.isNext("-")) {
            Operation operation = words.next().equals("+") ? Operation.ADD : Operation.SUBTRACT;
            left = new Term.Applied(operation, List.of(left, product()));
        }
        depth--;
        return left;
    }

    private Term product() throws ProblemException {
        Term left = signed();
        while (words.isNext("*") || words.isNext("/")) {
            Operation operation = words.next().equals("*") ? Operation.MULTIPLY : Operation.DIVIDE;
            left = new Term.Applied(operation, List.of(left, signed()));
        }
        return left;
    }

    private Term signed() throws ProblemException {
        boolean isNegative = false;
        while (words.isNext("-")) {
            words.next();
            isNegative = !isNegative;
        }
        Term term = power();
        return isNegative ? new Term.Applied(Operation.NEGATE, List.of(term)) : term;
    }

    private Term power() throws ProblemException {
        Term base = atom();
        if (!words.isNext("^")) {
            return base;
        }
        if (++depth > DEEPEST) {
            throw fault("formula.too-deep", DEEPEST, words.column());
        }
        words.next();
        Term exponent = signed();
        depth--;
        return new Term.Applied(Operation.POWER, List.of(base, exponent));
    }

    private Term atom() throws ProblemException {
        if (words.isNext("(")) {
            words.next();
            Term inner = sum();
            expect(")");
            return inner;
        }
        if (words.isNumber()) {
            return new Term.Constant(number());
        }
        if (!words.isName() || words.isNext(WHERE)) {
            throw unexpected();
        }
        int column = words.column();
        String name = words.next();
        return words.isNext("(") ? call(name, column) : named(name, column);
    }

    private Term call(String name, int column) throws ProblemException {
        Operation function =
                Operation.function(name).orElseThrow(() -> fault("formula.unknown-function", name, column));
        expect("(");
        List<Term> arguments = new ArrayList<>(List.of(sum()));
        while (words.isNext(",")) {
            words.next();
            arguments.add(sum());
        }
        expect(")");
        if (arguments.size() != function.arity()) {
            throw fault(function.arity() == 1 ? "formula.takes-one" : "formula.takes-two", name, column);
        }
        return new Term.Applied(function, arguments);
    }

    private Term named(String name, int column) throws ProblemException {
        if (name.equals("pi")) {
            return new Term.Constant(Math.PI);
        }
        if (Operation.function(name).isPresent()) {
            throw fault("formula.needs-brackets", name, column);
        }
        int input = name.length() == 1 ? INPUTS.indexOf(name) : -1;
        if (input >= 0) {
            inputs = Math.max(inputs, input + 1);
            return new Term.Input(input);
        }
        if (!names.contains(name)) {
            if (names.size() == MOST_PARAMETERS) {
                throw fault("formula.too-many", MOST_PARAMETERS, column);
            }
            names.add(name);
            parameters.put(name, 1.0);
        }
        return new Term.Parameter(names.indexOf(name));
    }

    /// What stands behind `where`.
    private void firstValues() throws ProblemException {
        if (words.isAtEnd()) {
            return;
        }
        if (!words.isNext(WHERE)) {
            throw unexpected();
        }
        do {
            words.next();
            int column = words.column();
            String name = words.isAtEnd() ? "" : words.next();
            if (!parameters.containsKey(name)) {
                throw fault("formula.unknown-name", name, column);
            }
            expect("=");
            boolean isNegative = words.isNext("-");
            if (isNegative) {
                words.next();
            }
            if (!words.isNumber()) {
                throw unexpected();
            }
            double value = number();
            parameters.put(name, isNegative ? -value : value);
        } while (words.isNext(","));
        if (!words.isAtEnd()) {
            throw unexpected();
        }
    }

    private double number() throws ProblemException {
        int column = words.column();
        String digits = words.next();
        double value = Double.parseDouble(digits);
        if (Double.isInfinite(value)) {
            throw fault("formula.too-large", digits, column);
        }
        return value;
    }

    private void expect(String sign) throws ProblemException {
        if (!words.isNext(sign)) {
            throw unexpected();
        }
        words.next();
    }
}
