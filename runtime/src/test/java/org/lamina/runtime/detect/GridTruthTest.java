package org.lamina.runtime.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class GridTruthTest {
    /// The middle of the object, (0.7, 0.3), lies in row 0 and column 2 of 2 x 4 cells.
    @Test
    void anObjectStandsWhereItsMiddleLiesWithItsEdgesInCells() {
        float[] objects = {0.6f, 0, 0.1f, 0, 0.8f, 0, 0.5f, 0, 0, 0, 1, 0};
        float[] expected = new float[6 * 8];
        float[] values = {0.6f * 4, 0.1f * 2, 0.8f * 4, 0.5f * 2, 0, 1};
        for (int i = 0; i < values.length; i++) {
            expected[i * 8 + 2] = values[i];
        }

        assertArrayEquals(expected, GridTruth.of(objects, new DetectionGrid(1, 2, 2, 4), 1), 1e-6f);
    }
}
