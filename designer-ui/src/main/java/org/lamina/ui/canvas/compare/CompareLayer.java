package org.lamina.ui.canvas.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Shape;
import javafx.scene.transform.Scale;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.diff.Difference.Change;
import org.lamina.graph.diff.DrawnDifference;
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.Curve;
import org.lamina.ui.canvas.geometry.FreePlace;
import org.lamina.ui.text.DifferenceWords;
import org.lamina.ui.text.Messages;

/// Frames around what was added or changed, and ghosts of what was removed, each with a sign and a line of its own
/// kind, so that nobody needs the colours. In canvas units; lines and signs keep their size on the screen.
public final class CompareLayer {
    private static final double MARGIN = 5;
    private static final double ARC = 11;
    private static final double LINE = 2.5;

    /// Below this, cards are too small for signs; the kinds of lines tell.
    private static final double SIGNS_FROM = 0.3;

    /// So many ghosts look for room of their own.
    private static final int MOST_PLACED = 200;

    private static final Duration DELAY = Duration.millis(200);

    private final Messages messages;
    private final Group under = new Group();
    private final Group over = new Group();
    private @Nullable DrawnDifference difference;
    private @Nullable CanvasMap before;
    private @Nullable CanvasMap drawnMap;
    private Map<NodeId, CardBox> ghosts = Map.of();
    private double drawnScale;
    private Rectangle2D drawnArea = Rectangle2D.EMPTY;

    public CompareLayer(Messages messages) {
        this.messages = messages;
        under.setManaged(false);
        under.setMouseTransparent(true);
        over.setManaged(false);
    }

    /// Lies under the cards.
    public Group under() {
        return under;
    }

    /// Lies over the cards.
    public Group over() {
        return over;
    }

    /// Marks this difference from the next [#draw] on, or nothing.
    public void mark(@Nullable DrawnDifference now) {
        DrawnDifference last = difference;
        if (now == null || last == null || now.before() != last.before()) {
            before = null;
        }
        difference = now;
        drawnMap = null;
    }

    /// Draws what is in sight and somewhat around it.
    ///
    /// @param map where cards are shown now
    /// @param seen the part of the canvas that the window shows
    public void draw(CanvasMap map, double scale, Rectangle2D seen) {
        if (map == drawnMap && scale == drawnScale && drawnArea.contains(seen)) {
            return;
        }
        DrawnDifference now = difference;
        if (map != drawnMap) {
            ghosts = now == null ? Map.of() : ghosts(now, map);
        }
        drawnMap = map;
        drawnScale = scale;
        drawnArea = new Rectangle2D(
                seen.getMinX() - seen.getWidth() / 2,
                seen.getMinY() - seen.getHeight() / 2,
                2 * seen.getWidth(),
                2 * seen.getHeight());
        under.getChildren().clear();
        over.getChildren().clear();
        if (now != null) {
            draw(now, map);
        }
    }

    private void draw(DrawnDifference now, CanvasMap map) {
        MarkPath gone = new MarkPath();
        MarkPath fresh = new MarkPath();
        MarkPath other = new MarkPath();
        now.disconnected().forEach(link -> drawGone(link, map, gone));
        now.removed().forEach(node -> drawGhost(node, gone));
        now.connected().forEach(link -> drawNew(link, map, fresh));
        now.added().forEach(id -> frame(map, id, fresh, Change.ADDED, () -> messages.text("compare.card.added")));
        now.changed()
                .forEach((id, changes) -> frame(map, id, other, Change.CHANGED, () -> changes.stream()
                        .map(change -> DifferenceWords.worded(change, messages))
                        .collect(Collectors.joining("\n"))));
        under.getChildren()
                .addAll(
                        lined(gone.shape(), Change.REMOVED),
                        lined(fresh.shape(), Change.ADDED),
                        lined(other.shape(), Change.CHANGED));
    }

    /// Where the removed layers were, or nearby where a card is now.
    private Map<NodeId, CardBox> ghosts(DrawnDifference now, CanvasMap map) {
        Map<NodeId, CardBox> found = new HashMap<>();
        if (now.removed().isEmpty()) {
            return found;
        }
        CanvasMap old = before == null ? CanvasMap.of(now.before()) : before;
        before = old;
        for (GraphNode node : now.removed()) {
            CardBox box = old.box(node.id());
            if (now.removed().size() <= MOST_PLACED) {
                List<Rectangle2D> card = List.of(new Rectangle2D(0, 0, box.width(), box.height()));
                Point free = FreePlace.nearest(map, card, new Point(box.x(), box.y()));
                box = box.movedTo(free.x(), free.y());
            }
            found.put(node.id(), box);
        }
        return found;
    }

    private void drawGhost(GraphNode node, MarkPath path) {
        CardBox box = ghosts.get(node.id());
        if (box == null || !isNear(box)) {
            return;
        }
        Label name = new Label(node.name());
        name.getStyleClass().add(StyleNames.COMPARE_GHOST);
        name.resizeRelocate(box.x(), box.y(), box.width(), box.height());
        name.setManaged(false);
        under.getChildren().add(name);
        mark(box, 0, path, Change.REMOVED, () -> messages.text("compare.card.removed"));
    }

    private void frame(CanvasMap map, NodeId id, MarkPath path, Change change, Supplier<String> words) {
        if (map.has(id) && isNear(map.box(id))) {
            mark(map.box(id), MARGIN, path, change, words);
        }
    }

    private boolean isNear(CardBox box) {
        return drawnArea.intersects(box.x(), box.y(), box.width(), box.height());
    }

    private void mark(CardBox box, double margin, MarkPath path, Change change, Supplier<String> words) {
        path.frame(box, margin, ARC);
        if (drawnScale >= SIGNS_FROM) {
            Label sign = new Label(change == Change.REMOVED ? "−" : DifferenceWords.sign(change));
            sign.getStyleClass().add(StyleNames.COMPARE_SIGN);
            sign.pseudoClassStateChanged(state(change), true);
            sign.setAccessibleText(words.get());
            Tooltip tooltip = new Tooltip(sign.getAccessibleText());
            tooltip.setShowDelay(DELAY);
            sign.setTooltip(tooltip);
            double size = Region.USE_PREF_SIZE;
            sign.setMinSize(size, size);
            sign.getTransforms().add(new Scale(1 / drawnScale, 1 / drawnScale));
            sign.relocate(box.x() - 2 * margin, box.y() - 2 * margin);
            over.getChildren().add(sign);
        }
    }

    private void drawNew(Connection link, CanvasMap map, MarkPath path) {
        if (map.has(link) && isNear(map.box(link.source()), map.box(link.target()))) {
            map.link(link).pieces().forEach(path::curve);
        }
    }

    private void drawGone(Connection link, CanvasMap map, MarkPath path) {
        CardBox from = box(link.source(), map);
        CardBox to = box(link.target(), map);
        if (from != null && to != null && isNear(from, to)) {
            path.curve(Curve.between(
                    from.outPort(link.from().port()),
                    from.ports().out(),
                    to.inPort(link.to().port()),
                    to.ports().in(),
                    0));
        }
    }

    /// Whether a connection between these may be in sight.
    private boolean isNear(CardBox from, CardBox to) {
        double left = Math.min(from.x(), to.x()) - CanvasMap.BOW_ROOM;
        double top = Math.min(from.y(), to.y()) - CanvasMap.BOW_ROOM;
        return drawnArea.intersects(
                left,
                top,
                Math.max(from.maxX(), to.maxX()) + CanvasMap.BOW_ROOM - left,
                Math.max(from.maxY(), to.maxY()) + CanvasMap.BOW_ROOM - top);
    }

    private @Nullable CardBox box(NodeId id, CanvasMap map) {
        return map.has(id) ? map.box(id) : ghosts.get(id);
    }

    /// Solid for what is new, long dashes for what is otherwise, dots for what is gone.
    private Shape lined(Shape shape, Change change) {
        double unit = 1 / drawnScale;
        shape.getStyleClass().add(StyleNames.COMPARE_LINE);
        shape.pseudoClassStateChanged(state(change), true);
        shape.setStrokeWidth(LINE * unit);
        switch (change) {
            case ADDED -> {}
            case CHANGED -> shape.getStrokeDashArray().setAll(10 * unit, 5 * unit);
            case REMOVED -> shape.getStrokeDashArray().setAll(2 * unit, 5 * unit);
        }
        return shape;
    }

    private static PseudoClass state(Change change) {
        return switch (change) {
            case ADDED -> StyleStates.GOOD;
            case REMOVED -> StyleStates.ERROR;
            case CHANGED -> StyleStates.WARNING;
        };
    }
}
