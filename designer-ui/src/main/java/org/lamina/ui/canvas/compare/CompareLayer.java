package org.lamina.ui.canvas.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Rectangle;
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
    private static final double ARC = 22;
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
    private @Nullable CanvasMap drawnMap;
    private double drawnScale;

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
        difference = now;
        drawnMap = null;
    }

    /// @param map where cards are shown now
    public void draw(CanvasMap map, double scale) {
        DrawnDifference now = difference;
        if (map == drawnMap && scale == drawnScale) {
            return;
        }
        drawnMap = map;
        drawnScale = scale;
        under.getChildren().clear();
        over.getChildren().clear();
        if (now != null) {
            Map<NodeId, CardBox> ghosts = ghosts(now, map);
            now.disconnected().forEach(link -> drawGone(link, map, ghosts));
            now.removed().forEach(node -> drawGhost(node, ghosts.get(node.id())));
            now.connected().forEach(link -> drawNew(link, map));
            now.added().forEach(id -> frame(map, id, Change.ADDED, messages.text("compare.card.added")));
            now.changed()
                    .forEach((id, changes) -> frame(
                            map,
                            id,
                            Change.CHANGED,
                            changes.stream()
                                    .map(change -> DifferenceWords.line(change, messages))
                                    .collect(Collectors.joining("\n"))));
        }
    }

    /// Where the removed layers were, or nearby where a card is now.
    private static Map<NodeId, CardBox> ghosts(DrawnDifference now, CanvasMap map) {
        Map<NodeId, CardBox> ghosts = new HashMap<>();
        if (now.removed().isEmpty()) {
            return ghosts;
        }
        CanvasMap before = CanvasMap.of(now.before());
        for (GraphNode node : now.removed()) {
            CardBox box = before.box(node.id());
            if (now.removed().size() <= MOST_PLACED) {
                List<Rectangle2D> card = List.of(new Rectangle2D(0, 0, box.width(), box.height()));
                Point free = FreePlace.nearest(map, card, new Point(box.x(), box.y()));
                box = box.movedTo(free.x(), free.y());
            }
            ghosts.put(node.id(), box);
        }
        return ghosts;
    }

    private void drawGhost(GraphNode node, @Nullable CardBox box) {
        if (box == null) {
            return;
        }
        Label name = new Label(node.name());
        name.getStyleClass().add(StyleNames.COMPARE_GHOST);
        name.resizeRelocate(box.x(), box.y(), box.width(), box.height());
        name.setManaged(false);
        under.getChildren().add(name);
        mark(box, 0, Change.REMOVED, messages.text("compare.card.removed"));
    }

    private void frame(CanvasMap map, NodeId id, Change change, String words) {
        if (map.has(id)) {
            mark(map.box(id), MARGIN, change, words);
        }
    }

    private void mark(CardBox box, double margin, Change change, String words) {
        Rectangle frame =
                new Rectangle(box.x() - margin, box.y() - margin, box.width() + 2 * margin, box.height() + 2 * margin);
        frame.setArcWidth(ARC);
        frame.setArcHeight(ARC);
        under.getChildren().add(lined(frame, change)); // problems on cards stay in sight
        if (drawnScale >= SIGNS_FROM) {
            Label sign = new Label(change == Change.REMOVED ? "−" : DifferenceWords.sign(change));
            sign.getStyleClass().add(StyleNames.COMPARE_SIGN);
            sign.pseudoClassStateChanged(state(change), true);
            sign.setAccessibleText(words);
            Tooltip tooltip = new Tooltip(words);
            tooltip.setShowDelay(DELAY);
            sign.setTooltip(tooltip);
            double size = Region.USE_PREF_SIZE;
            sign.setMinSize(size, size);
            sign.getTransforms().add(new Scale(1 / drawnScale, 1 / drawnScale));
            sign.relocate(box.x() - 2 * margin, box.y() - 2 * margin);
            over.getChildren().add(sign);
        }
    }

    private void drawNew(Connection link, CanvasMap map) {
        if (map.has(link)) {
            map.link(link).pieces().forEach(piece -> under.getChildren().add(lined(curve(piece), Change.ADDED)));
        }
    }

    private void drawGone(Connection link, CanvasMap map, Map<NodeId, CardBox> ghosts) {
        CardBox from = box(link.source(), map, ghosts);
        CardBox to = box(link.target(), map, ghosts);
        if (from != null && to != null) {
            Curve curve = Curve.between(
                    from.outPort(), from.ports().out(), to.inPort(), to.ports().in(), 0);
            under.getChildren().add(lined(curve(curve), Change.REMOVED));
        }
    }

    private static @Nullable CardBox box(NodeId id, CanvasMap map, Map<NodeId, CardBox> ghosts) {
        return map.has(id) ? map.box(id) : ghosts.get(id);
    }

    private static CubicCurve curve(Curve at) {
        return new CubicCurve(at.x0(), at.y0(), at.x1(), at.y1(), at.x2(), at.y2(), at.x3(), at.y3());
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
