package org.lamina.benchmarks;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.lamina.theme.StyleNames;
import org.lamina.ui.canvas.CanvasView;

/// Wheel and mouse on a canvas, frame by frame.
final class CanvasHand {
    /// Frames in one direction.
    private static final int STROKE = 60;

    private final CanvasView canvas;
    private Point2D held = Point2D.ZERO;

    CanvasHand(CanvasView canvas) {
        this.canvas = canvas;
    }

    private static int sign(int frame) {
        return frame / STROKE % 2 == 0 ? 1 : -1;
    }

    void pan(int frame, double dx, double dy) {
        scroll(sign(frame) * dx, sign(frame) * dy, false);
    }

    void zoom(int frame, double dy) {
        scroll(0, sign(frame) * dy, true);
    }

    private void scroll(double dx, double dy, boolean zooms) {
        Event.fireEvent(
                canvas,
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        640,
                        400,
                        640,
                        400,
                        false,
                        zooms,
                        false,
                        false,
                        false,
                        false,
                        dx,
                        dy,
                        dx,
                        dy,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
    }

    /// Presses the button on the card nearest to the middle of the window.
    void takeCard() {
        Point2D middle = new Point2D(canvas.getWidth() / 2, canvas.getHeight() / 2);
        double nearest = Double.MAX_VALUE;
        for (Node card : canvas.lookupAll('.' + StyleNames.NODE_CARD)) {
            Bounds bounds = canvas.sceneToLocal(card.localToScene(card.getBoundsInLocal()));
            Point2D at = new Point2D(bounds.getCenterX(), bounds.getCenterY());
            if (card.isVisible() && at.distance(middle) < nearest) {
                nearest = at.distance(middle);
                held = at;
            }
        }
        if (nearest == Double.MAX_VALUE) {
            throw new IllegalStateException("No card to drag");
        }
        mouse(MouseEvent.MOUSE_PRESSED);
    }

    void drag(int frame, double dx, double dy) {
        held = held.add(sign(frame) * dx, sign(frame) * dy);
        mouse(MouseEvent.MOUSE_DRAGGED);
    }

    void drop() {
        mouse(MouseEvent.MOUSE_RELEASED);
    }

    private void mouse(EventType<MouseEvent> type) {
        Event.fireEvent(
                canvas,
                new MouseEvent(
                        type,
                        held.getX(),
                        held.getY(),
                        held.getX(),
                        held.getY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        false,
                        null));
    }
}
