package org.lamina.graph.settings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.testkit.RandomValues;

class ScheduleSpecTest {

    /// Over a run of ten epochs, by hand.
    static Stream<Arguments> factors() {
        return Stream.of(
                of(new ScheduleSpec.Constant(), 1, 1, 1, 1, 1),
                of(new ScheduleSpec.Step(2, 0.5), 1, 0.5, 0.25, 0.125, 0.03125),
                of(new ScheduleSpec.Exponential(0.5), 1, 0.1767767, 0.03125, 0.0055243, 0.0009766),
                of(new ScheduleSpec.Cosine(0.2), 1, 0.8828427, 0.6, 0.3171573, 0.2),
                of(new ScheduleSpec.WarmUp(5, 0.2), 0.01, 0.5, 1, 0.6, 0.2),
                of(new ScheduleSpec.OneCycle(0.1), 0.1, 0.6, 0.9, 0.4, 0.001),
                of(new ScheduleSpec.Polynomial(2), 1, 0.5625, 0.25, 0.0625, 0),
                of(new ScheduleSpec.Inverse(2, 1), 1, 1 / 6.0, 1 / 11.0, 1 / 16.0, 1 / 21.0),
                of(new ScheduleSpec.Sigmoid(5, 0.4), 0.8807971, 0.7310586, 0.5, 0.2689414, 0.1192029));
    }

    private static Arguments of(ScheduleSpec schedule, double... expected) {
        return Arguments.of(schedule, expected);
    }

    @ParameterizedTest
    @MethodSource
    void factors(ScheduleSpec schedule, double[] expected) {
        assertArrayEquals(
                expected,
                DoubleStream.of(0, 2.5, 5, 7.5, 10)
                        .map(epoch -> schedule.factor(epoch, 10))
                        .toArray(),
                1e-6);
    }

    @Test
    void noScheduleLeavesZeroToOne() {
        RandomValues values = RandomValues.any(new Random(3));
        for (int i = 0; i < 500; i++) {
            ScheduleSpec schedule = values.of(List.copyOf(ScheduleSpec.ALL.kinds()));
            for (double epoch = 0; epoch <= 12; epoch += 0.25) {
                double factor = schedule.factor(epoch, 10);
                assertTrue(factor >= 0 && factor <= 1, () -> schedule + " gives " + factor);
            }
        }
    }
}
