package org.lamina.graph.formula;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/// What a formula can do with one or two numbers, with the derivatives by each of them.
public enum Operation {
    ADD(2, Double::sum, (_, _, _) -> 1, (_, _, _) -> 1),
    SUBTRACT(2, (a, b) -> a - b, (_, _, _) -> 1, (_, _, _) -> -1),
    MULTIPLY(2, (a, b) -> a * b, (_, b, _) -> b, (a, _, _) -> a),
    DIVIDE(2, (a, b) -> a / b, (_, b, _) -> 1 / b, (_, b, y) -> -y / b),
    /// The derivative by the exponent exists where the base is positive.
    POWER(2, Math::pow, (a, b, _) -> b == 0 ? 0 : b * Math.pow(a, b - 1), (a, _, y) -> y == 0 ? 0 : y * Math.log(a)),
    NEGATE(1, (a, _) -> -a, (_, _, _) -> -1),
    EXP(1, (a, _) -> Math.exp(a), (_, _, y) -> y),
    LOG(1, (a, _) -> Math.log(a), (a, _, _) -> 1 / a),
    SQRT(1, (a, _) -> Math.sqrt(a), (_, _, y) -> 0.5 / y),
    ABS(1, (a, _) -> Math.abs(a), (a, _, _) -> Math.signum(a)),
    SIN(1, (a, _) -> Math.sin(a), (a, _, _) -> Math.cos(a)),
    COS(1, (a, _) -> Math.cos(a), (a, _, _) -> -Math.sin(a)),
    TANH(1, (a, _) -> Math.tanh(a), (_, _, y) -> 1 - y * y),
    SIGMOID(1, (a, _) -> 1 / (1 + Math.exp(-a)), (_, _, y) -> y * (1 - y)),
    SOFTPLUS(1, (a, _) -> Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a))), (a, _, _) -> 1 / (1 + Math.exp(-a))),
    RELU(1, (a, _) -> Math.max(a, 0), (a, _, _) -> a > 0 ? 1 : 0),
    MIN(2, Math::min, (a, b, _) -> a <= b ? 1 : 0, (a, b, _) -> a <= b ? 0 : 1),
    MAX(2, Math::max, (a, b, _) -> a >= b ? 1 : 0, (a, b, _) -> a >= b ? 0 : 1);

    /// A derivative at `a` and `b`, where the value is `y`.
    @FunctionalInterface
    private interface Slope {
        double at(double a, double b, double y);
    }

    private final int arity;
    private final DoubleBinaryOperator value;
    private final Slope first;
    private final Slope second;

    Operation(int arity, DoubleBinaryOperator value, Slope first) {
        this(arity, value, first, (_, _, _) -> 0);
    }

    Operation(int arity, DoubleBinaryOperator value, Slope first, Slope second) {
        this.arity = arity;
        this.value = value;
        this.first = first;
        this.second = second;
    }

    /// How many numbers it takes: one or two.
    public int arity() {
        return arity;
    }

    /// @param b anything where one number is taken
    public double value(double a, double b) {
        return value.applyAsDouble(a, b);
    }

    /// The derivative by the first number; `y` is the value. At a kink, that of one of its sides, or 0.
    public double slopeOfFirst(double a, double b, double y) {
        return first.at(a, b, y);
    }

    /// The derivative by the second number; 0 where one number is taken.
    public double slopeOfSecond(double a, double b, double y) {
        return second.at(a, b, y);
    }

    /// The function that is written `exp(…)`; signs between numbers are no functions.
    static Optional<Operation> function(String name) {
        return Arrays.stream(values())
                .filter(operation ->
                        operation.compareTo(EXP) >= 0 && operation.id().equals(name))
                .findFirst();
    }

    private String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
