package org.lamina.runtime.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// By hand: a grid of one row and two columns, boxes of 1 x 1 and 2 x 1 cells, two classes, sums of zero.
class DetectionLossTest {
    private static final DetectionGrid GRID = new DetectionGrid(2, 2, 1, 2);
    private static final double[][] PRIORS = {{1, 1}, {2, 1}};
    private static final DetectionLoss LOSS = new DetectionLoss(GRID, 5, 0.5);

    private static double[] zeros() {
        return DetectionAnswers.of(new double[2 * 7 * 2], PRIORS, GRID);
    }

    /// The truth with one object of the second class at a place.
    private static double[] object(int place, double left, double top, double right, double bottom) {
        double[] truth = new double[6 * 2];
        double[] values = {left, top, right, bottom, 0, 1};
        for (int i = 0; i < values.length; i++) {
            truth[i * 2 + place] = values[i];
        }
        return truth;
    }

    @Test
    void answersBeginInTheMiddleOfTheirCellWithTheBoxesGiven() {
        double[] firstBox = {0.5, 0.5, 0.5, 0.5, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
        double[] secondBox = {0.5, 0.5, 0.5, 0.5, 2, 2, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
        double[] answers = zeros();

        assertArrayEquals(firstBox, java.util.Arrays.copyOf(answers, 14), 1e-12);
        assertArrayEquals(secondBox, java.util.Arrays.copyOfRange(answers, 14, 28), 1e-12);
    }

    @Test
    void withoutObjectsOnlyTrustCounts() {
        assertEquals(4 * 0.5 * 0.25, LOSS.losses(zeros(), new double[12])[0], 1e-12);
    }

    /// The first box lies on the object: its trust should be 1. Three boxes are empty.
    @Test
    void theBoxOnAnObjectIsWrongInTrustAndClassOnly() {
        double expected = 0.25 + Math.log(2) + 3 * 0.5 * 0.25;

        assertEquals(expected, LOSS.losses(zeros(), object(0, 0, 0, 1, 1))[0], 1e-12);
    }

    /// Of 2 x 0.8 cells around (1.25, 0.5): the second box shares 1.4 of 2.2 with it, the first one 0.8 of 1.8.
    @Test
    void theBoxThatOverlapsMostAnswersForPlaceAndSize() {
        double place = Math.pow(0.5 - 0.25, 2);
        double size = Math.pow(1 - Math.sqrt(0.8), 2);
        double trust = Math.pow(0.5 - 1.4 / 2.2, 2);
        double expected = 5 * (place + size) + trust + Math.log(2) + 3 * 0.5 * 0.25;

        assertEquals(expected, LOSS.losses(zeros(), object(1, 0.25, 0.1, 2.25, 0.9))[0], 1e-12);
    }
}
