package org.lamina.ui.chart;

/// Draws one series into a [CurveRaster]: as columns from the true minimum to the true maximum of what falls into
/// them where points are dense, as an anti-aliased line where they are sparse.
final class CurvePainter {

    /// From this many points in a pixel on, columns are drawn.
    static final double DENSE = 2;
    /// Fewer points than one in this many pixels get a dot each.
    private static final double DOTTED = 24;

    /// How many times as wide as the line a dot is.
    private static final double DOT = 3;

    private final CurveRaster raster;
    private final AxisRange xs;
    private final AxisRange ys;
    private final ColumnCache columns;

    CurvePainter(CurveRaster raster, AxisRange xs, AxisRange ys, ColumnCache columns) {
        this.columns = columns;
        this.raster = raster;
        this.xs = xs;
        this.ys = ys;
    }

    /// Draws the raw or the smoothed values with a line of `lineWidth` pixels.
    void draw(CurveSeries series, boolean smoothed, double lineWidth, int argb) {
        int from = Math.max(0, series.indexFrom(xs.min()) - 1);
        int to = Math.min(series.size(), series.indexFrom(xs.max()) + 1);
        if (from >= to) {
            return;
        }
        double pixels = Math.max(1, column(series.x(to - 1)) - column(series.x(from)));
        if ((to - from) / pixels > DENSE) {
            drawColumns(columns.of(series, smoothed), lineWidth / 2, argb);
        } else {
            drawLine(series, smoothed, from, to, lineWidth / 2);
            raster.paint(argb);
        }
    }

    /// Marks the places where the series has values that are not finite, at the lower edge.
    void drawGapMarks(CurveSeries series, double size, int argb) {
        GapRuns gaps = series.gaps();
        double lastDrawn = Double.NEGATIVE_INFINITY;
        for (int run = gaps.firstEndingAfter(series.indexFrom(xs.min())); run < gaps.count(); run++) {
            double start = column(series.x(gaps.start(run)));
            double end = column(series.x(gaps.end(run) - 1));
            if (start > raster.width()) {
                break;
            }
            if (end < lastDrawn + 1) {
                continue;
            }
            lastDrawn = Math.clamp(end, 0.0, raster.width());
            double base = raster.height() - size / 2;
            raster.segment(Math.max(start, 0.0), base, Math.max(lastDrawn, Math.max(start, 0.0)), base, size / 2);
        }
        raster.paint(argb);
    }

    private void drawColumns(DenseColumns columns, double halfWidth, int argb) {
        columns.update(xs, raster.width());
        for (int column = 0; column < raster.width(); column++) {
            double max = columns.max(column);
            if (columns.min(column) <= max) {
                raster.span(column, row(max) - halfWidth, row(columns.min(column)) + halfWidth, argb);
            }
        }
    }

    private void drawLine(CurveSeries series, boolean smoothed, int from, int to, double halfWidth) {
        double pixels = column(series.x(to - 1)) - column(series.x(from));
        boolean dotted = pixels / (to - from) > DOTTED;
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        boolean alone = true;
        for (int i = from; i <= to; i++) {
            double value = i == to ? Double.NaN : smoothed ? series.smoothed(i) : series.y(i);
            double y = Double.isFinite(value) ? row(value) : Double.NaN;
            boolean wasPoint = !Double.isNaN(lastY);
            if (wasPoint && (dotted || (alone && Double.isNaN(y)))) {
                raster.dot(lastX, lastY, halfWidth * DOT);
            }
            if (i == to) {
                return;
            }
            double x = column(series.x(i));
            if (wasPoint && !Double.isNaN(y)) {
                raster.segment(lastX, lastY, x, y, halfWidth);
            }
            alone = !wasPoint;
            lastX = x;
            lastY = y;
        }
    }

    private double column(double x) {
        return xs.fraction(x) * raster.width();
    }

    /// Far outside is pulled near, so that a steep line keeps its direction without touching endless pixels.
    private double row(double y) {
        double limit = 4.0 * raster.height();
        return Math.clamp((1 - ys.fraction(y)) * raster.height(), -limit, limit);
    }
}
