package org.lamina.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lamina.graph.settings.DataSpec;
import org.lamina.runtime.data.Scene.Box;

class DigitScenesTest {

    private static final int SIDE = 56;
    private static final int MANY = 300;
    private static final int TRAINING_GREY = 200;
    private static final int TEST_GREY = 100;

    private static final LabelledImages DIGITS =
            new LabelledImages(rectangles(TRAINING_GREY), labels(), rectangles(TEST_GREY), labels());

    /// Digit d as a rectangle of `d + 4` by `d + 6` pixels with a darker rim that does not belong to it.
    private static Images rectangles(int grey) {
        int side = LabelledImages.SIDE;
        byte[] pixels = new byte[LabelledImages.CLASSES * side * side];
        for (int digit = 0; digit < LabelledImages.CLASSES; digit++) {
            int start = digit * side * side;
            for (int y = 4; y < 4 + digit + 8; y++) {
                for (int x = 3; x < 3 + digit + 6; x++) {
                    boolean isRim = y == 4 || y == 4 + digit + 7 || x == 3 || x == 3 + digit + 5;
                    pixels[start + y * side + x] = (byte) (isRim ? DigitScenes.OWN - 1 : grey);
                }
            }
        }
        return new Images(LabelledImages.CLASSES, side, side, pixels);
    }

    private static byte[] labels() {
        byte[] labels = new byte[LabelledImages.CLASSES];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) i;
        }
        return labels;
    }

    private static Scene scene(int seed, boolean isTest, int index) {
        return new DigitScenes(DIGITS, SIDE, seed).scene(isTest, index);
    }

    @Test
    void aSceneFollowsFromSeedSplitAndNumber() {
        Scene scene = scene(1, false, 7);

        assertEquals(scene.boxes(), scene(1, false, 7).boxes());
        assertArrayEquals(scene.grey(), scene(1, false, 7).grey());
        assertFalse(Arrays.equals(scene.grey(), scene(2, false, 7).grey()));
        assertFalse(Arrays.equals(scene.grey(), scene(1, false, 8).grey()));
        assertFalse(Arrays.equals(scene.classes(), scene(1, true, 7).classes()));
    }

    @Test
    void oneToFourDigitsOfEachKindOccur() {
        Set<Integer> counts = new TreeSet<>();
        Set<Integer> kinds = new TreeSet<>();
        for (int i = 0; i < MANY; i++) {
            counts.add(scene(1, false, i).boxes().size());
            scene(1, false, i).boxes().forEach(box -> kinds.add(box.digit()));
        }

        assertEquals(Set.of(1, 2, 3, 4), counts);
        assertEquals(Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), kinds);
    }

    @Test
    void pixelsBelongToDigitsWhereTheyAreBright() {
        for (int i = 0; i < MANY; i++) {
            Scene scene = scene(1, false, i);
            for (int at = 0; at < scene.grey().length; at++) {
                boolean isBright = (scene.grey()[at] & 0xff) >= DigitScenes.OWN;
                assertEquals(isBright, scene.classes()[at] != Scene.BACKGROUND);
            }
        }
    }

    @Test
    void aBoxIsTightAroundThePixelsOfItsDigit() {
        int seen = 0;
        for (int i = 0; i < MANY; i++) {
            Scene scene = scene(1, false, i);
            if (scene.boxes().size() == 1) {
                Box box = scene.boxes().getFirst();
                assertEquals(box, around(scene, box.digit() + 1));
                assertEquals(box.digit() + 4, box.width());
                assertEquals(box.digit() + 6, box.height());
                seen++;
            }
        }
        assertTrue(seen > MANY / 10);
    }

    private static Box around(Scene scene, int wanted) {
        int left = SIDE;
        int right = 0;
        int top = SIDE;
        int bottom = 0;
        for (int at = 0; at < scene.classes().length; at++) {
            if (scene.classes()[at] == wanted) {
                left = Math.min(left, at % SIDE);
                right = Math.max(right, at % SIDE);
                top = Math.min(top, at / SIDE);
                bottom = Math.max(bottom, at / SIDE);
            }
        }
        return new Box(wanted - 1, left, top, right - left + 1, bottom - top + 1);
    }

    @Test
    void boxesLieInsideAndHardlyOverlap() {
        for (int i = 0; i < MANY; i++) {
            Scene scene = scene(1, false, i);
            for (Box box : scene.boxes()) {
                assertTrue(box.left() >= 0 && box.left() + box.width() <= SIDE, box.toString());
                assertTrue(box.top() >= 0 && box.top() + box.height() <= SIDE, box.toString());
                for (Box other : scene.boxes()) {
                    boolean isFine = box.equals(other) || box.shared(other) <= 0.1 * Math.min(box.area(), other.area());
                    assertTrue(isFine, box + " " + other);
                }
            }
        }
    }

    @Test
    void boxesShareWhatLiesInBoth() {
        Box box = new Box(1, 2, 3, 10, 4);

        assertEquals(40, box.shared(box));
        assertEquals(3 * 2, box.shared(new Box(2, 9, 5, 20, 20)));
        assertEquals(0, box.shared(new Box(2, 12, 3, 5, 5)));
        assertEquals(0, box.shared(new Box(2, 2, 7, 5, 5)));
    }

    @Test
    void testScenesShowTestImages() {
        for (int i = 0; i < MANY; i++) {
            assertEquals(TRAINING_GREY, brightest(scene(1, false, i)));
            assertEquals(TEST_GREY, brightest(scene(1, true, i)));
        }
    }

    private static int brightest(Scene scene) {
        int most = 0;
        for (byte grey : scene.grey()) {
            most = Math.max(most, grey & 0xff);
        }
        return most;
    }

    @Test
    void theTargetIsOneForTheClassOfEachPixel() {
        SceneSource source = new SceneSource(new DataSpec.DigitScenes(SIDE, 100), DIGITS, 1);
        int pixels = SIDE * SIDE;
        float[] target = new float[1 + Scene.CLASSES * pixels];
        Arrays.fill(target, 5);
        source.target(103, 0, target, 1);
        int[] labels = source.labels(103, 0);

        for (int c = 0; c < Scene.CLASSES; c++) {
            for (int at = 0; at < pixels; at++) {
                assertEquals(labels[at] == c ? 1 : 0, target[1 + c * pixels + at]);
            }
        }
        assertEquals(5, target[0]);
    }

    @Test
    void aQuarterMoreScenesAreTheTest() {
        SceneSource source = new SceneSource(new DataSpec.DigitScenes(SIDE, 100), DIGITS, 1);
        float[] image = new float[SIDE * SIDE];
        source.input(100, 0, image, 0);

        assertEquals(125, source.size());
        assertEquals(100, source.firstTest());
        assertEquals(brightest(scene(1, true, 0)), largest(image));
    }

    private static float largest(float[] values) {
        float most = 0;
        for (float value : values) {
            most = Math.max(most, value);
        }
        return most;
    }
}
