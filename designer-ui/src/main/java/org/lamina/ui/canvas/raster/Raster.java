package org.lamina.ui.canvas.raster;

import java.util.Arrays;

/// An opaque picture as an array of pixels, 0xffRRGGBB row by row, and the plain shapes that go into it. Everything is
/// cut at the rims; coordinates are pixels, edges between pixels are smoothed. Colours are ARGB, not premultiplied.
public final class Raster {
    private final int width;
    private final int height;
    private final int[] pixels;

    public Raster(int width, int height) {
        this(width, height, new int[width * height]);
    }

    /// Paints into an array that somebody else shows.
    public Raster(int width, int height, int[] pixels) {
        if (pixels.length != width * height) {
            throw new IllegalArgumentException(width + " x " + height + " is not " + pixels.length);
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// The pixels themselves, not a copy.
    public int[] pixels() {
        return pixels;
    }

    public void clear(int color) {
        Arrays.fill(pixels, 0xff000000 | color);
    }

    /// A rectangle on whole pixels in an opaque colour.
    public void fill(int left, int top, int right, int bottom, int color) {
        int from = Math.max(0, left);
        int to = Math.min(width, right);
        if (from < to) {
            for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
                Arrays.fill(pixels, y * width + from, y * width + to, color);
            }
        }
    }

    /// A rectangle with round corners: one radius for the two at the left, one for the two at the right.
    public void round(Box box, double leftRadius, double rightRadius, int color) {
        int top = Math.max(0, (int) Math.floor(box.top()));
        int bottom = Math.min(height, (int) Math.ceil(box.bottom()));
        for (int y = top; y < bottom; y++) {
            roundRow(y, box, leftRadius, rightRadius, color);
        }
    }

    /// The edges of a rectangle, in pixels; they may lie between two.
    public record Box(double left, double top, double right, double bottom) {
        public Box grown(double by) {
            return new Box(left - by, top - by, right + by, bottom + by);
        }
    }

    private void roundRow(int y, Box box, double leftRadius, double rightRadius, int color) {
        double share = Math.min(y + 1, box.bottom()) - Math.max(y, box.top());
        double bentLeft = bend(y + 0.5, box, leftRadius);
        double bentRight = bend(y + 0.5, box, rightRadius);
        double innerLeft = bentLeft > 0 ? box.left() + leftRadius : box.left();
        double innerRight = bentRight > 0 ? box.right() - rightRadius : box.right();
        int from = (int) Math.ceil(innerLeft);
        int to = (int) Math.floor(innerRight);
        span(y, from, to, color, share);
        for (int x = Math.max(0, (int) Math.floor(box.left())); x < Math.min(from, width); x++) {
            double covered = bentLeft > 0
                    ? leftRadius + 0.5 - Math.hypot(innerLeft - x - 0.5, bentLeft)
                    : share * (x + 1 - box.left());
            blend(y * width + x, color, Math.min(share, covered));
        }
        for (int x = Math.max(Math.max(0, from), to); x < Math.min(width, (int) Math.ceil(box.right())); x++) {
            double covered = bentRight > 0
                    ? rightRadius + 0.5 - Math.hypot(x + 0.5 - innerRight, bentRight)
                    : share * (box.right() - x);
            blend(y * width + x, color, Math.min(share, covered));
        }
    }

    /// How far a row lies above or below the straight part of a side.
    private static double bend(double y, Box box, double radius) {
        return Math.max(0, Math.max(box.top() + radius - y, y - box.bottom() + radius));
    }

    private void span(int y, int left, int right, int color, double share) {
        int from = y * width + Math.max(0, left);
        int to = y * width + Math.min(width, right);
        int cover = cover(color, share);
        if (cover >= 255) {
            if (from < to) {
                Arrays.fill(pixels, from, to, 0xff000000 | color);
            }
        } else if (cover > 0) {
            for (int i = from; i < to; i++) {
                mix(i, color, cover);
            }
        }
    }

    private static int cover(int color, double share) {
        return (int) Math.round((color >>> 24) * Math.clamp(share, 0, 1));
    }

    private void blend(int index, int color, double share) {
        int cover = cover(color, share);
        if (cover > 0) {
            mix(index, color, cover);
        }
    }

    /// Lays a colour over one pixel.
    ///
    /// @param cover how much of it shows, 0 to 255; the alpha of the colour is not looked at
    void mix(int index, int color, int cover) {
        int below = pixels[index];
        int part = cover + (cover >> 7);
        int redBlue = below & 0xff00ff;
        int green = below & 0x00ff00;
        redBlue = redBlue + (((color & 0xff00ff) - redBlue) * part >> 8) & 0xff00ff;
        green = green + (((color & 0x00ff00) - green) * part >> 8) & 0x00ff00;
        pixels[index] = 0xff000000 | redBlue | green;
    }

    /// A picture of premultiplied ARGB, stretched over a rectangle.
    ///
    /// @param columns how wide the picture is
    public void picture(int[] picture, int columns, Box box) {
        int rows = picture.length / columns;
        int left = (int) Math.round(box.left());
        int top = (int) Math.round(box.top());
        int wide = Math.max(1, (int) Math.round(box.right()) - left);
        int high = Math.max(1, (int) Math.round(box.bottom()) - top);
        for (int y = Math.max(0, top); y < Math.min(height, top + high); y++) {
            int row = (y - top) * rows / high * columns;
            for (int x = Math.max(0, left); x < Math.min(width, left + wide); x++) {
                int index = y * width + x;
                pixels[index] = over(picture[row + (x - left) * columns / wide], pixels[index]);
            }
        }
    }

    private static int over(int premultiplied, int below) {
        int rest = 255 - (premultiplied >>> 24);
        if (rest == 0) {
            return premultiplied;
        }
        int part = rest + (rest >> 7);
        int redBlue = ((below & 0xff00ff) * part >>> 8) & 0xff00ff;
        int green = ((below & 0x00ff00) * part >>> 8) & 0x00ff00;
        return 0xff000000 | premultiplied + redBlue + green;
    }
}
