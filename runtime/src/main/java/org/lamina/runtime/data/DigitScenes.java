package org.lamina.runtime.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.lamina.graph.settings.DataSpec;
import org.lamina.runtime.data.Scene.Box;

/// Scenes with one to four handwritten digits, made anew whenever one is asked for. How many digits, which and where
/// follows from the seed, the split and the number of the scene alone. Digits keep their size and brightness. A digit
/// that finds no place in a few attempts is left out, so small scenes have fewer. Safe on any thread.
final class DigitScenes {

    /// From this brightness on a pixel belongs to its digit, below to the background.
    static final int OWN = 64;

    private static final int ATTEMPTS = 20;

    /// Two digits may share this part of the smaller one's box.
    private static final double OVERLAP = 0.1;

    private final LabelledImages digits;
    private final int side;
    private final long seed;

    DigitScenes(LabelledImages digits, int side, int seed) {
        this.digits = digits;
        this.side = side;
        this.seed = (long) seed << 32;
    }

    /// Scenes of the test split have digits of the test images, the others of the training images.
    Scene scene(boolean isTest, int index) {
        SplittableRandom random = new SplittableRandom(seed | index * 2L | (isTest ? 1 : 0));
        byte[] grey = new byte[side * side];
        byte[] classes = new byte[side * side];
        List<Box> boxes = new ArrayList<>();
        int wanted = 1 + random.nextInt(DataSpec.DigitScenes.MOST_DIGITS);
        for (int i = 0; i < wanted; i++) {
            int image = isTest
                    ? digits.firstTest() + random.nextInt(digits.size() - digits.firstTest())
                    : random.nextInt(digits.firstTest());
            place(image, boxes, random).ifPresent(box -> {
                draw(image, box, grey, classes);
                boxes.add(box);
            });
        }
        return new Scene(side, grey, classes, boxes);
    }

    private Optional<Box> place(int image, List<Box> taken, SplittableRandom random) {
        Box own = around(image);
        if (own.area() == 0) {
            return Optional.empty();
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int left = random.nextInt(side - own.width() + 1);
            int top = random.nextInt(side - own.height() + 1);
            Box box = new Box(own.digit(), left, top, own.width(), own.height());
            if (taken.stream().allMatch(other -> box.shared(other) <= OVERLAP * Math.min(box.area(), other.area()))) {
                return Optional.of(box);
            }
        }
        return Optional.empty();
    }

    /// The box of a digit in its own image; empty where all of it is dark.
    private Box around(int image) {
        int left = LabelledImages.SIDE;
        int right = -1;
        int top = LabelledImages.SIDE;
        int bottom = -1;
        for (int y = 0; y < LabelledImages.SIDE; y++) {
            for (int x = 0; x < LabelledImages.SIDE; x++) {
                if (digits.pixel(image, y * LabelledImages.SIDE + x) >= OWN) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                }
            }
        }
        return new Box(digits.label(image), left, top, Math.max(0, right - left + 1), Math.max(0, bottom - top + 1));
    }

    /// Where digits meet, the brighter one is seen. What of an image lies beyond the edge of the scene is darker than
    /// its digit, and not drawn.
    private void draw(int image, Box box, byte[] grey, byte[] classes) {
        Box own = around(image);
        for (int y = 0; y < LabelledImages.SIDE; y++) {
            int row = box.top() - own.top() + y;
            for (int x = 0; x < LabelledImages.SIDE; x++) {
                int column = box.left() - own.left() + x;
                if (row < 0 || row >= side || column < 0 || column >= side) {
                    continue;
                }
                int at = row * side + column;
                int brightness = digits.pixel(image, y * LabelledImages.SIDE + x);
                if (brightness > (grey[at] & 0xff)) {
                    grey[at] = (byte) brightness;
                    classes[at] = (byte) (brightness >= OWN ? box.digit() + 1 : Scene.BACKGROUND);
                }
            }
        }
    }
}
