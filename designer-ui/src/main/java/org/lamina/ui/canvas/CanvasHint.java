package org.lamina.ui.canvas;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.text.TextAlignment;
import org.lamina.graph.Network;
import org.lamina.graph.layer.Category;
import org.lamina.theme.StyleNames;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.Viewport;
import org.lamina.ui.text.Messages;

/// Says on the canvas how to begin, as long as there are no layers to look at: in the middle, or above or below where
/// cards are in the way.
final class CanvasHint extends Label {
    private static final double WIDTH = 380;
    private static final double MARGIN = 20;

    private final Messages messages;
    private boolean wanted;

    CanvasHint(Messages messages) {
        this.messages = messages;
        setId("canvas-hint");
        getStyleClass().add(StyleNames.EMPTY_TEXT);
        setWrapText(true);
        setTextAlignment(TextAlignment.CENTER);
        setManaged(false);
        setMouseTransparent(true);
    }

    void show(Network network) {
        wanted = hasEndsOnly(network);
        setVisible(wanted);
        if (wanted && getParent() != null) {
            getParent().requestLayout();
        }
        textProperty().bind(messages.bind(network.nodes().isEmpty() ? "canvas.empty" : "canvas.begin"));
    }

    /// Whether inputs and outputs stand there with nothing between them, as in a new project.
    private static boolean hasEndsOnly(Network network) {
        return network.connections().isEmpty()
                && network.nodes().stream()
                        .map(node -> node.spec().kind().category())
                        .allMatch(category -> category == Category.INPUT || category == Category.OUTPUT);
    }

    /// Goes where no card is; where there is no such place, the cards are what matters.
    void place(double width, double height, Viewport viewport, CanvasMap map) {
        double wide = Math.min(WIDTH, width - 2 * MARGIN);
        if (!wanted || wide <= 0) {
            return;
        }
        double high = prefHeight(wide);
        double left = (width - wide) / 2;
        double middle = (height - high) / 2;
        double room = MARGIN / 2;
        OptionalDouble top = DoubleStream.of(middle, height - high - MARGIN, MARGIN)
                .filter(y ->
                        isFree(new Rectangle2D(left - room, y - room, wide + 2 * room, high + 2 * room), viewport, map))
                .findFirst();
        setVisible(top.isPresent());
        resizeRelocate(left, top.orElse(middle), wide, high);
    }

    private static boolean isFree(Rectangle2D onScreen, Viewport viewport, CanvasMap map) {
        Point2D from = viewport.toCanvas(onScreen.getMinX(), onScreen.getMinY());
        Point2D to = viewport.toCanvas(onScreen.getMaxX(), onScreen.getMaxY());
        Rectangle2D area = new Rectangle2D(from.getX(), from.getY(), to.getX() - from.getX(), to.getY() - from.getY());
        return map.boxes().values().stream().noneMatch(box -> box.intersects(area));
    }
}
