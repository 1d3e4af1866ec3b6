package org.lamina.ui.canvas;

import java.util.HashMap;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.lamina.graph.Connection;
import org.lamina.theme.Fonts;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.Curve;

/// How wide the shape labels of connections are and where they stand.
final class LinkLabels {
    static final double SIZE = 11;
    private static final double ABOVE = 12;

    private final Map<String, Double> widths = new HashMap<>();
    private final Text measure = new Text();

    double width(String text) {
        return widths.computeIfAbsent(text, this::measured);
    }

    private double measured(String text) {
        measure.setFont(Font.font(Fonts.REGULAR, SIZE));
        measure.setText(text);
        return measure.getLayoutBounds().getWidth();
    }

    /// On the middle of the curve where the room between the cards suffices; otherwise above both cards.
    static Point2D place(CanvasMap map, Connection connection, double width) {
        CardBox source = map.box(connection.source());
        CardBox target = map.box(connection.target());
        Curve curve = map.link(connection).curve();
        Point2D middle = curve.point(0.5);
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
