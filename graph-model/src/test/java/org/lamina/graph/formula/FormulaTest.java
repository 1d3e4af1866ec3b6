package org.lamina.graph.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;

/// What formulas mean, and what is said of texts that are none.
class FormulaTest {

    /// With x = 3, y = 2, z = 5, and learned numbers at their first values.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x + y * z | 13",
                "(x + y) * z | 25",
                "x - y - 1 | 0",
                "x / y / 2 | 0.75",
                "2 ^ x ^ y | 512",
                "-x ^ 2 | -9",
                "x * -y | -6",
                "--x | 3",
                "2.5e-1 * x + .5 | 1.25",
                "min(x, y) - max(x, z) | -3",
                "log(exp(x)) + sqrt(abs(-4 * x - 4)) | 7",
                "relu(y - x) + relu(x - y) | 1",
                "cos(pi) * x | -3",
                "gain * x + b where b = -2, gain = 4 | 10",
                "gain * x | 3",
            })
    void theValueIsWhatTheTextSays(String text, double expected) {
        Formula formula = Formula.of(text);
        double[] parameters =
                formula.parameters().values().stream().mapToDouble(d -> d).toArray();

        assertEquals(expected, value(formula.term(), new double[] {3, 2, 5}, parameters), 1e-12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x + | formula.ends-early | 4",
                "(x | formula.ends-early | 3",
                "x y | formula.unexpected | 3",
                "2x | formula.unexpected | 2",
                "x + #1 | formula.unexpected | 5",
                "* x | formula.unexpected | 1",
                "x) | formula.unexpected | 2",
                "where b = 1 | formula.unexpected | 1",
                "x * b where b = | formula.ends-early | 16",
                "x * b where b = 1 2 | formula.unexpected | 19",
                "x where b = 1 | formula.unknown-name | 9",
                "sine(x) | formula.unknown-function | 1",
                "add(x, 1) | formula.unknown-function | 1",
                "1 + exp(x, y) | formula.takes-one | 5",
                "max(x) | formula.takes-two | 1",
                "x + tanh | formula.needs-brackets | 5",
                "a + 1 | formula.no-input | 1",
                "x * 1e999 | formula.too-large | 5",
            })
    void troubleIsToldWithItsPlace(String text, String code, int column) {
        Problem problem = refused(text);

        assertEquals(
                List.of(code, column), List.of(problem.code(), problem.args().get(1)));
    }

    @Test
    void theLastOfTheInputsThatAreReadCounts() {
        assertEquals(
                List.of(1, 2, 3, 2),
                List.of(
                        Formula.of("x").inputs(),
                        Formula.of("x * y").inputs(),
                        Formula.of("z - x").inputs(),
                        Formula.of("y").inputs()));
    }

    @Test
    void learnedNumbersBeginAtOneUnlessTheTextSaysOtherwise() {
        assertEquals(
                Map.of("a", 1.0, "b2", -0.5),
                Formula.of("a * x + b2 * x where b2 = -0.5").parameters());
    }

    @Test
    void depthIsBounded() {
        assertEquals(
                "formula.too-deep",
                refused("(".repeat(100) + "x" + ")".repeat(100)).code());
        assertEquals("formula.too-deep", refused("x" + "^x".repeat(100)).code());
    }

    @Test
    void lengthIsBounded() {
        assertEquals(
                "formula.too-long", refused("x" + " ".repeat(Formula.LONGEST)).code());
    }

    @Test
    void learnedNumbersAreBounded() {
        StringBuilder text = new StringBuilder("x");
        for (int i = 0; i < 17; i++) {
            text.append(" + a").append(i);
        }
        assertEquals("formula.too-many", refused(text.toString()).code());
    }

    private static Problem refused(String text) {
        return assertThrows(ProblemException.class, () -> Formula.parse(text)).problem();
    }

    private static double value(Term term, double[] inputs, double[] parameters) {
        return switch (term) {
            case Term.Constant constant -> constant.value();
            case Term.Input input -> inputs[input.index()];
            case Term.Parameter parameter -> parameters[parameter.index()];
            case Term.Applied applied ->
                applied.operation()
                        .value(
                                value(applied.of().getFirst(), inputs, parameters),
                                value(applied.of().getLast(), inputs, parameters));
        };
    }
}
