package org.lamina.ui.chart;

import org.jspecify.annotations.Nullable;

/// For every pixel column, how far one curve reaches in it: the true minimum and maximum of its points there and of
/// the lines to the neighbouring columns. While only points are appended, only the last columns are computed again.
final class DenseColumns {

    private final CurveSeries series;
    private final boolean smoothed;
    private double[] mins = new double[0];
    private double[] maxs = new double[0];
    private @Nullable AxisRange range;
    private int rewrites;
    private int doneThrough;

    DenseColumns(CurveSeries series, boolean smoothed) {
        this.series = series;
        this.smoothed = smoothed;
    }

    /// The smallest value in a column; larger than [#max] where there is none.
    double min(int column) {
        return mins[column];
    }

    double max(int column) {
        return maxs[column];
    }

    void update(AxisRange xs, int width) {
        boolean same = xs.equals(range) && width == mins.length && rewrites == series.rewrites();
        int firstColumn = same ? doneThrough : 0;
        if (width != mins.length) {
            mins = new double[width];
            maxs = new double[width];
        }
        range = xs;
        rewrites = series.rewrites();
        doneThrough = width;
        Extent extent = new Extent();
        double left = xs.value((double) firstColumn / width);
        int start = boundary(left, left - xs.value((firstColumn - 1.0) / width));
        for (int column = firstColumn; column < width; column++) {
            double right = xs.value((column + 1.0) / width);
            int end = boundary(right, right - left);
            extent.reset();
            extent(start, end, extent);
            includeCrossing(start, left, extent);
            includeCrossing(end, right, extent);
            mins[column] = extent.min();
            maxs[column] = extent.max();
            if (end == series.size()) {
                // The line to a point still to come may pass through here.
                doneThrough = Math.min(doneThrough, column);
            }
            start = end;
            left = right;
        }
    }

    /// The index where the points right of `edge` begin. Where points are so dense that a whole block of the pyramid
    /// is a small part of a pixel, the beginning of the block: then no single points have to be read, which is most
    /// of the time, and a point is drawn at most an eighth of a pixel from its place.
    private int boundary(double edge, double columnWidth) {
        int index = series.indexFrom(edge);
        if (index == series.size()) {
            return index;
        }
        for (int block = MinMaxPyramid.BLOCK * MinMaxPyramid.BLOCK; block > 1; block /= MinMaxPyramid.BLOCK) {
            int snapped = index - index % block;
            double end = series.x(Math.min(snapped + block, series.size() - 1));
            if (end - series.x(snapped) < columnWidth / 8) {
                return snapped;
            }
        }
        return index;
    }

    private void extent(int from, int to, Extent extent) {
        if (smoothed) {
            series.smoothExtent(from, to, extent);
        } else {
            series.rawExtent(from, to, extent);
        }
    }

    /// Includes where the line between the points `next - 1` and `next` crosses x = `edge`.
    private void includeCrossing(int next, double edge, Extent extent) {
        if (next <= 0 || next >= series.size()) {
            return;
        }
        double before = series.x(next - 1);
        double span = series.x(next) - before;
        double from = smoothed ? series.smoothed(next - 1) : series.y(next - 1);
        double to = smoothed ? series.smoothed(next) : series.y(next);
        if (span > 0 && Double.isFinite(from) && Double.isFinite(to)) {
            extent.include(from + (to - from) * Math.clamp((edge - before) / span, 0.0, 1.0));
        }
    }
}
