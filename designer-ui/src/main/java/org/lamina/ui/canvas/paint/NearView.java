package org.lamina.ui.canvas.paint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.NodeId;
import org.lamina.theme.ColorToken;
import org.lamina.theme.Fonts;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.CardSize;
import org.lamina.ui.canvas.geometry.Curve;
import org.lamina.ui.canvas.geometry.Side;
import org.lamina.ui.canvas.geometry.Viewport;
import org.lamina.ui.canvas.raster.Lettering;
import org.lamina.ui.canvas.raster.Raster;
import org.lamina.ui.canvas.raster.Strokes;
import org.lamina.ui.canvas.skin.CardContent;
import org.lamina.ui.canvas.skin.CardDetail;

/// Paints what lies under the cards: grid dots, connections with their shapes and arrows, and the cards where no skin
/// shows them.
public final class NearView {
    private static final double GRID_STEP = 24;
    private static final double CLOSEST_DOTS = 14;
    private static final double LABELS_FROM_SCALE = 0.6;
    private static final double LABEL_SIZE = 11;
    private static final double LINE = 1.8;

    private final Inks inks;
    private final Lettering letters = new Lettering(Fonts.REGULAR);
    private final CardPainter cards;
    private Strokes strokes = new Strokes(0, 0);

    NearView(Inks inks) {
        this.inks = inks;
        cards = new CardPainter(inks, letters);
    }

    /// What is drawn, besides where.
    ///
    /// @param hidden connections that a preview shows instead
    /// @param cards what is known of the cards
    public record Picture(CanvasMap map, Facts facts, Set<Connection> hidden, Cards cards) {}

    /// What is known of cards when they are to be painted.
    public interface Cards {
        /// Whether a skin shows a card, so that it needs no painting.
        boolean hasSkin(NodeId id);

        /// What a card shows, or null where there is no time to find out in this frame.
        @Nullable
        CardContent content(NodeId id, CardBox box);

        /// Paints what lies over a painted card: its live picture.
        void paintLive(Raster raster, CardContent content, Viewport viewport);
    }

    /// @param viewport where the canvas lies in the raster
    /// @param density pixels of the raster per unit of the scene
    void draw(Raster raster, Picture picture, Viewport viewport, double density) {
        if (raster.width() != strokes.width() || raster.height() != strokes.height()) {
            strokes = new Strokes(raster.width(), raster.height());
        }
        raster.clear(inks.of(ColorToken.CANVAS));
        drawGrid(raster, viewport, density);
        Rectangle2D seen = viewport.visible(raster.width(), raster.height());
        List<Connection> links = picture.map().connectionsNear(seen).stream()
                .filter(link -> !picture.hidden().contains(link))
                .toList();
        drawLinks(raster, picture, links, viewport, false);
        drawLinks(raster, picture, links, viewport, true);
        if (viewport.scale() >= LABELS_FROM_SCALE * density) {
            links.forEach(link -> drawLabel(raster, picture, link, viewport));
        }
        cards.setDetail(CardDetail.of(viewport.scale() / density));
        drawCards(raster, picture, seen, viewport);
    }

    private void drawGrid(Raster raster, Viewport viewport, double density) {
        double step = GRID_STEP * viewport.scale();
        while (step < CLOSEST_DOTS * density) {
            step *= 2;
        }
        int dot = (int) Math.round(2 * density);
        int color = inks.of(ColorToken.GRID);
        double startX = Math.floorMod(Math.round(viewport.offsetX() * 16), Math.round(step * 16)) / 16.0;
        double startY = Math.floorMod(Math.round(viewport.offsetY() * 16), Math.round(step * 16)) / 16.0;
        for (double y = startY; y < raster.height(); y += step) {
            int top = (int) Math.round(y);
            for (double x = startX; x < raster.width(); x += step) {
                int left = (int) Math.round(x);
                raster.fill(left, top, left + dot, top + dot, color);
            }
        }
    }

    private void drawLinks(Raster raster, Picture picture, List<Connection> links, Viewport viewport, boolean wrong) {
        double scale = viewport.scale();
        for (Connection link : links) {
            if (picture.facts().isWrong(link) == wrong) {
                for (Curve curve : picture.map().link(link).pieces()) {
                    strokes.curve(
                            curve.x0() * scale + viewport.offsetX(),
                            curve.y0() * scale + viewport.offsetY(),
                            curve.x1() * scale + viewport.offsetX(),
                            curve.y1() * scale + viewport.offsetY(),
                            curve.x2() * scale + viewport.offsetX(),
                            curve.y2() * scale + viewport.offsetY(),
                            curve.x3() * scale + viewport.offsetX(),
                            curve.y3() * scale + viewport.offsetY(),
                            LINE * scale);
                }
                drawArrow(picture.map().box(link.target()), link.to().port(), viewport);
            }
        }
        strokes.paint(raster, inks.of(wrong ? ColorToken.ERROR : ColorToken.CONNECTION));
    }

    /// A small head that ends at the rim of the port.
    private void drawArrow(CardBox target, String input, Viewport viewport) {
        Side side = target.ports().in();
        Point2D at = target.inPort(input);
        Point2D port = viewport.toScreen(at.getX(), at.getY());
        double tip = CardSize.PORT_DIAMETER / 2 * viewport.scale();
        double back = tip + 7 * viewport.scale();
        double half = 3.6 * viewport.scale();
        double x = port.getX();
        double y = port.getY();
        strokes.triangle(
                new double[] {
                    x + side.dx() * tip,
                    x + side.dx() * back + side.dy() * half,
                    x + side.dx() * back - side.dy() * half
                },
                new double[] {
                    y + side.dy() * tip,
                    y + side.dy() * back - side.dx() * half,
                    y + side.dy() * back + side.dx() * half
                });
    }

    private void drawLabel(Raster raster, Picture picture, Connection link, Viewport viewport) {
        String text = picture.facts().label(link);
        if (text.isEmpty()) {
            return;
        }
        double width = letters.width(text, LABEL_SIZE) + 8;
        Optional<Point2D> place = picture.map().label(link, width);
        if (place.isPresent()) {
            writeLabel(raster, text, width, picture.facts().isWrong(link), place.get(), viewport);
        }
    }

    private void writeLabel(
            Raster raster, String text, double width, boolean wrong, Point2D middle, Viewport viewport) {
        Point2D at = viewport.toScreen(middle.getX(), middle.getY());
        double scale = viewport.scale();
        raster.round(
                new Raster.Box(
                        at.getX() - width / 2 * scale,
                        at.getY() - 8 * scale,
                        at.getX() + width / 2 * scale,
                        at.getY() + 8 * scale),
                0,
                0,
                inks.of(ColorToken.CANVAS));
        letters.write(
                raster,
                text,
                at.getX() - (width / 2 - 4) * scale,
                at.getY() + 4 * scale,
                LABEL_SIZE * scale,
                inks.of(wrong ? ColorToken.ERROR_FG : ColorToken.FG_MUTED));
    }

    private void drawCards(Raster raster, Picture picture, Rectangle2D seen, Viewport viewport) {
        for (NodeId id : picture.map().within(seen)) {
            if (!picture.cards().hasSkin(id)) {
                CardBox box = picture.map().box(id);
                CardContent content = picture.cards().content(id, box);
                if (content == null) {
                    cards.paintPlain(raster, box, picture.facts().node(id), viewport);
                } else {
                    cards.paint(raster, content, viewport);
                    picture.cards().paintLive(raster, content, viewport);
                }
            }
        }
    }
}
