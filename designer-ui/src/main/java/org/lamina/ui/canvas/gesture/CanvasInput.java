package org.lamina.ui.canvas.gesture;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.edit.Edit;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.Hit;
import org.lamina.ui.canvas.geometry.Snap;

/// Turns what the pointer does into gestures: enters them, carries them on and ends them. Points of events are those of
/// the canvas view, in pixels.
public final class CanvasInput {
    private static final double DRAG_THRESHOLD = 4;
    private static final double ZOOM_PER_NOTCH = 1.0 / 240;

    private final CanvasSurface surface;
    private final ConnectionDrawing connecting;
    private Gesture gesture = new Gesture.Idle();
    private boolean spaceDown;

    public CanvasInput(CanvasSurface surface) {
        this.surface = surface;
        connecting = new ConnectionDrawing(surface);
    }

    public Gesture gesture() {
        return gesture;
    }

    /// Enters a gesture, or leaves the current one for [Gesture.Idle]. Nothing of the document changes.
    public void enter(Gesture next) {
        gesture = next;
        surface.show(next);
    }

    /// Back to Idle; what was previewed is gone.
    public void cancel() {
        if (!(gesture instanceof Gesture.Idle)) {
            enter(new Gesture.Idle());
        }
    }

    /// While the space bar is down, dragging pans.
    public void setSpaceDown(boolean down) {
        spaceDown = down;
    }

    public void pressed(MouseEvent event) {
        surface.requestFocus();
        if (event.getButton() == MouseButton.MIDDLE || event.getButton() == MouseButton.PRIMARY && spaceDown) {
            enter(new Gesture.Panning(event.getX(), event.getY()));
        } else if (event.getButton() == MouseButton.PRIMARY) {
            pressedPrimary(event);
        } else if (event.getButton() == MouseButton.SECONDARY) {
            cancel();
            selectUnder(
                    surface.hits().at(toCanvas(event).getX(), toCanvas(event).getY()));
        }
    }

    private void pressedPrimary(MouseEvent event) {
        Point2D at = toCanvas(event);
        Hit hit = surface.hits().at(at.getX(), at.getY());
        if (event.getClickCount() == 2) {
            doubleClicked(hit, event);
            return;
        }
        boolean adding = event.isShiftDown() || event.isShortcutDown();
        boolean wasSelected =
                hit instanceof Hit.OnCard card && surface.selection().contains(card.node());
        if (!adding && !wasSelected) {
            selectUnder(hit);
        }
        enter(new Gesture.Pressed(hit, event.getX(), event.getY(), adding, wasSelected));
    }

    private void doubleClicked(Hit hit, MouseEvent event) {
        cancel();
        switch (hit) {
            case Hit.OnNothing _ -> surface.quickAddAt(event.getX(), event.getY());
            case Hit.OnCard card when surface.editor().openBlock(card.node()) -> {}
            case Hit.OnCard card when card.onName() -> surface.rename(card.node());
            case Hit.OnLink _ -> surface.quickAddAt(event.getX(), event.getY());
            case Hit.OnCard _, Hit.OnInPort _, Hit.OnOutPort _ -> {}
        }
    }

    /// Selects what is under the pointer, unless it belongs to the selection already.
    private void selectUnder(Hit hit) {
        switch (hit) {
            case Hit.OnCard card -> selectNode(card.node());
            case Hit.OnInPort port -> selectNode(port.port().node());
            case Hit.OnOutPort port -> selectNode(port.port().node());
            case Hit.OnLink link -> {
                surface.editor().select(Set.of());
                surface.selectConnection(link.connection());
            }
            case Hit.OnNothing _ -> {
                surface.editor().select(Set.of());
                surface.selectConnection(null);
            }
        }
    }

    private void selectNode(NodeId node) {
        surface.selectConnection(null);
        if (!surface.selection().contains(node)) {
            surface.editor().select(Set.of(node));
        }
    }

    public void dragged(MouseEvent event) {
        switch (gesture) {
            case Gesture.Panning panning -> pan(panning, event);
            case Gesture.Pressed pressed -> {
                if (Math.hypot(event.getX() - pressed.screenX(), event.getY() - pressed.screenY()) >= DRAG_THRESHOLD) {
                    begin(pressed);
                    dragged(event);
                }
            }
            case Gesture.RubberBand band -> stretch(band, toCanvas(event));
            case Gesture.DraggingNodes dragging -> drag(dragging, toCanvas(event), event.isAltDown());
            case Gesture.DrawingConnection drawing -> enter(connecting.moved(drawing, toCanvas(event)));
            case Gesture.Idle _, Gesture.ChoosingTarget _, Gesture.DroppingLayer _ -> {}
        }
    }

    private void pan(Gesture.Panning panning, MouseEvent event) {
        surface.setViewport(surface.viewport().panned(event.getX() - panning.lastX(), event.getY() - panning.lastY()));
        enter(new Gesture.Panning(event.getX(), event.getY()));
    }

    /// The press has become a drag: of a connection, of cards, or of a rectangle.
    private void begin(Gesture.Pressed pressed) {
        Point2D start = surface.viewport().toCanvas(pressed.screenX(), pressed.screenY());
        enter(
                switch (pressed.hit()) {
                    case Hit.OnOutPort port -> connecting.begin(port.port(), true, start);
                    case Hit.OnInPort port -> connecting.begin(port.port(), false, start);
                    case Hit.OnCard card -> beginDrag(card.node(), pressed.adding(), start);
                    case Hit.OnLink _, Hit.OnNothing _ -> {
                        Set<NodeId> before = pressed.adding() ? surface.selection() : Set.of();
                        yield new Gesture.RubberBand(start.getX(), start.getY(), start.getX(), start.getY(), before);
                    }
                });
    }

    private Gesture beginDrag(NodeId lead, boolean adding, Point2D start) {
        if (adding && !surface.selection().contains(lead)) {
            Set<NodeId> more = new HashSet<>(surface.selection());
            more.add(lead);
            surface.editor().select(more);
        }
        Map<NodeId, Point> from = new HashMap<>();
        for (NodeId id : surface.selection()) {
            CardBox box = surface.map().box(id);
            from.put(id, new Point(box.x(), box.y()));
        }
        return new Gesture.DraggingNodes(lead, start.getX(), start.getY(), from, from, List.of());
    }

    private void drag(Gesture.DraggingNodes dragging, Point2D at, boolean free) {
        double dx = at.getX() - dragging.startX();
        double dy = at.getY() - dragging.startY();
        Snap snap = free
                ? new Snap(dx, dy, List.of())
                : Snap.of(surface.map(), dragging.lead(), dragging.from().keySet(), dx, dy);
        Map<NodeId, Point> to = new HashMap<>();
        dragging.from().forEach((id, point) -> to.put(id, point.plus(snap.dx(), snap.dy())));
        enter(new Gesture.DraggingNodes(
                dragging.lead(), dragging.startX(), dragging.startY(), dragging.from(), to, snap.guides()));
    }

    private void stretch(Gesture.RubberBand band, Point2D at) {
        Rectangle2D area = new Rectangle2D(
                Math.min(band.startX(), at.getX()),
                Math.min(band.startY(), at.getY()),
                Math.abs(at.getX() - band.startX()),
                Math.abs(at.getY() - band.startY()));
        Set<NodeId> touched = new HashSet<>(surface.map().within(area));
        touched.addAll(band.before());
        if (!touched.equals(surface.selection())) {
            surface.editor().select(touched);
        }
        enter(new Gesture.RubberBand(band.startX(), band.startY(), at.getX(), at.getY(), band.before()));
    }

    public void released(MouseEvent event) {
        Gesture ended = gesture;
        switch (ended) {
            case Gesture.Pressed pressed -> {
                cancel();
                clicked(pressed);
            }
            case Gesture.DraggingNodes dragging -> {
                cancel();
                if (!dragging.to().equals(dragging.from())) {
                    surface.editor().perform(new Edit.MoveNodes(dragging.to()));
                }
            }
            case Gesture.DrawingConnection drawing -> {
                cancel();
                connecting.finish(drawing, event);
            }
            case Gesture.Panning _, Gesture.RubberBand _ -> cancel();
            case Gesture.Idle _, Gesture.ChoosingTarget _, Gesture.DroppingLayer _ -> {}
        }
    }

    private void clicked(Gesture.Pressed pressed) {
        if (pressed.hit() instanceof Hit.OnCard card) {
            surface.selectConnection(null);
            if (pressed.adding()) {
                Set<NodeId> toggled = new HashSet<>(surface.selection());
                if (!toggled.remove(card.node())) {
                    toggled.add(card.node());
                }
                surface.editor().select(toggled);
            } else if (pressed.wasSelected()) {
                surface.editor().select(Set.of(card.node()));
            }
        }
    }

    public void moved(MouseEvent event) {
        Point2D at = toCanvas(event);
        @Nullable
        Connection under =
                surface.hits().at(at.getX(), at.getY()) instanceof Hit.OnLink link ? link.connection() : null;
        surface.hover(under);
    }

    /// Scrolling pans; with the shortcut key it zooms at the pointer.
    public void scrolled(ScrollEvent event) {
        if (event.isShortcutDown()) {
            double factor = Math.pow(2, event.getDeltaY() * ZOOM_PER_NOTCH);
            surface.setViewport(surface.viewport().zoomedAt(event.getX(), event.getY(), factor));
        } else {
            surface.setViewport(surface.viewport().panned(event.getDeltaX(), event.getDeltaY()));
        }
        event.consume();
    }

    public void zoomed(ZoomEvent event) {
        surface.setViewport(surface.viewport().zoomedAt(event.getX(), event.getY(), event.getZoomFactor()));
        event.consume();
    }

    /// What a right click at a point is about.
    public Hit hitAt(double screenX, double screenY) {
        Point2D at = surface.viewport().toCanvas(screenX, screenY);
        return surface.hits().at(at.getX(), at.getY());
    }

    /// The connection that would take a dropped layer in.
    public Optional<Connection> connectionAt(double canvasX, double canvasY) {
        return surface.hits().linkAt(canvasX, canvasY);
    }

    private Point2D toCanvas(MouseEvent event) {
        return surface.viewport().toCanvas(event.getX(), event.getY());
    }
}
