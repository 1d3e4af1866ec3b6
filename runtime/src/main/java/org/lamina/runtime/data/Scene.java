package org.lamina.runtime.data;

import java.util.List;

/// A square grey image with digits on it, what each of its pixels shows, and where the digits are.
///
/// @param grey brightness of each pixel from 0 to 255, row by row from the top
/// @param classes of each pixel, in the same order: [#BACKGROUND], or one more than the digit it belongs to
/// @param boxes of the digits, in the order in which they were placed
public record Scene(int side, byte[] grey, byte[] classes, List<Box> boxes) {
    /// The class of a pixel that belongs to no digit.
    public static final int BACKGROUND = 0;

    /// Background and ten digits.
    public static final int CLASSES = 11;

    public Scene {
        boxes = List.copyOf(boxes);
    }

    /// Where a digit is: the smallest rectangle around all pixels that are its own, also where another digit covers
    /// them, in whole pixels from the upper left corner of the scene.
    public record Box(int digit, int left, int top, int width, int height) {
        long area() {
            return (long) width * height;
        }

        /// How many pixels both have.
        long shared(Box other) {
            long across = Math.min(left + width, other.left + other.width) - Math.max(left, other.left);
            long down = Math.min(top + height, other.top + other.height) - Math.max(top, other.top);
            return across > 0 && down > 0 ? across * down : 0;
        }
    }
}
