package org.lamina.ui.visual;

import org.lamina.graph.run.Snapshot;

/// Where a part of the plane lies in a drawing: in its middle, as large as there is room, and a unit as long across as
/// it is up.
///
/// @param left of the plane in the drawing
/// @param top of the plane in the drawing
/// @param scale pixels per unit
record PlaneFrame(Snapshot.Area area, double left, double top, double scale) {
    /// Room at the left for the names of the edges, in pixels.
    static final double SIDE = 48;

    /// Room below, in pixels.
    static final double AXIS = 20;

    /// Room above and between the plane and its words, in pixels.
    static final double MARGIN = 6;

    private static final double SMALLEST_SPAN = 1e-9;

    static PlaneFrame fitting(Snapshot.Area area, double width, double height) {
        double across = width - SIDE - MARGIN;
        double up = height - AXIS - 2 * MARGIN;
        double scale = Math.max(SMALLEST_SPAN, Math.min(across / spanX(area), up / spanY(area)));
        double left = SIDE + Math.max(0, (across - spanX(area) * scale) / 2);
        return new PlaneFrame(area, left, MARGIN, scale);
    }

    private static double spanX(Snapshot.Area area) {
        return Math.max(SMALLEST_SPAN, area.xMax() - area.xMin());
    }

    private static double spanY(Snapshot.Area area) {
        return Math.max(SMALLEST_SPAN, area.yMax() - area.yMin());
    }

    double width() {
        return spanX(area) * scale;
    }

    double height() {
        return spanY(area) * scale;
    }

    double right() {
        return left + width();
    }

    double bottom() {
        return top + height();
    }

    double x(double value) {
        return left + (value - area.xMin()) * scale;
    }

    double y(double value) {
        return top + (area.yMax() - value) * scale;
    }

    boolean contains(double x, double y) {
        return x >= left && x <= right() && y >= top && y <= bottom();
    }
}
