package org.lamina.ui.canvas.geometry;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/// Where a card lies, in canvas units, and where its ports sit.
public record CardBox(double x, double y, double width, double height, Ports ports) {
    /// From where on to the right counts as behind; closer cards stand above each other.
    private static final double SIDE_BY_SIDE = 16;

    /// A box whose data flows from left to right.
    public static CardBox at(double x, double y, double width, double height) {
        return new CardBox(x, y, width, height, Ports.BOTH);
    }

    public double maxX() {
        return x + width;
    }

    public double maxY() {
        return y + height;
    }

    public double centerX() {
        return x + width / 2;
    }

    public double centerY() {
        return y + height / 2;
    }

    public CardBox movedTo(double newX, double newY) {
        return new CardBox(newX, newY, width, height, ports);
    }

    public CardBox withPorts(Ports changed) {
        return changed.equals(ports) ? this : new CardBox(x, y, width, height, changed);
    }

    public Rectangle2D bounds() {
        return new Rectangle2D(x, y, width, height);
    }

    public boolean contains(double px, double py) {
        return px >= x && px <= maxX() && py >= y && py <= maxY();
    }

    public boolean intersects(Rectangle2D area) {
        return x <= area.getMaxX() && maxX() >= area.getMinX() && y <= area.getMaxY() && maxY() >= area.getMinY();
    }

    public Point2D inPort() {
        return anchor(ports.in(), ports.shareASide() ? 1.0 / 3 : 0.5);
    }

    public Point2D outPort() {
        return anchor(ports.out(), ports.shareASide() ? 2.0 / 3 : 0.5);
    }

    private Point2D anchor(Side side, double along) {
        return switch (side) {
            case LEFT -> new Point2D(x, y + height * along);
            case RIGHT -> new Point2D(maxX(), y + height * along);
            case TOP -> new Point2D(x + width * along, y);
            case BOTTOM -> new Point2D(x + width * along, maxY());
        };
    }

    /// The edge on which a connection to `target` leaves best. Data flows to the right where there is room for it.
    public Side towards(CardBox target) {
        double gapRight = target.x - maxX();
        double gapLeft = x - target.maxX();
        double gapDown = target.y - maxY();
        double gapUp = y - target.maxY();
        if (gapRight >= SIDE_BY_SIDE) {
            return Side.RIGHT;
        }
        double vertical = Math.max(gapDown, gapUp);
        if (gapLeft >= SIDE_BY_SIDE && gapLeft >= vertical) {
            return Side.LEFT;
        }
        if (vertical >= 0) {
            return gapDown >= gapUp ? Side.BOTTOM : Side.TOP;
        }
        return Side.RIGHT;
    }
}
