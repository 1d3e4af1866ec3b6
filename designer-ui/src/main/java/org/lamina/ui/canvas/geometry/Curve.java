package org.lamina.ui.canvas.geometry;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/// A cubic curve from an output port (0) to an input port (3), in canvas units.
public record Curve(double x0, double y0, double x1, double y1, double x2, double y2, double x3, double y3) {
    private static final double SHORTEST_REACH = 24;
    private static final double LONGEST_REACH = 160;
    private static final int STEPS = 24;

    /// As in a quarter of a circle.
    private static final double ROUNDNESS = 0.55;

    /// How near a curve may pass a card.
    private static final double CLEARANCE = 8;

    /// More than half the width of the line that is drawn.
    private static final double LINE = 1;

    /// From here inwards a curve is hidden by its own card.
    private static final double INSIDE = 3;

    /// The curve that leaves and enters at right angles; `bow` pushes its middle up (negative) or down.
    public static Curve between(Point2D from, Side leaving, Point2D to, Side entering, double bow) {
        double distance = from.distance(to);
        double straight = Math.clamp(distance / 2, Math.min(SHORTEST_REACH, distance), LONGEST_REACH);
        double reach = bow == 0 ? straight : Math.min(SHORTEST_REACH, straight);
        return new Curve(
                from.getX(),
                from.getY(),
                from.getX() + leaving.dx() * reach,
                from.getY() + leaving.dy() * reach + bow,
                to.getX() + entering.dx() * reach,
                to.getY() + entering.dy() * reach + bow,
                to.getX(),
                to.getY());
    }

    /// A straight line.
    static Curve straight(Point2D from, Point2D to) {
        return corner(from, from.midpoint(to), to);
    }

    /// Leaves for the corner and arrives from there, and is round between.
    static Curve corner(Point2D from, Point2D corner, Point2D to) {
        Point2D leaving = from.interpolate(corner, ROUNDNESS);
        Point2D arriving = to.interpolate(corner, ROUNDNESS);
        return new Curve(
                from.getX(),
                from.getY(),
                leaving.getX(),
                leaving.getY(),
                arriving.getX(),
                arriving.getY(),
                to.getX(),
                to.getY());
    }

    /// How far its ends are from each other.
    double span() {
        return Math.hypot(x3 - x0, y3 - y0);
    }

    /// The point at `t` from 0 (start) to 1 (end).
    public Point2D point(double t) {
        return new Point2D(mix(t, x0, x1, x2, x3), mix(t, y0, y1, y2, y3));
    }

    private static double mix(double t, double a, double b, double c, double d) {
        double u = 1 - t;
        return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    }

    /// The shortest distance from a point to the curve, good to about a unit.
    public double distanceTo(double px, double py) {
        double nearest = Double.MAX_VALUE;
        double fromX = x0;
        double fromY = y0;
        for (int i = 1; i <= STEPS; i++) {
            double t = (double) i / STEPS;
            double toX = mix(t, x0, x1, x2, x3);
            double toY = mix(t, y0, y1, y2, y3);
            nearest = Math.min(nearest, toSegment(px, py, fromX, fromY, toX, toY));
            fromX = toX;
            fromY = toY;
        }
        return nearest;
    }

    private static double toSegment(double px, double py, double ax, double ay, double bx, double by) {
        double dx = bx - ax;
        double dy = by - ay;
        double square = dx * dx + dy * dy;
        double along = square == 0 ? 0 : Math.clamp(((px - ax) * dx + (py - ay) * dy) / square, 0, 1);
        return Math.hypot(px - ax - along * dx, py - ay - along * dy);
    }

    /// A rectangle that certainly holds the curve.
    public Rectangle2D bounds() {
        double left = Math.min(Math.min(x0, x1), Math.min(x2, x3));
        double top = Math.min(Math.min(y0, y1), Math.min(y2, y3));
        double right = Math.max(Math.max(x0, x1), Math.max(x2, x3));
        double bottom = Math.max(Math.max(y0, y1), Math.max(y2, y3));
        return new Rectangle2D(left, top, right - left, bottom - top);
    }

    /// Whether the curve runs through this box or close by.
    public boolean crosses(CardBox box) {
        return box.intersects(bounds()) && comesNear(box, CLEARANCE);
    }

    /// Whether the curve runs through this box or along its edge.
    boolean touches(CardBox box) {
        return box.intersects(bounds()) && comesNear(box, LINE);
    }

    /// Whether the curve runs through this box, where it begins or ends.
    boolean entersOwn(CardBox box) {
        return comesNear(box, -INSIDE);
    }

    private boolean comesNear(CardBox box, double room) {
        for (int i = 0; i <= STEPS; i++) {
            double t = (double) i / STEPS;
            double x = mix(t, x0, x1, x2, x3);
            double y = mix(t, y0, y1, y2, y3);
            if (x > box.x() - room && x < box.maxX() + room && y > box.y() - room && y < box.maxY() + room) {
                return true;
            }
        }
        return false;
    }
}
