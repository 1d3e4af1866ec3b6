package org.lamina.runtime.data;

import java.util.SplittableRandom;

/// Pairs of handwritten digits, drawn anew whenever one is asked for: every other one is of two images of one digit,
/// the rest of two digits. Which images follows from the seed, the split and the number of the pair alone. Safe on any
/// thread.
final class DigitPairs {

    /// Two images by number.
    record Pair(int left, int right) {}

    private final ByDigit training;
    private final ByDigit test;
    private final long seed;

    DigitPairs(LabelledImages images, int seed) {
        training = ByDigit.of(images, 0, images.firstTest());
        test = ByDigit.of(images, images.firstTest(), images.size());
        this.seed = (long) seed << 32;
    }

    /// Pairs of the test split are of test images, the others of training images.
    Pair pair(boolean isTest, int index) {
        SplittableRandom random = new SplittableRandom(seed | index * 2L | (isTest ? 1 : 0));
        return (isTest ? test : training).draw(index % 2 == 0, random);
    }

    /// The images of one split, those of a digit next to each other.
    ///
    /// @param starts where each digit begins, and the end of the last
    private record ByDigit(int[] images, int[] digits, int[] starts) {

        static ByDigit of(LabelledImages all, int first, int end) {
            int[] images = new int[end - first];
            int[] digits = new int[images.length];
            int[] starts = new int[LabelledImages.CLASSES + 1];
            int at = 0;
            for (int digit = 0; digit < LabelledImages.CLASSES; digit++) {
                for (int image = first; image < end; image++) {
                    if (all.label(image) == digit) {
                        images[at] = image;
                        digits[at++] = digit;
                    }
                }
                starts[digit + 1] = at;
            }
            return new ByDigit(images, digits, starts);
        }

        /// Two images that differ, unless there is one of the digit only.
        Pair draw(boolean isSame, SplittableRandom random) {
            int left = random.nextInt(images.length);
            int start = starts[digits[left]];
            int count = starts[digits[left] + 1] - start;
            return new Pair(
                    images[left], images[isSame ? same(left, start, count, random) : other(start, count, random)]);
        }

        private static int same(int left, int start, int count, SplittableRandom random) {
            if (count == 1) {
                return left;
            }
            int right = start + random.nextInt(count - 1);
            return right < left ? right : right + 1;
        }

        private int other(int start, int count, SplittableRandom random) {
            int right = random.nextInt(images.length - count);
            return right < start ? right : right + count;
        }
    }
}
