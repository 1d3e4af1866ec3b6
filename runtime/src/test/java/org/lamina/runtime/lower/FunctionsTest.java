package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lamina.graph.layer.Activation;
import org.lamina.runtime.engine.RowMajor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/// The engine's activation functions against their formulas, and their slopes against finite differences.
class FunctionsTest {
    /// Both sides of every kink, and none of them.
    private static final double[] POINTS = {-7.1, -3.05, -2.4, -1.3, -0.7, -0.2, 0.3, 0.9, 1.2, 2.6, 3.2, 6.3};

    private static final double STEP = 1e-6;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SOFTMAX")
    void valuesAndSlopes(Activation function) {
        DoubleUnaryOperator formula = x -> value(function, x);

        assertArrayEquals(
                DoubleStream.of(POINTS).map(formula).toArray(),
                RowMajor.read(Functions.activation(function)
                        .getActivation(
                                Nd4j.create(POINTS).castTo(DataType.DOUBLE).reshape(1, POINTS.length), true)),
                1e-6);
        assertArrayEquals(
                DoubleStream.of(POINTS)
                        .map(x -> (formula.applyAsDouble(x + STEP) - formula.applyAsDouble(x - STEP)) / (2 * STEP))
                        .toArray(),
                RowMajor.read(Functions.activation(function)
                        .backprop(
                                Nd4j.create(POINTS).castTo(DataType.DOUBLE).reshape(1, POINTS.length),
                                Nd4j.ones(DataType.DOUBLE, 1, POINTS.length))
                        .getFirst()),
                1e-6);
    }

    private static double value(Activation function, double x) {
        return switch (function) {
            case IDENTITY -> x;
            case RELU -> Math.max(0, x);
            case LEAKY_RELU -> x < 0 ? 0.01 * x : x;
            case ELU -> x < 0 ? Math.expm1(x) : x;
            case SELU -> 1.0507009873554805 * (x < 0 ? 1.6732632423543772 * Math.expm1(x) : x);
            case GELU -> x * sigmoid(1.702 * x);
            case SWISH -> x * sigmoid(x);
            case MISH -> x * Math.tanh(Math.log1p(Math.exp(x)));
            case RELU6 -> Math.min(6, Math.max(0, x));
            case THRESHOLDED_RELU -> x > 1 ? x : 0;
            case SOFTPLUS -> Math.log1p(Math.exp(x));
            case SIGMOID -> sigmoid(x);
            case HARD_SIGMOID -> Math.clamp(0.2 * x + 0.5, 0.0, 1.0);
            case TANH -> Math.tanh(x);
            case HARD_TANH -> Math.clamp(x, -1.0, 1.0);
            case RATIONAL_TANH -> 1.7159 * rationalTanh(2 * x / 3);
            case RECTIFIED_TANH -> Math.max(0, Math.tanh(x));
            case SOFTSIGN -> x / (1 + Math.abs(x));
            case CUBE -> x * x * x;
            case SOFTMAX -> throw new IllegalArgumentException("Not a function of one number");
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double rationalTanh(double x) {
        double a = Math.abs(x);
        return Math.signum(x) * (1 - 1 / (1 + a + x * x + 1.41645 * x * x * x * x));
    }
}
