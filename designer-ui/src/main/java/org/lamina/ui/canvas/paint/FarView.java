package org.lamina.ui.canvas.paint;

import java.util.Set;
import javafx.geometry.Point2D;
import org.lamina.graph.Connection;
import org.lamina.graph.NodeId;
import org.lamina.theme.ColorToken;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.Curve;
import org.lamina.ui.canvas.geometry.Viewport;
import org.lamina.ui.canvas.raster.Raster;

/// Paints the network from far away, where no text can be read: rectangles and thin lines, cheap for thousands of
/// nodes.
public final class FarView {
    /// Below this scale the canvas shows this view.
    public static final double BELOW_SCALE = 0.45;

    /// Between cards that are nearer, in canvas units, nothing stands in the way of a straight line.
    private static final double NEIGHBOURS = 120;

    /// Of more connections than this, nobody sees which way they go.
    private static final int MOST_FOLLOWED = 2000;

    private static final int PIECES = 8;

    private final Inks inks;

    FarView(Inks inks) {
        this.inks = inks;
    }

    /// @param viewport where the canvas lies in the raster
    void draw(Raster raster, CanvasMap map, Facts facts, Set<NodeId> selection, Viewport viewport) {
        raster.clear(inks.of(ColorToken.CANVAS));
        int line = inks.of(ColorToken.CONNECTION);
        int wrong = inks.of(ColorToken.ERROR);
        boolean isFollowed = map.connections().size() <= MOST_FOLLOWED;
        for (Connection connection : map.connections()) {
            int color = facts.isWrong(connection) ? wrong : line;
            Point2D from = map.box(connection.source()).outPort();
            Point2D to = map.box(connection.target()).inPort();
            if (isFollowed && from.distance(to) > NEIGHBOURS) {
                map.link(connection).pieces().forEach(piece -> curve(raster, piece, viewport, color));
            } else {
                line(
                        raster,
                        viewport.toScreen(from.getX(), from.getY()),
                        viewport.toScreen(to.getX(), to.getY()),
                        color);
            }
        }
        int rim = inks.of(ColorToken.LINE_STRONG);
        int chosen = inks.of(ColorToken.ACCENT);
        map.boxes().forEach((id, box) -> {
            int edge = selection.contains(id) ? chosen : facts.isWrong(id) ? wrong : rim;
            card(raster, box, viewport, edge, inks.of(facts.category(id)));
        });
    }

    private void card(Raster raster, CardBox box, Viewport viewport, int rim, int category) {
        int left = (int) Math.round(box.x() * viewport.scale() + viewport.offsetX());
        int top = (int) Math.round(box.y() * viewport.scale() + viewport.offsetY());
        int right = Math.max(left + 2, (int) Math.round(box.maxX() * viewport.scale() + viewport.offsetX()));
        int bottom = Math.max(top + 2, (int) Math.round(box.maxY() * viewport.scale() + viewport.offsetY()));
        int ground = inks.of(ColorToken.CARD);
        raster.fill(left, top, right, bottom, rim);
        raster.fill(left + 1, top + 1, right - 1, bottom - 1, ground);
        int strip = Math.clamp((right - left) / 12, 2, 3);
        raster.fill(left, top, left + strip, bottom, category);
        int third = (bottom - top) / 3;
        if (third >= 4) {
            raster.fill(left + strip + 3, top + third, right - 4, bottom - third, Inks.tinted(category, ground));
        }
    }

    private static void curve(Raster raster, Curve curve, Viewport viewport, int color) {
        Point2D from = curve.point(0);
        for (int i = 1; i <= PIECES; i++) {
            Point2D to = curve.point((double) i / PIECES);
            line(raster, viewport.toScreen(from.getX(), from.getY()), viewport.toScreen(to.getX(), to.getY()), color);
            from = to;
        }
    }

    private static void line(Raster raster, Point2D from, Point2D to, int color) {
        double dx = to.getX() - from.getX();
        double dy = to.getY() - from.getY();
        if (Math.max(from.getX(), to.getX()) < 0
                || Math.min(from.getX(), to.getX()) > raster.width()
                || Math.max(from.getY(), to.getY()) < 0
                || Math.min(from.getY(), to.getY()) > raster.height()) {
            return;
        }
        int steps = (int) Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)));
        for (int i = 0; i <= steps; i++) {
            double t = steps == 0 ? 0 : (double) i / steps;
            int x = (int) Math.round(from.getX() + dx * t);
            int y = (int) Math.round(from.getY() + dy * t);
            if (x >= 0 && x < raster.width() && y >= 0 && y < raster.height()) {
                raster.pixels()[y * raster.width() + x] = color;
            }
        }
    }
}
