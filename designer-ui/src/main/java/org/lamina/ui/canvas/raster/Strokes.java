package org.lamina.ui.canvas.raster;

import java.util.Arrays;

/// Collects lines, curves and arrow heads of one colour as the share of each pixel that they cover, and lays the colour
/// over a raster in one go: where strokes meet or cross, none shows through the other.
public final class Strokes {
    /// How far a drawn curve may be off, in pixels.
    private static final double FLATNESS = 0.08;

    private static final int MOST_PIECES = 256;

    private final int width;
    private final int height;
    private final byte[] cover;
    private final int[] from;
    private final int[] to;

    public Strokes(int width, int height) {
        this.width = width;
        this.height = height;
        cover = new byte[width * height];
        from = new int[height];
        to = new int[height];
        Arrays.fill(from, width);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// A straight line with flat ends.
    public void line(double x0, double y0, double x1, double y1, double thickness) {
        double room = thickness / 2 + 1;
        if (Math.max(x0, x1) + room < 0
                || Math.min(x0, x1) - room > width
                || Math.max(y0, y1) + room < 0
                || Math.min(y0, y1) - room > height) {
            return;
        }
        if (Math.abs(x1 - x0) >= Math.abs(y1 - y0)) {
            flat(x0, y0, x1, y1, thickness / 2);
        } else {
            steep(x0, y0, x1, y1, thickness / 2);
        }
    }

    /// More wide than high: column by column.
    private void flat(double x0, double y0, double x1, double y1, double half) {
        double slope = x1 == x0 ? 0 : (y1 - y0) / (x1 - x0);
        double across = 1 / Math.sqrt(1 + slope * slope);
        double reach = (half + 0.5) / across;
        int last = Math.min(width - 1, (int) Math.floor(Math.max(x0, x1)));
        for (int x = Math.max(0, (int) Math.floor(Math.min(x0, x1))); x <= last; x++) {
            double middle = y0 + (x + 0.5 - x0) * slope;
            int bottom = Math.min(height - 1, (int) Math.floor(middle + reach));
            for (int y = Math.max(0, (int) Math.floor(middle - reach)); y <= bottom; y++) {
                put(x, y, covered(Math.abs(y + 0.5 - middle) * across, half));
            }
        }
    }

    /// More high than wide: row by row.
    private void steep(double x0, double y0, double x1, double y1, double half) {
        double slope = (x1 - x0) / (y1 - y0);
        double across = 1 / Math.sqrt(1 + slope * slope);
        double reach = (half + 0.5) / across;
        int last = Math.min(height - 1, (int) Math.floor(Math.max(y0, y1)));
        for (int y = Math.max(0, (int) Math.floor(Math.min(y0, y1))); y <= last; y++) {
            double middle = x0 + (y + 0.5 - y0) * slope;
            int right = Math.min(width - 1, (int) Math.floor(middle + reach));
            for (int x = Math.max(0, (int) Math.floor(middle - reach)); x <= right; x++) {
                put(x, y, covered(Math.abs(x + 0.5 - middle) * across, half));
            }
        }
    }

    /// How much of a pixel at this distance lies in a band of this half width.
    private static double covered(double distance, double half) {
        return Math.min(distance + 0.5, half) - Math.max(distance - 0.5, -half);
    }

    private void put(int x, int y, double share) {
        int value = (int) Math.round(255 * Math.min(1, share));
        int index = y * width + x;
        if (value > (cover[index] & 255)) {
            cover[index] = (byte) value;
            from[y] = Math.min(from[y], x);
            to[y] = Math.max(to[y], x + 1);
        }
    }

    /// A cubic curve from point 0 to point 3, drawn in short lines.
    public void curve(
            double x0, double y0, double x1, double y1, double x2, double y2, double x3, double y3, double thickness) {
        double bend = Math.max(
                Math.hypot(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2), Math.hypot(x1 - 2 * x2 + x3, y1 - 2 * y2 + y3));
        int pieces = Math.clamp((int) Math.ceil(Math.sqrt(6 * bend / (8 * FLATNESS))), 1, MOST_PIECES);
        double fromX = x0;
        double fromY = y0;
        for (int i = 1; i <= pieces; i++) {
            double t = (double) i / pieces;
            double u = 1 - t;
            double toX = u * u * u * x0 + 3 * u * u * t * x1 + 3 * u * t * t * x2 + t * t * t * x3;
            double toY = u * u * u * y0 + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t * t * t * y3;
            line(fromX, fromY, toX, toY, thickness);
            fromX = toX;
            fromY = toY;
        }
    }

    /// A triangle, its corners in the order in which the hands of a clock turn.
    public void triangle(double[] x, double[] y) {
        int top = Math.max(0, (int) Math.floor(Math.min(y[0], Math.min(y[1], y[2]))));
        int bottom = Math.min(height, (int) Math.ceil(Math.max(y[0], Math.max(y[1], y[2]))));
        int left = Math.max(0, (int) Math.floor(Math.min(x[0], Math.min(x[1], x[2]))));
        int right = Math.min(width, (int) Math.ceil(Math.max(x[0], Math.max(x[1], x[2]))));
        for (int py = top; py < bottom; py++) {
            for (int px = left; px < right; px++) {
                double inside = 1;
                for (int i = 0; i < 3; i++) {
                    inside = Math.min(inside, inside(x, y, i, px + 0.5, py + 0.5) + 0.5);
                }
                put(px, py, inside);
            }
        }
    }

    /// How far a point lies on the inner side of an edge.
    private static double inside(double[] x, double[] y, int edge, double px, double py) {
        int next = (edge + 1) % 3;
        double dx = x[next] - x[edge];
        double dy = y[next] - y[edge];
        return (dx * (py - y[edge]) - dy * (px - x[edge])) / Math.max(1e-9, Math.hypot(dx, dy));
    }

    /// Lays an opaque colour over a raster of the same size where strokes are, and forgets them.
    public void paint(Raster raster, int color) {
        for (int y = 0; y < height; y++) {
            int end = y * width + to[y];
            for (int i = y * width + from[y]; i < end; i++) {
                int share = cover[i] & 255;
                if (share > 0) {
                    raster.mix(i, color, share);
                    cover[i] = 0;
                }
            }
            from[y] = width;
            to[y] = 0;
        }
    }
}
