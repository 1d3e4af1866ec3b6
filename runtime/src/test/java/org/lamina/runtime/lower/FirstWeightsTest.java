package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.settings.WeightInit;
import org.lamina.runtime.engine.RowMajor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/// How the engine draws weights: mean, deviation and reach of many, against the formulas.
class FirstWeightsTest {
    private static final int IN = 300;
    private static final int OUT = 200;

    @ParameterizedTest
    @EnumSource
    void weightsAreAsWideAsTheyShouldBe(WeightInit init) {
        assertDeviation(deviation(init), Functions.weights(init, Activation.RELU));
    }

    private static double deviation(WeightInit init) {
        return switch (init) {
            case AUTO, HE_NORMAL, HE_UNIFORM -> Math.sqrt(2.0 / IN);
            case XAVIER, XAVIER_UNIFORM -> Math.sqrt(2.0 / (IN + OUT));
            case LECUN_NORMAL -> Math.sqrt(1.0 / IN);
            case NORMAL -> 0.05;
            // What is left of a normal distribution within two deviations.
            case TRUNCATED_NORMAL -> 0.02 * 0.87962566;
            case UNIFORM -> Math.sqrt(1.0 / IN / 3);
            case SIGMOID_UNIFORM -> 4 * Math.sqrt(2.0 / (IN + OUT));
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"XAVIER_UNIFORM", "HE_UNIFORM", "UNIFORM", "SIGMOID_UNIFORM"})
    void uniformWeightsEndAtTheRootOfThreeDeviations(WeightInit init) {
        assertEquals(1, reach(init) / Math.sqrt(3) / deviation(init), 1e-3);
    }

    @Test
    void truncatedWeightsEndAtTwoDeviations() {
        assertEquals(0.04, reach(WeightInit.TRUNCATED_NORMAL), 1e-4);
    }

    /// Not offered. A failure here is good news: the engine has changed, and it can be looked at again.
    @ParameterizedTest
    @EnumSource(
            value = org.deeplearning4j.nn.weights.WeightInit.class,
            names = {"LECUN_UNIFORM", "VAR_SCALING_UNIFORM_FAN_IN"})
    void uniformWeightsByInputsAreTooWide(org.deeplearning4j.nn.weights.WeightInit init) {
        assertTrue(deviationOf(draw(init.getWeightInitFunction())) > 1.5 * Math.sqrt(1.0 / IN));
    }

    private static double reach(WeightInit init) {
        return Arrays.stream(draw(Functions.weights(init, Activation.RELU)))
                .map(Math::abs)
                .max()
                .orElseThrow();
    }

    private static void assertDeviation(double expected, IWeightInit init) {
        double[] weights = draw(init);
        assertEquals(0, Arrays.stream(weights).average().orElseThrow() / expected, 0.02);
        assertEquals(1, deviationOf(weights) / expected, 0.02);
    }

    private static double deviationOf(double[] weights) {
        return Math.sqrt(Arrays.stream(weights).map(w -> w * w).average().orElseThrow());
    }

    private static double[] draw(IWeightInit init) {
        Nd4j.getRandom().setSeed(4);
        return RowMajor.read(init.init(IN, OUT, new long[] {IN, OUT}, 'f', Nd4j.create(DataType.FLOAT, IN * OUT)));
    }
}
