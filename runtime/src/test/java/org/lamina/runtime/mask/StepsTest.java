package org.lamina.runtime.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepsTest {
    /// One text begins late, one ends early.
    private static final double[][] MASK = {{0, 0, 1, 1}, {1, 1, 1, 0}};

    private static final Steps STEPS = new Steps(2, 4, 1, MASK);
    private static final double[] X = {9, 8, 1, -2, -3, -1, -5, 7};

    @Test
    void packingPutsRealStepsInFront() {
        assertArrayEquals(new double[] {1, -2, 9, 8, -3, -1, -5, 7}, STEPS.forward(StepsJob.PACK, X));
    }

    @Test
    void packingCanTurnThem() {
        assertArrayEquals(new double[] {-2, 1, 9, 8, -5, -1, -3, 7}, STEPS.forward(StepsJob.PACK_TURNED, X));
    }

    @Test
    void unpackingPutsThemBack() {
        assertArrayEquals(X, STEPS.forward(StepsJob.UNPACK, STEPS.forward(StepsJob.PACK, X)));
        assertArrayEquals(X, STEPS.forward(StepsJob.UNPACK_TURNED, STEPS.forward(StepsJob.PACK_TURNED, X)));
    }

    @Test
    void onlyRealStepsAreTakenAndPooled() {
        assertArrayEquals(new double[] {1, -3}, STEPS.forward(StepsJob.FIRST, X));
        assertArrayEquals(new double[] {-2, -5}, STEPS.forward(StepsJob.LAST, X));
        assertArrayEquals(new double[] {-0.5, -3}, STEPS.forward(StepsJob.MEAN, X), 1e-12);
        assertArrayEquals(new double[] {1, -1}, STEPS.forward(StepsJob.MAXIMUM, X));
    }

    @Test
    void paddingIsFilled() {
        assertArrayEquals(new double[] {0, 0, 1, -2, -3, -1, -5, 0}, STEPS.forward(StepsJob.ZEROS, X));
        assertArrayEquals(new double[] {-1e30, -1e30, 1, -2, -3, -1, -5, -1e30}, STEPS.forward(StepsJob.LOWEST, X));
    }

    /// The product of what comes out with any numbers, differentiated.
    @ParameterizedTest
    @EnumSource
    void gradientsEqualFiniteDifferences(StepsJob job) {
        double[][] mask = {{0, 0.5, 1, 0}, {1, 1, 0, 2}, {0, 0, 0, 1}};
        Steps steps = new Steps(3, 4, 2, mask);
        Random random = new Random(4);
        double[] x = random.doubles(24, -1, 1).toArray();
        double[] dy = random.doubles(job.isVector() ? 6 : 24, -1, 1).toArray();
        double[] dx = steps.backward(job, x, dy);
        for (int i = 0; i < x.length; i++) {
            double[] moved = x.clone();
            moved[i] += 1e-6;
            double[] after = steps.forward(job, moved);
            double[] before = steps.forward(job, x);
            double slope = 0;
            for (int k = 0; k < dy.length; k++) {
                slope += (after[k] - before[k]) / 1e-6 * dy[k];
            }
            assertEquals(slope, dx[i], 1e-6);
        }
    }
}
