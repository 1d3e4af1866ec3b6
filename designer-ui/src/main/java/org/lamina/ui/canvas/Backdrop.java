package org.lamina.ui.canvas;

import java.util.Set;
import java.util.function.Predicate;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.lamina.graph.Connection;
import org.lamina.graph.NodeId;
import org.lamina.theme.ColorToken;
import org.lamina.theme.Fonts;
import org.lamina.theme.ThemeColors;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.CardSize;
import org.lamina.ui.canvas.geometry.Curve;
import org.lamina.ui.canvas.geometry.Side;
import org.lamina.ui.canvas.geometry.Viewport;

/// The one drawing under the cards: grid dots, connections with their shapes and arrows, and plain cards where a skin
/// is still to come.
final class Backdrop {
    private static final double GRID_STEP = 24;
    private static final double LABEL_SIZE = 11;
    private static final double LABELS_FROM_SCALE = 0.6;

    /// What is drawn, besides where.
    ///
    /// @param hidden connections that a preview shows instead
    /// @param hasSkin whether a card needs no drawing
    record Scene(CanvasMap map, Facts facts, Set<Connection> hidden, Predicate<NodeId> hasSkin) {}

    private final Canvas canvas = new Canvas();
    private final ThemeColors colors;
    private final LinkLabels labels = new LinkLabels();

    Backdrop(ThemeColors colors) {
        this.colors = colors;
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
    }

    Canvas view() {
        return canvas;
    }

    void resize(double width, double height) {
        canvas.setWidth(width);
        canvas.setHeight(height);
    }

    void draw(Scene scene, Viewport viewport) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setTransform(1, 0, 0, 1, 0, 0);
        g.setFill(colors.get(ColorToken.CANVAS));
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        drawGrid(g, viewport);
        g.setTransform(viewport.scale(), 0, 0, viewport.scale(), viewport.offsetX(), viewport.offsetY());
        Rectangle2D seen = viewport.visible(canvas.getWidth(), canvas.getHeight());
        g.setLineCap(StrokeLineCap.ROUND);
        g.setLineWidth(1.8);
        g.setFont(Font.font(Fonts.REGULAR, LABEL_SIZE));
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        for (Connection connection : scene.map().connections()) {
            if (isSeen(scene.map(), connection, seen) && !scene.hidden().contains(connection)) {
                drawLink(g, scene, connection);
            }
        }
        if (viewport.scale() >= LABELS_FROM_SCALE) {
            for (Connection connection : scene.map().connections()) {
                if (isSeen(scene.map(), connection, seen) && !scene.hidden().contains(connection)) {
                    drawLabel(g, scene, connection);
                }
            }
        }
        scene.map().boxes().forEach((id, box) -> {
            if (box.intersects(seen) && !scene.hasSkin().test(id)) {
                drawCard(g, box, colors.get(scene.facts().categoryColor(id)));
            }
        });
    }

    private void drawGrid(GraphicsContext g, Viewport viewport) {
        double step = GRID_STEP * viewport.scale();
        while (step < 14) {
            step *= 2;
        }
        g.setFill(colors.get(ColorToken.GRID));
        double startX = Math.floorMod(Math.round(viewport.offsetX() * 16), Math.round(step * 16)) / 16.0;
        double startY = Math.floorMod(Math.round(viewport.offsetY() * 16), Math.round(step * 16)) / 16.0;
        for (double y = startY; y < canvas.getHeight(); y += step) {
            for (double x = startX; x < canvas.getWidth(); x += step) {
                g.fillRect(Math.round(x), Math.round(y), 2, 2);
            }
        }
    }

    private static boolean isSeen(CanvasMap map, Connection connection, Rectangle2D seen) {
        CardBox a = map.box(connection.source());
        CardBox b = map.box(connection.target());
        return Math.min(a.x(), b.x()) - CanvasMap.BOW_ROOM <= seen.getMaxX()
                && Math.max(a.maxX(), b.maxX()) + CanvasMap.BOW_ROOM >= seen.getMinX()
                && Math.min(a.y(), b.y()) - CanvasMap.BOW_ROOM <= seen.getMaxY()
                && Math.max(a.maxY(), b.maxY()) + CanvasMap.BOW_ROOM >= seen.getMinY();
    }

    private void drawLink(GraphicsContext g, Scene scene, Connection connection) {
        Curve curve = scene.map().link(connection).curve();
        boolean wrong = scene.facts().isWrong(connection);
        Color color = colors.get(wrong ? ColorToken.ERROR : ColorToken.CONNECTION);
        g.setStroke(color);
        g.beginPath();
        g.moveTo(curve.x0(), curve.y0());
        g.bezierCurveTo(curve.x1(), curve.y1(), curve.x2(), curve.y2(), curve.x3(), curve.y3());
        g.stroke();
        CardBox target = scene.map().box(connection.target());
        g.setFill(color);
        drawArrow(g, target.inPort(), target.ports().in());
    }

    /// A small head that ends at the rim of the port.
    private static void drawArrow(GraphicsContext g, Point2D port, Side side) {
        double tip = CardSize.PORT_DIAMETER / 2;
        double back = tip + 7;
        double half = 3.6;
        double x = port.getX();
        double y = port.getY();
        g.fillPolygon(
                new double[] {
                    x + side.dx() * tip,
                    x + side.dx() * back + side.dy() * half,
                    x + side.dx() * back - side.dy() * half
                },
                new double[] {
                    y + side.dy() * tip,
                    y + side.dy() * back + side.dx() * half,
                    y + side.dy() * back - side.dx() * half
                },
                3);
    }

    private void drawLabel(GraphicsContext g, Scene scene, Connection connection) {
        String text = scene.facts().label(connection);
        if (text.isEmpty()) {
            return;
        }
        boolean wrong = scene.facts().isWrong(connection);
        double width = labels.width(text) + 8;
        Point2D at = LinkLabels.place(scene.map(), connection, width);
        g.setFill(colors.get(ColorToken.CANVAS));
        g.fillRect(at.getX() - width / 2, at.getY() - 8, width, 16);
        g.setFill(colors.get(wrong ? ColorToken.ERROR_FG : ColorToken.FG_MUTED));
        g.fillText(text, at.getX(), at.getY());
    }

    private void drawCard(GraphicsContext g, CardBox box, Color category) {
        g.setFill(colors.get(ColorToken.LINE));
        g.fillRoundRect(box.x(), box.y(), box.width(), box.height(), 14, 14);
        g.setFill(colors.get(ColorToken.CARD));
        g.fillRoundRect(box.x() + 1, box.y() + 1, box.width() - 2, box.height() - 2, 13, 13);
        g.setFill(category);
        g.fillRect(box.x(), box.y() + 4, CardSize.STRIP_WIDTH, box.height() - 8);
    }
}
