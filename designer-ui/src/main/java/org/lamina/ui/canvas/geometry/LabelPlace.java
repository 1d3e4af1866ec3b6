package org.lamina.ui.canvas.geometry;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.lamina.graph.Connection;

/// Finds where the shape of a connection can be written so that neither a card nor another connection runs through it.
final class LabelPlace {
    private static final double HEIGHT = 16;
    private static final double BESIDE_CARDS = 16;

    private static final double BESIDE_LINE = 4;

    /// A piece whose ends are nearer to each other, across, runs straight up or down.
    private static final double UPRIGHT = 16;

    /// Above the cards and the marks on their upper edges, where the room between them is too small.
    private static final double ABOVE = 20;

    /// Places along a piece, the best first.
    private static final double[] ALONG = {0.5, 0.35, 0.65, 0.2, 0.8};

    private final CanvasMap map;
    private final Connection connection;
    private final double width;
    private final List<Link> others;

    private LabelPlace(CanvasMap map, Connection connection, double width) {
        this.map = map;
        this.connection = connection;
        this.width = width;
        others = map.connectionsNear(reach()).stream()
                .filter(other -> !other.equals(connection))
                .map(map::link)
                .toList();
    }

    /// Everything that a label of this connection may touch.
    private Rectangle2D reach() {
        Rectangle2D span = Places.span(map.boxes(), connection);
        double left = span.getMinX();
        double top = span.getMinY();
        double right = span.getMaxX();
        double bottom = span.getMaxY();
        for (Curve piece : map.link(connection).pieces()) {
            Rectangle2D bounds = piece.bounds();
            left = Math.min(left, bounds.getMinX());
            top = Math.min(top, bounds.getMinY());
            right = Math.max(right, bounds.getMaxX());
            bottom = Math.max(bottom, bounds.getMaxY());
        }
        double above = ABOVE + HEIGHT;
        return new Rectangle2D(left - width, top - above, right - left + 2 * width, bottom - top + 2 * above);
    }

    /// The middle of the label; empty where it would be in the way.
    static Optional<Point2D> find(CanvasMap map, Connection connection, double width) {
        return new LabelPlace(map, connection, width).find();
    }

    private Optional<Point2D> find() {
        Link link = map.link(connection);
        List<Curve> pieces = link.pieces().stream()
                .sorted(Comparator.comparingDouble(Curve::span).reversed())
                .toList();
        for (Curve piece : pieces) {
            for (double along : ALONG) {
                Point2D at = beside(piece, along);
                if (isOffCards(at, BESIDE_CARDS) && isOffLinks(at)) {
                    return Optional.of(at);
                }
            }
        }
        double top = Math.min(
                map.box(connection.source()).y(), map.box(connection.target()).y());
        Point2D above = new Point2D(link.middle().getX(), top - ABOVE);
        return Optional.of(above).filter(at -> isOffCards(at, 0) && isOffLinks(at));
    }

    /// On a piece that runs along the text, to the right of one that would cut through it.
    private Point2D beside(Curve piece, double along) {
        Point2D on = piece.point(along);
        boolean isUpright = Math.abs(piece.x3() - piece.x0()) < UPRIGHT;
        return isUpright ? on.add(width / 2 + BESIDE_LINE, 0) : on;
    }

    private boolean isOffCards(Point2D at, double beside) {
        double reach = width + 2 * beside;
        return map.within(new Rectangle2D(at.getX() - reach / 2, at.getY() - HEIGHT / 2, reach, HEIGHT))
                .isEmpty();
    }

    private boolean isOffLinks(Point2D at) {
        CardBox label = CardBox.at(at.getX() - width / 2, at.getY() - HEIGHT / 2, width, HEIGHT);
        return others.stream().flatMap(other -> other.pieces().stream()).noneMatch(piece -> piece.touches(label));
    }
}
