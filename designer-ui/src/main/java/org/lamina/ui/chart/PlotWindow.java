package org.lamina.ui.chart;

import java.util.Collection;

/// Which part of the curves is in view: follows the data until the user zooms or pans, and again after [#follow].
final class PlotWindow {

    private static final double PADDING = 0.06;
    private static final double X_PADDING = 0.01;

    private AxisRange xs = new AxisRange(0, 1, AxisScale.LINEAR);
    private AxisRange ys = new AxisRange(0, 1, AxisScale.LINEAR);
    private AxisScale xScale = AxisScale.LINEAR;
    private AxisScale yScale = AxisScale.LINEAR;
    private boolean followsX = true;
    private boolean followsY = true;

    AxisRange xs() {
        return xs;
    }

    AxisRange ys() {
        return ys;
    }

    boolean isFollowing() {
        return followsX && followsY;
    }

    void follow() {
        followsX = true;
        followsY = true;
    }

    void setScales(AxisScale newX, AxisScale newY) {
        followsX |= newX != xScale;
        followsY |= newY != yScale;
        xScale = newX;
        yScale = newY;
    }

    /// Adapts the axes that follow to the data: x to all points, y to the points in view.
    void fit(Collection<CurveSeries> series) {
        if (followsX) {
            Extent extent = new Extent();
            for (CurveSeries one : series) {
                if (!one.isEmpty()) {
                    extent.include(firstX(one));
                    extent.include(one.x(one.size() - 1));
                }
            }
            xs = horizontal(extent);
        }
        if (followsY) {
            Extent extent = new Extent();
            for (CurveSeries one : series) {
                one.rawExtent(one.indexFrom(xs.min()), one.indexFrom(Math.nextUp(xs.max())), extent);
            }
            ys = extent.isEmpty()
                    ? new AxisRange(0.1, 1, yScale)
                    : AxisRange.around(extent.min(), extent.max(), PADDING, yScale);
        }
    }

    void zoomX(double factor, double fraction) {
        followsX = false;
        xs = xs.zoomed(factor, fraction);
    }

    void zoomY(double factor, double fraction) {
        followsY = false;
        ys = ys.zoomed(factor, fraction);
    }

    /// Moves the content by shares of the visible range, to the right and upwards.
    void pan(double shareX, double shareY) {
        if (shareX != 0) {
            followsX = false;
            xs = xs.panned(-shareX);
        }
        if (shareY != 0) {
            followsY = false;
            ys = ys.panned(-shareY);
        }
    }

    /// The first x that can be shown: zero has no place on a logarithmic axis.
    private double firstX(CurveSeries series) {
        int first = xScale == AxisScale.LOG ? series.indexFrom(Double.MIN_VALUE) : 0;
        return series.x(Math.min(first, series.size() - 1));
    }

    /// A right end that moves in steps while points are added, so that finished columns stay the same for many frames.
    private static double steppedEnd(double first, double last) {
        double step = Math.scalb(1.0, Math.getExponent((last - first) * X_PADDING));
        return (Math.floor(last / step) + 2) * step;
    }

    private AxisRange horizontal(Extent extent) {
        if (extent.isEmpty()) {
            return new AxisRange(1, 2, xScale);
        }
        if (extent.min() == extent.max()) {
            return new AxisRange(
                    extent.min(), extent.min() + Math.max(1, Math.ulp(extent.min()) * 4), AxisScale.LINEAR);
        }
        if (xScale == AxisScale.LOG) {
            return AxisRange.around(extent.min(), extent.max(), X_PADDING, xScale);
        }
        double right = steppedEnd(extent.min(), extent.max());
        return new AxisRange(extent.min() - X_PADDING * (right - extent.min()), right, xScale);
    }
}
