package org.lamina.ui.canvas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.check.Analysis;
import org.lamina.ui.Workbench;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.Viewport;
import org.lamina.ui.canvas.gesture.Gesture;
import org.lamina.ui.canvas.skin.CardContent;
import org.lamina.ui.canvas.skin.CardContents;
import org.lamina.ui.canvas.skin.CardDetail;
import org.lamina.ui.canvas.skin.LivePicture;
import org.lamina.ui.canvas.skin.NodeCard;
import org.lamina.ui.canvas.skin.Overlay;
import org.lamina.ui.visual.ThumbnailPainter;
import org.lamina.ui.visual.map.MapPalette;

/// The layers of the canvas and what they show: the drawn backdrop, the cards in sight, previews, and the far view.
/// Everything is drawn at most once per frame. FX thread only.
final class CanvasScene {
    /// Cards this far outside the window have a skin already.
    private static final double AHEAD = 160;

    /// A zoom that paused this long is over.
    private static final Duration REST = Duration.millis(120);

    private final Workbench workbench;
    private final Camera camera;
    private final CardContents contents;
    private final Backdrop backdrop;
    private final FarView far;
    private final Previews previews;
    private final Minimap minimap;
    private final DropGhost ghost;
    private final ThumbnailPainter painter;
    private final Pane world = new Pane();
    private final Pane cards = new Pane();
    private final Translate pan = new Translate();
    private final Scale zoom = new Scale();
    private final SceneSync<NodeCard> sync = new SceneSync<>(this::newCard);
    private final Repaint repaint;
    private final Map<NodeId, CardContent> known = new HashMap<>();
    private CanvasMap map;
    private @Nullable CanvasMap movedMap;
    private Facts facts;
    private Overlay overlay = Overlay.ACTIVATIONS;
    private Gesture gesture = new Gesture.Idle();
    private @Nullable Connection hovered;
    private @Nullable Connection selected;
    private Set<Connection> hidden = Set.of();
    private @Nullable NodeId flashing;
    private final PauseTransition rest = new PauseTransition(REST);
    private boolean zooming;
    private double width;
    private double height;

    CanvasScene(Workbench workbench, Camera camera, Minimap minimap) {
        this.workbench = workbench;
        this.camera = camera;
        this.minimap = minimap;
        contents = new CardContents(workbench);
        painter = new ThumbnailPainter(workbench.colors(), MapPalette.Choice.STANDARD);
        backdrop = new Backdrop(workbench.colors());
        far = new FarView(workbench.colors());
        previews = new Previews(workbench.wording());
        ghost = new DropGhost(workbench, newCardFor());
        map = CanvasMap.of(workbench.editor().document());
        facts = new Facts(workbench.editor().analysis());
        repaint = new Repaint(workbench.pulse(), this::frame);
        rest.setOnFinished(_ -> rested());
        world.setManaged(false);
        world.setPickOnBounds(false);
        cards.setManaged(false);
        cards.setPickOnBounds(false);
        world.getTransforms().addAll(pan, zoom);
        world.getChildren().addAll(previews.curves(), cards, previews.guides(), ghost.card());
    }

    /// All layers, the lowest first.
    List<Node> layers() {
        List<Node> layers = new ArrayList<>(List.of(backdrop.view(), far.view(), world));
        layers.addAll(previews.floating());
        return layers;
    }

    private NodeCard newCard() {
        NodeCard card = newCardFor();
        cards.getChildren().add(card);
        return card;
    }

    private NodeCard newCardFor() {
        return new NodeCard(workbench.runs(), new LivePicture(painter, workbench.colors()));
    }

    void resize(double newWidth, double newHeight) {
        width = newWidth;
        height = newHeight;
        backdrop.resize(width, height);
        far.resize(width, height);
        repaint.requestAll();
    }

    /// Where everything lies in the document.
    CanvasMap map() {
        return map;
    }

    Facts facts() {
        return facts;
    }

    /// A new document or a new analysis.
    void documentChanged() {
        Analysis analysis = workbench.editor().analysis();
        map = CanvasMap.of(analysis.document());
        facts = new Facts(analysis);
        movedMap = null;
        if (selected != null && !map.connections().contains(selected)) {
            selected = null;
        }
        if (hovered != null && !map.connections().contains(hovered)) {
            hovered = null;
        }
        repaint.requestAll();
    }

    /// Words, selection, overlay or the chosen sample have changed.
    void contentsChanged() {
        repaint.request(Repaint.Part.CONTENTS, Repaint.Part.SKINS);
        if (isFar()) {
            repaint.request(Repaint.Part.BACKDROP);
        }
    }

    void colorsChanged() {
        painter.updateColors(workbench.colors(), MapPalette.Choice.STANDARD);
        sync.skins().forEach(NodeCard::redrawPicture);
        repaint.request(Repaint.Part.BACKDROP, Repaint.Part.MINIMAP);
    }

    void viewportChanged() {
        repaint.request(Repaint.Part.SKINS, Repaint.Part.BACKDROP, Repaint.Part.MINIMAP, Repaint.Part.PREVIEW);
    }

    void setOverlay(Overlay changed) {
        overlay = changed;
        contentsChanged();
    }

    void show(Gesture now) {
        gesture = now;
        movedMap = now instanceof Gesture.DraggingNodes dragging ? map.moved(dragging.to()) : null;
        repaint.request(Repaint.Part.PREVIEW, Repaint.Part.SKINS);
    }

    void hover(@Nullable Connection connection) {
        if (connection == null ? hovered != null : !connection.equals(hovered)) {
            hovered = connection;
            repaint.request(Repaint.Part.PREVIEW);
        }
    }

    void select(@Nullable Connection connection) {
        selected = connection;
        repaint.request(Repaint.Part.PREVIEW);
    }

    Optional<Connection> selectedConnection() {
        return Optional.ofNullable(selected);
    }

    /// Draws the eye to a card for a moment.
    void flash(NodeId id) {
        flashing = id;
        repaint.request(Repaint.Part.SKINS);
    }

    Previews previews() {
        return previews;
    }

    Optional<NodeCard> card(NodeId id) {
        return sync.skin(id);
    }

    boolean isFar() {
        return camera.viewport().scale() < FarView.BELOW_SCALE;
    }

    private void frame(Set<Repaint.Part> stale) {
        if (width <= 0 || height <= 0) {
            return;
        }
        if (stale.contains(Repaint.Part.CONTENTS)) {
            known.clear();
        }
        Viewport viewport = camera.viewport();
        pan.setX(Math.round(viewport.offsetX()));
        pan.setY(Math.round(viewport.offsetY()));
        noticeZoom(viewport.scale());
        zoom.setX(viewport.scale());
        zoom.setY(viewport.scale());
        CanvasMap shown = movedMap == null ? map : movedMap;
        if (stale.contains(Repaint.Part.SKINS)) {
            syncCards(shown);
        }
        if (stale.contains(Repaint.Part.PREVIEW)) {
            preview(shown);
        }
        if (stale.contains(Repaint.Part.BACKDROP) || !hidden.equals(hiddenNow(shown))) {
            hidden = hiddenNow(shown);
            drawBackdrop(viewport);
        }
        if (stale.contains(Repaint.Part.MINIMAP)) {
            minimap.setVisible(map.boxes().size() > 1);
            minimap.draw(map, facts, camera.seen());
        }
    }

    /// While the scale changes, cards are stretched pictures and new ones wait; drawing them sharp comes when it rests.
    private void noticeZoom(double scale) {
        if (scale != zoom.getX()) {
            zooming = true;
            rest.playFromStart();
        }
    }

    private void rested() {
        zooming = false;
        repaint.request(Repaint.Part.SKINS);
    }

    private void syncCards(CanvasMap shown) {
        Rectangle2D seen = camera.seen();
        Rectangle2D ahead = new Rectangle2D(
                seen.getMinX() - AHEAD,
                seen.getMinY() - AHEAD,
                seen.getWidth() + 2 * AHEAD,
                seen.getHeight() + 2 * AHEAD);
        List<NodeId> wanted = isFar() ? List.of() : shown.within(ahead);
        world.setVisible(!isFar());
        int before = sync.skins().size();
        boolean complete = sync.show(wanted, id -> content(id, shown.box(id)), zooming ? 0 : SceneSync.PER_FRAME);
        CardDetail detail = CardDetail.of(camera.viewport().scale());
        for (NodeCard card : sync.skins()) {
            card.setInMotion(zooming);
            if (!zooming) {
                card.setDetail(detail);
            }
        }
        Set<NodeId> dragged = gesture instanceof Gesture.DraggingNodes dragging
                ? dragging.to().keySet()
                : Set.of();
        sync.skins().forEach(card -> {
            CardContent content = card.shown();
            card.setDragged(content != null && dragged.contains(content.id()));
        });
        if (!complete && !zooming) {
            repaint.request(Repaint.Part.SKINS);
        }
        if (flashing != null && sync.has(flashing)) {
            sync.skin(flashing).ifPresent(NodeCard::flash);
            flashing = null;
        }
        if (sync.skins().size() != before) {
            repaint.request(Repaint.Part.BACKDROP);
        }
    }

    private CardContent content(NodeId id, CardBox box) {
        CardContent content = known.get(id);
        if (content == null) {
            GraphNode node = facts.node(id);
            if (node == null) {
                throw new IllegalStateException("No node " + id);
            }
            content = contents.of(node, box, overlay);
            known.put(id, content);
        }
        return content.box().equals(box) ? content : content.withBox(box);
    }

    private void preview(CanvasMap shown) {
        Connection taking = gesture instanceof Gesture.DroppingLayer dropping
                ? dropping.onto().orElse(null)
                : null;
        previews.show(gesture, shown, camera.viewport(), new Previews.Marked(hovered, selected, taking));
        ghost.show(gesture, previews, camera.viewport());
    }

    private Set<Connection> hiddenNow(CanvasMap shown) {
        return switch (gesture) {
            case Gesture.DraggingNodes dragging -> shown.touching(dragging.to().keySet());
            case Gesture.DrawingConnection drawing when drawing.replaced() != null -> Set.of(drawing.replaced());
            default -> Set.of();
        };
    }

    private void drawBackdrop(Viewport viewport) {
        far.view().setVisible(isFar());
        backdrop.view().setVisible(!isFar());
        if (isFar()) {
            far.draw(
                    movedMap == null ? map : movedMap,
                    facts,
                    new HashSet<>(workbench.editor().selection()),
                    viewport);
        } else {
            backdrop.draw(new Backdrop.Scene(map, facts, hidden, sync::has), viewport);
        }
    }

    boolean isZooming() {
        return zooming;
    }

    /// How many cards have a skin now.
    int liveCards() {
        return sync.skins().size();
    }

    void dispose() {
        repaint.stop();
        rest.stop();
        sync.dispose();
        ghost.dispose();
    }
}
