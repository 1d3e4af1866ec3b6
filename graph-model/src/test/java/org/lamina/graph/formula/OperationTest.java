package org.lamina.graph.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Derivatives against central differences.
class OperationTest {
    private static final double[][] POINTS = {{0.7, 1.3}, {1.3, 0.7}, {2.1, -0.4}, {0.2, 3}};
    private static final double STEP = 1e-6;

    @ParameterizedTest
    @EnumSource
    void slopesAreDerivatives(Operation operation) {
        for (double[] point : POINTS) {
            double a = point[0];
            double b = point[1];
            double y = operation.value(a, b);
            double byFirst = (operation.value(a + STEP, b) - operation.value(a - STEP, b)) / (2 * STEP);
            double bySecond = (operation.value(a, b + STEP) - operation.value(a, b - STEP)) / (2 * STEP);
            assertEquals(byFirst, operation.slopeOfFirst(a, b, y), 1e-7);
            assertEquals(operation.arity() == 2 ? bySecond : 0, operation.slopeOfSecond(a, b, y), 1e-7);
        }
    }
}
