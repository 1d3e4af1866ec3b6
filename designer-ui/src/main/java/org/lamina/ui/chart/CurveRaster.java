package org.lamina.ui.chart;

import java.util.Arrays;

/// A picture in premultiplied ARGB integers with the few anti-aliased shapes a curve plot needs. Coordinates are
/// in device pixels, y downwards; pixel `i` covers `i` to `i + 1`. A line is first collected as coverage per pixel
/// and blended once, so that a translucent line has no dark spots where its pieces meet.
final class CurveRaster {

    private final int width;
    private final int height;
    private final int[] pixels;
    private final byte[] coverage;
    private final int[] touchedTop;
    private final int[] touchedBottom;
    private int firstColumn;
    private int lastColumn = -1;

    CurveRaster(int width, int height) {
        this(width, height, new int[width * height]);
    }

    CurveRaster(int width, int height, int[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
        this.coverage = new byte[width * height];
        this.touchedTop = new int[width];
        this.touchedBottom = new int[width];
        Arrays.fill(touchedTop, Integer.MAX_VALUE);
        Arrays.fill(touchedBottom, -1);
        this.firstColumn = width;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int[] pixels() {
        return pixels;
    }

    void clear() {
        Arrays.fill(pixels, 0);
    }

    /// One row of pixels; rows outside the picture are ignored.
    void horizontal(int row, int argb) {
        if (row >= 0 && row < height) {
            for (int x = 0; x < width; x++) {
                blend(row * width + x, argb, 255);
            }
        }
    }

    /// One column of pixels, `on` pixels drawn and `off` left out in turn.
    void vertical(int column, int argb, int on, int off) {
        if (column >= 0 && column < width) {
            for (int y = 0; y < height; y++) {
                if (y % (on + off) < on) {
                    blend(y * width + column, argb, 255);
                }
            }
        }
    }

    /// Fills one column from `top` to `bottom`; partly covered pixels at the ends are blended accordingly.
    void span(int column, double top, double bottom, int argb) {
        double from = Math.max(0, top);
        double to = Math.min(height, bottom);
        if (column < 0 || column >= width || !(from < to)) {
            return;
        }
        int first = (int) from;
        int last = Math.min(height - 1, (int) Math.ceil(to) - 1);
        blend(first * width + column, argb, coverage(first, from, to));
        if (last > first) {
            fill(column, first + 1, last, argb);
            blend(last * width + column, argb, coverage(last, from, to));
        }
    }

    private static int coverage(int row, double from, double to) {
        return (int) Math.round((Math.min(row + 1, to) - Math.max(row, from)) * 255);
    }

    /// Rows `from` to `to`, exclusive, all covered. Two channels at a time, for speed: this is most of the work.
    private void fill(int column, int from, int to, int argb) {
        int alpha = argb >>> 24;
        int rest = 255 - alpha;
        int sourceRedBlue = scaled(argb & 0xff00ff, alpha);
        int sourceAlphaGreen = scaled(argb >>> 8 & 0xff, alpha) | alpha << 16;
        for (int at = from * width + column, end = to * width; at < end; at += width) {
            int below = pixels[at];
            int redBlue = sourceRedBlue + scaled(below & 0xff00ff, rest);
            int alphaGreen = sourceAlphaGreen + scaled(below >>> 8 & 0xff00ff, rest);
            pixels[at] = alphaGreen << 8 | redBlue;
        }
    }

    /// Two eight-bit numbers, 16 bits apart, times `factor` / 255, rounded.
    private static int scaled(int pair, int factor) {
        int product = pair * factor + 0x800080;
        return product + (product >>> 8 & 0xff00ff) >>> 8 & 0xff00ff;
    }

    /// Adds the piece of a line between two points with `from.x <= to.x` to the collected coverage.
    void segment(double x0, double y0, double x1, double y1, double halfWidth) {
        double reach = halfWidth + 0.5;
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length = Math.hypot(dx, dy);
        double slack = reach * length / Math.max(dx, 1e-9);
        boolean point = length < 1e-9;
        Piece piece = new Piece(x0, y0, point ? 1 : dx / length, point ? 0 : dy / length, length);
        int first = (int) Math.max(0, Math.floor(x0 - reach));
        int last = (int) Math.min(width - 1.0, Math.floor(x1 + reach));
        for (int column = first; column <= last; column++) {
            double centre = column + 0.5 - x0;
            double top = Math.min(y0, y1) - reach;
            double bottom = Math.max(y0, y1) + reach;
            if (dx > 1e-9) {
                double middle = y0 + dy * centre / dx;
                top = Math.max(top, middle - slack);
                bottom = Math.min(bottom, middle + slack);
            }
            cover(column, top, bottom, piece, reach);
        }
    }

    /// A filled disc, as marker of a single point.
    void dot(double x, double y, double radius) {
        segment(x, y, x, y, radius);
    }

    /// Blends what was collected since the last call in one colour and forgets it.
    void paint(int argb) {
        for (int column = firstColumn; column <= lastColumn; column++) {
            for (int y = touchedTop[column]; y <= touchedBottom[column]; y++) {
                int at = column * height + y;
                int covered = coverage[at] & 0xff;
                if (covered != 0) {
                    blend(y * width + column, argb, covered);
                    coverage[at] = 0;
                }
            }
            touchedTop[column] = Integer.MAX_VALUE;
            touchedBottom[column] = -1;
        }
        firstColumn = width;
        lastColumn = -1;
    }

    private record Piece(double x0, double y0, double ux, double uy, double length) {}

    private void cover(int column, double top, double bottom, Piece piece, double reach) {
        int from = (int) Math.max(0, Math.floor(top));
        int to = (int) Math.min(height - 1.0, Math.floor(bottom));
        if (from > to) {
            return;
        }
        double px = column + 0.5 - piece.x0;
        for (int y = from; y <= to; y++) {
            double py = y + 0.5 - piece.y0;
            double along = px * piece.ux + py * piece.uy;
            double distance;
            if (along < 0) {
                distance = Math.sqrt(px * px + py * py);
            } else if (along > piece.length) {
                double ex = px - piece.ux * piece.length;
                double ey = py - piece.uy * piece.length;
                distance = Math.sqrt(ex * ex + ey * ey);
            } else {
                distance = Math.abs(py * piece.ux - px * piece.uy);
            }
            int covered = (int) (Math.clamp(reach - distance, 0.0, 1.0) * 255 + 0.5);
            int at = column * height + y;
            if (covered > (coverage[at] & 0xff)) {
                coverage[at] = (byte) covered;
            }
        }
        touchedTop[column] = Math.min(touchedTop[column], from);
        touchedBottom[column] = Math.max(touchedBottom[column], to);
        firstColumn = Math.min(firstColumn, column);
        lastColumn = Math.max(lastColumn, column);
    }

    /// Source-over with a straight (not premultiplied) colour and a coverage of 0 to 255.
    private void blend(int at, int argb, int covered) {
        int alpha = div255((argb >>> 24) * covered);
        if (alpha == 0) {
            return;
        }
        int below = pixels[at];
        int rest = 255 - alpha;
        int redBlue = scaled(argb & 0xff00ff, alpha) + scaled(below & 0xff00ff, rest);
        int alphaGreen = (scaled(argb >>> 8 & 0xff, alpha) | alpha << 16) + scaled(below >>> 8 & 0xff00ff, rest);
        pixels[at] = alphaGreen << 8 | redBlue;
    }

    private static int div255(int product) {
        return (product + 128 + (product + 128 >> 8)) >> 8;
    }
}
