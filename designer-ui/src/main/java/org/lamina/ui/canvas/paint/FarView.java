package org.lamina.ui.canvas.paint;

import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.theme.ColorToken;
import org.lamina.theme.Fonts;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.Curve;
import org.lamina.ui.canvas.geometry.Viewport;
import org.lamina.ui.canvas.raster.Lettering;
import org.lamina.ui.canvas.raster.Raster;

/// Paints the network from far away: rectangles with their names while these find room, and thin lines, cheap for
/// thousands of nodes.
public final class FarView {
    /// Below this scale the canvas shows this view.
    public static final double BELOW_SCALE = 0.45;

    /// Between cards that are nearer, in canvas units, nothing stands in the way of a straight line.
    private static final double NEIGHBOURS = 120;

    /// Of more connections than this, nobody sees which way they go.
    private static final int MOST_FOLLOWED = 2000;

    private static final int PIECES = 8;

    /// Of names, in units of the scene, however far away: smaller ones cannot be read.
    private static final double NAME_SIZE = 10;

    /// A line of text, in units of the scene.
    private static final double LINE = 13;

    /// Cards that are narrower have room for a letter or two, which say nothing.
    private static final double NARROWEST = 40;

    private final Inks inks;
    private final Lettering letters = new Lettering(Fonts.SEMI_BOLD);

    FarView(Inks inks) {
        this.inks = inks;
    }

    /// @param viewport where the canvas lies in the raster
    /// @param density pixels of the raster per unit of the scene
    void draw(Raster raster, CanvasMap map, Facts facts, Set<NodeId> selection, Viewport viewport, double density) {
        raster.clear(inks.of(ColorToken.CANVAS));
        int line = inks.of(ColorToken.CONNECTION);
        int wrong = inks.of(ColorToken.ERROR);
        boolean isFollowed = map.connections().size() <= MOST_FOLLOWED;
        for (Connection connection : map.connections()) {
            int color = facts.isWrong(connection) ? wrong : line;
            Point2D from =
                    map.box(connection.source()).outPort(connection.from().port());
            Point2D to = map.box(connection.target()).inPort(connection.to().port());
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
            Sheet sheet = Sheet.of(box, viewport);
            if (sheet.touches(raster)) {
                int edge = selection.contains(id) ? chosen : facts.isWrong(id) ? wrong : rim;
                card(raster, sheet, facts.node(id), edge, density);
            }
        });
    }

    /// A card in pixels of the raster.
    private record Sheet(int left, int top, int right, int bottom) {
        static Sheet of(CardBox box, Viewport viewport) {
            int left = (int) Math.round(box.x() * viewport.scale() + viewport.offsetX());
            int top = (int) Math.round(box.y() * viewport.scale() + viewport.offsetY());
            int right = (int) Math.round(box.maxX() * viewport.scale() + viewport.offsetX());
            int bottom = (int) Math.round(box.maxY() * viewport.scale() + viewport.offsetY());
            return new Sheet(left, top, Math.max(left + 2, right), Math.max(top + 2, bottom));
        }

        boolean touches(Raster raster) {
            return right > 0 && bottom > 0 && left < raster.width() && top < raster.height();
        }

        int width() {
            return right - left;
        }

        int height() {
            return bottom - top;
        }
    }

    private void card(Raster raster, Sheet sheet, GraphNode node, int rim, double density) {
        int ground = inks.of(ColorToken.CARD);
        int category = inks.of(node.spec().kind().category());
        raster.fill(sheet.left, sheet.top, sheet.right, sheet.bottom, rim);
        raster.fill(sheet.left + 1, sheet.top + 1, sheet.right - 1, sheet.bottom - 1, ground);
        int strip = Math.clamp(sheet.width() / 12, 2, 3);
        raster.fill(sheet.left, sheet.top, sheet.left + strip, sheet.bottom, category);
        int line = (int) Math.round(LINE * density);
        // Of cards of one size some are a pixel lower than others.
        boolean isNamed = sheet.width() >= NARROWEST * density && sheet.height() + 1 >= line;
        int left = sheet.left + strip + 3;
        List<String> words = isNamed
                ? words(node.name(), NAME_SIZE * density, sheet.right - 3 - left, sheet.height() >= 2 * line)
                : List.of();
        int text = words.size() * line;
        boolean hasPicture = words.isEmpty() || sheet.height() >= text + line;
        int third = sheet.height() / 3;
        int top = isNamed ? text + 2 : third;
        int bottom = isNamed ? third / 2 : third;
        for (int i = 0; i < words.size(); i++) {
            double above = hasPicture ? 1 : (sheet.height() - text) / 2.0;
            double middle = sheet.top + above + (i + 0.5) * line;
            name(raster, words.get(i), left, middle, NAME_SIZE * density);
        }
        if (hasPicture && third >= 4) {
            raster.fill(
                    sheet.left + strip + 3,
                    sheet.top + top,
                    sheet.right - 4,
                    sheet.bottom - bottom,
                    Inks.tinted(category, ground));
        }
    }

    /// A name in one line, or in two where it has two words and they find room.
    private List<String> words(String name, double size, double room, boolean isHigh) {
        int space = name.lastIndexOf(' ');
        while (space > 0 && letters.width(name.substring(0, space), size) > room) {
            space = name.lastIndexOf(' ', space - 1);
        }
        return isHigh && space > 0 && letters.width(name, size) > room
                ? List.of(name.substring(0, space), letters.fittingEnds(name.substring(space + 1), size, room))
                : List.of(letters.fittingEnds(name, size, room));
    }

    private void name(Raster raster, String name, int left, double middle, double size) {
        letters.write(raster, name, left, middle + 0.37 * size, size, inks.of(ColorToken.FG));
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
