package org.lamina.ui.canvas.geometry;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.lamina.graph.PortRef;

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

    /// Whether there is room for a picture; ports with names are in its place.
    public boolean hasPicture() {
        return height > CardSize.COMPACT_HEIGHT && !ports.areNamed();
    }

    /// The place of an input, by the id that connections have; an id of none means the first one.
    public Point2D inPort(String id) {
        return ports.areNamed()
                ? inLine(ports.in(), Ports.place(ports.ins(), id))
                : anchor(ports.in(), ports.shareASide() ? 1.0 / 3 : 0.5);
    }

    /// The place of an output.
    public Point2D outPort(String id) {
        return ports.areNamed()
                ? inLine(ports.out(), Ports.place(ports.outs(), id))
                : anchor(ports.out(), ports.shareASide() ? 2.0 / 3 : 0.5);
    }

    public Point2D inPort() {
        return inPort(PortRef.IN);
    }

    public Point2D outPort() {
        return outPort(PortRef.OUT);
    }

    private Point2D inLine(Side side, int line) {
        return new Point2D(side == Side.LEFT ? x : maxX(), y + CardSize.lineMiddle(line));
    }

    /// The input or output whose line is at a height of a card with named ports.
    Optional<String> portAt(double py, boolean isInput) {
        List<Ports.Port> all = isInput ? ports.ins() : ports.outs();
        int line = (int) Math.floor((py - y - CardSize.LINES_TOP) / CardSize.LINE_HEIGHT);
        return ports.areNamed() && line >= 0 && line < all.size()
                ? Optional.of(all.get(line).id())
                : Optional.empty();
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
