package org.lamina.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lamina.graph.settings.DataSpec;
import org.lamina.runtime.data.DigitPairs.Pair;

class DigitPairsTest {

    private static final int MANY = 400;
    private static final int OF_EACH = 3;
    private static final int IMAGES = OF_EACH * LabelledImages.CLASSES;
    private static final int PIXELS = LabelledImages.SIDE * LabelledImages.SIDE;

    /// Every image has its own number as its brightness.
    private static final LabelledImages DIGITS = new LabelledImages(plain(0), labels(), plain(IMAGES), labels());

    private static Images plain(int first) {
        byte[] pixels = new byte[IMAGES * PIXELS];
        for (int i = 0; i < IMAGES; i++) {
            Arrays.fill(pixels, i * PIXELS, (i + 1) * PIXELS, (byte) (first + i));
        }
        return new Images(IMAGES, LabelledImages.SIDE, LabelledImages.SIDE, pixels);
    }

    private static byte[] labels() {
        byte[] labels = new byte[IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            labels[i] = (byte) (i * 7 % LabelledImages.CLASSES);
        }
        return labels;
    }

    private static List<Pair> pairs(int seed, boolean isTest) {
        DigitPairs pairs = new DigitPairs(DIGITS, seed);
        List<Pair> all = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            all.add(pairs.pair(isTest, i));
        }
        return all;
    }

    private static boolean isSame(Pair pair) {
        return DIGITS.label(pair.left()) == DIGITS.label(pair.right());
    }

    @Test
    void aPairFollowsFromSeedSplitAndNumber() {
        assertEquals(pairs(1, false), pairs(1, false));
        assertNotEquals(pairs(1, false), pairs(2, false));
        assertNotEquals(
                pairs(1, false),
                pairs(1, true).stream()
                        .map(pair -> new Pair(pair.left() - IMAGES, pair.right() - IMAGES))
                        .toList());
        assertTrue(Set.copyOf(pairs(1, false)).size() > MANY / 3);
    }

    @Test
    void everyOtherPairIsOfOneDigit() {
        for (boolean isTest : new boolean[] {false, true}) {
            List<Pair> pairs = pairs(1, isTest);
            for (int i = 0; i < MANY; i++) {
                assertEquals(i % 2 == 0, isSame(pairs.get(i)), pairs.get(i).toString());
            }
        }
    }

    @Test
    void noImageIsBesideItself() {
        assertTrue(pairs(1, false).stream().allMatch(pair -> pair.left() != pair.right()));
    }

    @Test
    void testPairsAreOfTestImages() {
        assertTrue(pairs(1, false).stream().allMatch(pair -> pair.left() < IMAGES && pair.right() < IMAGES));
        assertTrue(pairs(1, true).stream().allMatch(pair -> pair.left() >= IMAGES && pair.right() >= IMAGES));
    }

    @Test
    void everyImageOccursOnEitherSideOfPairsThatAreTheSameAndThatAreNot() {
        for (boolean isSame : new boolean[] {false, true}) {
            Set<Integer> left = new TreeSet<>();
            Set<Integer> right = new TreeSet<>();
            for (Pair pair : pairs(1, false)) {
                if (isSame(pair) == isSame) {
                    left.add(pair.left());
                    right.add(pair.right());
                }
            }

            assertEquals(IMAGES, left.size());
            assertEquals(IMAGES, right.size());
        }
    }

    @Test
    void theInputsAreTheImagesOfThePairAndTheTargetWhetherTheirDigitIsTheSame() {
        PairSource source = new PairSource(new DataSpec.MnistPairs(100), DIGITS, 1);
        for (int sample = 0; sample < source.size(); sample++) {
            int left = shown(source, sample, 0);
            int right = shown(source, sample, 1);
            float[] target = {5, 5};
            source.target(sample, 0, target, 1);
            int same = DIGITS.label(left) == DIGITS.label(right) ? 1 : 0;

            assertArrayEquals(new float[] {5, same}, target);
            assertArrayEquals(new int[] {same}, source.labels(sample, 0));
            assertEquals(sample >= source.firstTest(), left >= IMAGES);
        }
    }

    /// The number of the image that an input shows.
    private static int shown(PairSource source, int sample, int column) {
        float[] values = new float[PIXELS + 1];
        values[0] = -1;
        source.input(sample, column, values, 1);
        for (int i = 2; i <= PIXELS; i++) {
            assertEquals(values[1], values[i]);
        }
        assertEquals(-1, values[0]);
        return (int) values[1];
    }

    @Test
    void aQuarterMorePairsAreTheTest() {
        PairSource source = new PairSource(new DataSpec.MnistPairs(100), DIGITS, 1);

        assertEquals(125, source.size());
        assertEquals(100, source.firstTest());
        assertEquals(new DigitPairs(DIGITS, 1).pair(true, 0).left(), shown(source, 100, 0));
    }
}
