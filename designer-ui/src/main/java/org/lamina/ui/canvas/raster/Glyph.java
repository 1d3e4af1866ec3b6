package org.lamina.ui.canvas.raster;

/// One character at one size: the share of each pixel that it covers.
///
/// @param left of the first column, relative to where the character stands
/// @param top of the first row, relative to the base line
/// @param cover 0 to 255, row by row
record Glyph(int left, int top, int width, int height, byte[] cover) {
    /// Fills an outline exactly: what each line cuts off of each pixel is summed up from the left.
    ///
    /// @param shift to the right, less than a pixel
    static Glyph of(float[] lines, double size, double shift) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int i = 0; i < lines.length; i += 2) {
            left = Math.min(left, lines[i]);
            right = Math.max(right, lines[i]);
            top = Math.min(top, lines[i + 1]);
            bottom = Math.max(bottom, lines[i + 1]);
        }
        if (lines.length == 0) {
            return new Glyph(0, 0, 0, 0, new byte[0]);
        }
        int x = (int) Math.floor(left * size + shift);
        int y = (int) Math.floor(top * size);
        int width = (int) Math.ceil(right * size + shift) - x + 1;
        int height = (int) Math.ceil(bottom * size) - y + 1;
        Area area = new Area(width, height);
        for (int i = 0; i < lines.length; i += 4) {
            area.cut(
                    lines[i] * size + shift - x,
                    lines[i + 1] * size - y,
                    lines[i + 2] * size + shift - x,
                    lines[i + 3] * size - y);
        }
        return new Glyph(x, y, width, height, area.cover());
    }

    /// Lays the character over a raster.
    void paint(Raster raster, int x, int baseline, int color) {
        int fromX = Math.max(0, x + left);
        int toX = Math.min(raster.width(), x + left + width);
        int toY = Math.min(raster.height(), baseline + top + height);
        for (int py = Math.max(0, baseline + top); py < toY; py++) {
            int row = (py - baseline - top) * width - x - left;
            for (int px = fromX; px < toX; px++) {
                int share = cover[row + px] & 255;
                if (share > 0) {
                    raster.mix(py * raster.width() + px, color, share);
                }
            }
        }
    }

    /// Signed areas between lines and the right edge, as differences from pixel to pixel.
    private static final class Area {
        private final int width;
        private final int height;
        private final float[] change;

        private Area(int width, int height) {
            this.width = width;
            this.height = height;
            change = new float[(width + 2) * height];
        }

        private void cut(double x0, double y0, double x1, double y1) {
            if (y0 == y1) {
                return;
            }
            double direction = y0 < y1 ? 1 : -1;
            double upperX = y0 < y1 ? x0 : x1;
            double upperY = Math.min(y0, y1);
            double lowerY = Math.max(y0, y1);
            double slope = (x1 - x0) / (y1 - y0);
            double x = upperX;
            for (int y = (int) Math.floor(upperY); y < Math.min(height, (int) Math.ceil(lowerY)); y++) {
                double dy = Math.min(y + 1, lowerY) - Math.max(y, upperY);
                double next = x + slope * dy;
                cutRow(y * (width + 2), Math.min(x, next), Math.max(x, next), direction * dy);
                x = next;
            }
        }

        private void cutRow(int row, double from, double to, double amount) {
            int first = (int) Math.floor(from);
            int last = (int) Math.ceil(to);
            if (last <= first + 1) {
                double right = (from + to) / 2 - first;
                change[row + first] += (float) (amount * (1 - right));
                change[row + first + 1] += (float) (amount * right);
                return;
            }
            double each = 1 / (to - from);
            double start = first + 1 - from;
            double end = to - last + 1;
            double before = 0;
            for (int x = first; x < last; x++) {
                // How much of the pixel x lies to the right of the line.
                double area = x == first
                        ? each * start * start / 2
                        : x == last - 1 ? 1 - each * end * end / 2 : each * (start + x - first - 0.5);
                change[row + x] += (float) (amount * (area - before));
                before = area;
            }
            change[row + last] += (float) (amount * (1 - before));
        }

        private byte[] cover() {
            byte[] cover = new byte[width * height];
            for (int y = 0; y < height; y++) {
                float sum = 0;
                for (int x = 0; x < width; x++) {
                    sum += change[y * (width + 2) + x];
                    cover[y * width + x] = (byte) Math.round(255 * Math.min(1, Math.abs(sum)));
                }
            }
            return cover;
        }
    }
}
