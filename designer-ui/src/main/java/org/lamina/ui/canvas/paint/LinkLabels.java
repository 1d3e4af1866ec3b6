package org.lamina.ui.canvas.paint;

import javafx.geometry.Point2D;
import org.lamina.graph.Connection;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.CardBox;

/// Where the shape labels of connections stand.
final class LinkLabels {
    static final double SIZE = 11;
    private static final double ABOVE = 12;

    private LinkLabels() {}

    /// On the middle of the curve where the room between the cards suffices; otherwise above both cards.
    static Point2D place(CanvasMap map, Connection connection, double width) {
        CardBox source = map.box(connection.source());
        CardBox target = map.box(connection.target());
        Point2D middle = map.link(connection).middle();
        boolean free = !covers(source, middle, width) && !covers(target, middle, width);
        return free ? middle : new Point2D(middle.getX(), Math.min(source.y(), target.y()) - ABOVE);
    }

    private static boolean covers(CardBox box, Point2D at, double width) {
        double room = width / 2 + 16;
        return at.getX() + room > box.x()
                && at.getX() - room < box.maxX()
                && at.getY() + 9 > box.y()
                && at.getY() - 9 < box.maxY();
    }
}
