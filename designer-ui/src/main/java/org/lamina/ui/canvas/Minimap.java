package org.lamina.ui.canvas;

import java.util.function.Consumer;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.lamina.theme.StyleNames;
import org.lamina.theme.ThemeColors;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.Viewport;

/// The whole network in a corner, with a frame around what the window shows; pressing or dragging moves there.
final class Minimap extends Region {
    static final double WIDTH = 148;
    static final double HEIGHT = 84;
    private static final double PADDING = 5;

    private final Canvas canvas = new Canvas(WIDTH - 2 * PADDING, HEIGHT - 2 * PADDING);
    private final Region frame = new Region();
    private final ThemeColors colors;
    private Viewport inner = Viewport.START;

    /// @param goTo shows a canvas point in the middle of the window
    Minimap(ThemeColors colors, Consumer<Point2D> goTo) {
        this.colors = colors;
        setId("minimap");
        getStyleClass().add(StyleNames.MINIMAP);
        setManaged(false);
        frame.getStyleClass().add(StyleNames.MINIMAP_VIEW);
        frame.setManaged(false);
        frame.setMouseTransparent(true);
        canvas.relocate(PADDING, PADDING);
        getChildren().addAll(canvas, frame);
        resize(WIDTH, HEIGHT);
        addEventHandler(MouseEvent.ANY, event -> {
            boolean moves = event.getEventType() == MouseEvent.MOUSE_PRESSED
                    || event.getEventType() == MouseEvent.MOUSE_DRAGGED;
            if (moves) {
                goTo.accept(inner.toCanvas(event.getX() - PADDING, event.getY() - PADDING));
            }
            event.consume();
        });
        addEventHandler(javafx.scene.input.ScrollEvent.ANY, Event::consume);
    }

    void draw(CanvasMap map, Facts facts, Rectangle2D seen) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        map.bounds(map.boxes().keySet()).ifPresent(all -> {
            inner = Viewport.fitting(all, canvas.getWidth(), canvas.getHeight(), 4, 0.25);
            double scale = inner.scale();
            map.boxes().forEach((id, box) -> {
                g.setFill(colors.get(facts.categoryColor(id)));
                Point2D at = inner.toScreen(box.x(), box.y());
                g.fillRect(
                        at.getX(), at.getY(), Math.max(1.5, box.width() * scale), Math.max(1.5, box.height() * scale));
            });
            Point2D from = inner.toScreen(seen.getMinX(), seen.getMinY());
            Point2D to = inner.toScreen(seen.getMaxX(), seen.getMaxY());
            double left = Math.clamp(from.getX(), 0, canvas.getWidth());
            double top = Math.clamp(from.getY(), 0, canvas.getHeight());
            double right = Math.clamp(to.getX(), 0, canvas.getWidth());
            double bottom = Math.clamp(to.getY(), 0, canvas.getHeight());
            frame.resizeRelocate(PADDING + left, PADDING + top, right - left, bottom - top);
        });
    }
}
