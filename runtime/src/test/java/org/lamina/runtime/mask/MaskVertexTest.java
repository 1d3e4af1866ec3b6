package org.lamina.runtime.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class MaskVertexTest {
    private static final double[][] LATE = {{0, 0, 0, 1, 1, 1, 1}};

    @Test
    void thePaddingTokenIsPadding() {
        assertArrayEquals(new double[][] {{0, 0, 1, 1}}, new TokenMask().of(new double[][] {{0, 0, 5, 1}}));
    }

    @Test
    void theLastStepOfAnEmptyTextCounts() {
        assertArrayEquals(new double[][] {{0, 0, 1}}, new TokenMask().of(new double[][] {{0, 0, 0}}));
    }

    @Test
    void joinedStepsAreRealWhereOneIs() {
        double[][] early = {{1, 0, 0, 0, 1, 0, 0}};
        assertArrayEquals(new double[][] {{1, 0, 0, 1, 1, 1, 1}}, new JoinedMask().of(LATE, early));
    }

    @Test
    void windowsInsideTheSequenceAreRealWithOneRealStep() {
        assertArrayEquals(
                new double[][] {{0, 1, 1, 1, 1}}, WindowMask.of(3, 1, 1, false).of(LATE));
        assertArrayEquals(
                new double[][] {{0, 1, 1}}, WindowMask.of(3, 2, 1, false).of(LATE));
        assertArrayEquals(
                new double[][] {{0, 1, 0, 1, 1}},
                WindowMask.of(2, 1, 2, false).of(new double[][] {{0, 0, 0, 1, 0, 1, 1}}));
    }

    @Test
    void asManyWindowsAsStepsKeepTheMask() {
        assertArrayEquals(LATE, WindowMask.of(5, 1, 1, true).of(LATE));
    }

    @Test
    void oneWindowForSeveralStepsIsRealWhereOneOfThemIs() {
        assertArrayEquals(
                new double[][] {{0, 1, 1, 1}}, WindowMask.of(3, 2, 1, true).of(LATE));
    }

    @Test
    void copiesOfRealStepsAreReal() {
        assertArrayEquals(
                new double[][] {{0, 0, 1, 1, 0, 0}}, RepeatedMask.of(2).of(new double[][] {{0, 1, 0}}));
    }

    @Test
    void zerosNextToRealStepsAreReal() {
        BorderMask mask = BorderMask.of(false, 1, 2);
        assertArrayEquals(new double[][] {{0, 0, 1, 1, 1, 1, 1}}, mask.of(new double[][] {{0, 0, 1, 1}}));
        assertArrayEquals(new double[][] {{1, 1, 1, 1, 1, 0, 0}}, mask.of(new double[][] {{1, 1, 0, 0}}));
    }

    @Test
    void theOutermostRealStepsAreCutOff() {
        BorderMask mask = BorderMask.of(true, 1, 1);
        assertArrayEquals(new double[][] {{0, 0, 0, 1, 1}}, mask.of(LATE));
        assertArrayEquals(new double[][] {{1, 1, 0}}, mask.of(new double[][] {{1, 1, 1, 1, 0}}));
    }

    @Test
    void theLastStepCountsWhereAllIsCutOff() {
        assertArrayEquals(new double[][] {{0, 0, 1}}, BorderMask.of(true, 2, 0).of(new double[][] {{1, 1, 0, 0, 0}}));
    }

    @Test
    void factorsMakeMeansOverRealSteps() {
        assertArrayEquals(
                new double[][] {{0, 2, 1, 1, 1, 1, 1}},
                new double[][] {WindowMask.of(2, 1, 1, true).factors().of(new double[][] {{0, 0, 1, 1, 1, 1, 1}})[0]},
                "two steps each, of which the second window has one real");
        assertArrayEquals(
                new double[][] {{0, 3, 1.5, 1, 1}},
                WindowMask.of(3, 1, 1, false).factors().of(LATE));
    }
}
