package org.lamina.ui.canvas;

import java.util.function.Consumer;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.lamina.theme.ColorToken;
import org.lamina.theme.StyleNames;
import org.lamina.theme.ThemeColors;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.Viewport;
import org.lamina.ui.canvas.paint.Facts;
import org.lamina.ui.canvas.paint.Inks;
import org.lamina.ui.canvas.raster.Raster;
import org.lamina.ui.canvas.raster.RasterView;

/// The whole network in a corner, with a frame around what the window shows; pressing or dragging moves there.
final class Minimap extends Region {
    static final double WIDTH = 148;
    static final double HEIGHT = 84;
    private static final double PADDING = 5;
    private static final double INNER_WIDTH = WIDTH - 2 * PADDING;
    private static final double INNER_HEIGHT = HEIGHT - 2 * PADDING;

    private final RasterView cards = new RasterView();
    private final Region ground = new Region();
    private final Region frame = new Region();
    private final Inks inks;
    private @Nullable CanvasMap drawn;
    private Viewport inner = Viewport.START;

    /// @param goTo shows a canvas point in the middle of the window
    Minimap(ThemeColors colors, Consumer<Point2D> goTo) {
        inks = new Inks(colors);
        setId("minimap");
        setManaged(false);
        ground.getStyleClass().add(StyleNames.MINIMAP);
        // Its shadow costs more than all the rest, and never changes.
        ground.setCache(true);
        frame.getStyleClass().add(StyleNames.MINIMAP_VIEW);
        for (Region region : new Region[] {ground, frame}) {
            region.setManaged(false);
            region.setMouseTransparent(true);
        }
        cards.view().relocate(PADDING, PADDING);
        cards.resize(INNER_WIDTH, INNER_HEIGHT);
        ground.resize(WIDTH, HEIGHT);
        getChildren().addAll(ground, cards.view(), frame);
        resize(WIDTH, HEIGHT);
        addEventHandler(MouseEvent.ANY, event -> {
            boolean moves = event.getEventType() == MouseEvent.MOUSE_PRESSED
                    || event.getEventType() == MouseEvent.MOUSE_DRAGGED;
            if (moves) {
                goTo.accept(inner.toCanvas(event.getX() - PADDING, event.getY() - PADDING));
            }
            event.consume();
        });
        addEventHandler(ScrollEvent.ANY, Event::consume);
    }

    /// The colours have changed: the next [#draw] draws the cards again.
    void forget() {
        drawn = null;
    }

    void draw(CanvasMap map, Facts facts, Rectangle2D seen) {
        if (map != drawn) {
            drawn = map;
            map.area().ifPresent(all -> inner = Viewport.fitting(all, INNER_WIDTH, INNER_HEIGHT, 4, 0.25));
            drawCards(map, facts);
        }
        Point2D from = inner.toScreen(seen.getMinX(), seen.getMinY());
        Point2D to = inner.toScreen(seen.getMaxX(), seen.getMaxY());
        double left = Math.clamp(from.getX(), 0, INNER_WIDTH);
        double top = Math.clamp(from.getY(), 0, INNER_HEIGHT);
        double right = Math.clamp(to.getX(), 0, INNER_WIDTH);
        double bottom = Math.clamp(to.getY(), 0, INNER_HEIGHT);
        frame.resizeRelocate(PADDING + left, PADDING + top, right - left, bottom - top);
    }

    private void drawCards(CanvasMap map, Facts facts) {
        inks.refresh();
        double density = cards.density();
        Raster raster = cards.next();
        raster.clear(inks.of(ColorToken.FLOAT));
        double scale = inner.scale() * density;
        map.boxes().forEach((id, box) -> {
            Point2D at = inner.toScreen(box.x(), box.y());
            double x = at.getX() * density;
            double y = at.getY() * density;
            Raster.Box place = new Raster.Box(
                    x,
                    y,
                    x + Math.max(1.5 * density, box.width() * scale),
                    y + Math.max(1.5 * density, box.height() * scale));
            raster.round(place, 0, 0, inks.of(facts.category(id)));
        });
        cards.show();
    }
}
