package org.lamina.ui.canvas;

import java.util.ArrayList;
import java.util.List;
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
import org.lamina.graph.NodeId;
import org.lamina.graph.check.Analysis;
import org.lamina.ui.Workbench;
import org.lamina.ui.canvas.compare.CompareLayer;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.Viewport;
import org.lamina.ui.canvas.gesture.Gesture;
import org.lamina.ui.canvas.paint.Facts;
import org.lamina.ui.canvas.paint.FarView;
import org.lamina.ui.canvas.paint.Ground;
import org.lamina.ui.canvas.paint.NearView;
import org.lamina.ui.canvas.skin.NodeCard;
import org.lamina.ui.canvas.skin.Overlay;

/// The layers of the canvas and what they show: the drawn backdrop, the cards in sight, previews, and the far view.
/// Everything is drawn at most once per frame. FX thread only.
final class CanvasScene {
    /// A zoom that paused this long is over.
    private static final Duration REST = Duration.millis(120);

    private final Workbench workbench;
    private final Camera camera;
    private final Ground ground;
    private final CardLayer cards;
    private final Previews previews;
    private final Minimap minimap;
    private final DropGhost ghost;
    private final CompareLayer compared;
    private final Pane world = new Pane();
    private final Translate pan = new Translate();
    private final Scale zoom = new Scale();
    private final Repaint repaint;
    private CanvasMap map;
    private @Nullable CanvasMap movedMap;
    private Gesture gesture = new Gesture.Idle();
    private @Nullable Connection hovered;
    private @Nullable Connection selected;
    private Set<Connection> hidden = Set.of();
    private @Nullable NodeId flashing;
    private final PauseTransition rest = new PauseTransition(REST);
    private boolean zooming;
    private boolean groundIsStale;
    private double width;
    private double height;

    CanvasScene(Workbench workbench, Camera camera, Minimap minimap) {
        this.workbench = workbench;
        this.camera = camera;
        this.minimap = minimap;
        ground = new Ground(workbench.colors());
        cards = new CardLayer(workbench);
        previews = new Previews(workbench.wording());
        ghost = new DropGhost(workbench, cards.newCard());
        compared = new CompareLayer(workbench.messages());
        map = CanvasMap.of(workbench.editor().document());
        repaint = new Repaint(workbench.pulse(), this::frame);
        rest.setOnFinished(_ -> rested());
        world.setManaged(false);
        world.setPickOnBounds(false);
        for (Node layer : List.of(compared.under(), world, compared.over())) {
            layer.getTransforms().addAll(pan, zoom);
        }
        world.getChildren().addAll(previews.curves(), cards.view(), previews.guides(), ghost.card());
    }

    /// All layers, the lowest first.
    List<Node> layers() {
        List<Node> layers = new ArrayList<>(List.of(ground.view(), compared.under(), world, compared.over()));
        layers.addAll(previews.floating());
        return layers;
    }

    void resize(double newWidth, double newHeight) {
        width = newWidth;
        height = newHeight;
        ground.resize(width, height);
        repaint.requestAll();
    }

    /// Where everything lies in the document.
    CanvasMap map() {
        return map;
    }

    Facts facts() {
        return cards.facts();
    }

    /// A new document or a new analysis.
    void documentChanged() {
        Analysis analysis = workbench.editor().analysis();
        map = CanvasMap.of(analysis.document());
        cards.setFacts(new Facts(analysis, workbench.wording()));
        movedMap = null;
        if (selected != null && !map.has(selected)) {
            selected = null;
        }
        if (hovered != null && !map.has(hovered)) {
            hovered = null;
        }
        repaint.requestAll();
    }

    /// What the document is compared with has changed, or it has itself.
    void compare() {
        compared.mark(workbench
                .editor()
                .comparison()
                .map(with -> with.drawn(workbench.editor()))
                .orElse(null));
        repaint.request(Repaint.Part.PREVIEW);
    }

    /// Words, selection, overlay or the chosen sample have changed.
    void contentsChanged() {
        Analysis analysis = workbench.editor().analysis();
        if (!cards.facts().areOf(analysis)) {
            cards.setFacts(new Facts(analysis, workbench.wording()));
        }
        cards.contentsChanged();
        repaint.request(Repaint.Part.SKINS, Repaint.Part.GROUND);
    }

    void colorsChanged() {
        cards.colorsChanged();
        minimap.forget();
        repaint.request(Repaint.Part.GROUND, Repaint.Part.MINIMAP);
    }

    void viewportChanged() {
        repaint.request(Repaint.Part.SKINS, Repaint.Part.GROUND, Repaint.Part.MINIMAP, Repaint.Part.PREVIEW);
    }

    void setOverlay(Overlay changed) {
        cards.setOverlay(changed);
        contentsChanged();
    }

    void show(Gesture now) {
        gesture = now;
        movedMap = null;
        if (now instanceof Gesture.DraggingNodes && isFar()) {
            repaint.request(Repaint.Part.GROUND);
        }
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
        return cards.card(id);
    }

    boolean isFar() {
        return camera.viewport().scale() < FarView.BELOW_SCALE;
    }

    private void frame(Set<Repaint.Part> stale) {
        if (width <= 0 || height <= 0) {
            return;
        }
        Viewport viewport = camera.viewport();
        pan.setX(Math.round(viewport.offsetX()));
        pan.setY(Math.round(viewport.offsetY()));
        noticeZoom(viewport.scale());
        zoom.setX(viewport.scale());
        zoom.setY(viewport.scale());
        CanvasMap shown = shownMap();
        if (stale.contains(Repaint.Part.SKINS)) {
            syncCards(shown);
        }
        if (stale.contains(Repaint.Part.PREVIEW)) {
            preview(shown);
        }
        if (stale.contains(Repaint.Part.GROUND) || groundIsStale || !hidden.equals(hiddenNow(shown))) {
            groundIsStale = false;
            hidden = hiddenNow(shown);
            drawGround(shown, viewport);
        }
        if (stale.contains(Repaint.Part.MINIMAP)) {
            showMinimap(camera.seen());
        }
    }

    /// Where everything is in sight it would only cover what it shows.
    private void showMinimap(Rectangle2D seen) {
        minimap.setVisible(map.area().filter(all -> !seen.contains(all)).isPresent());
        if (minimap.isVisible()) {
            minimap.draw(map, cards.facts(), seen);
        }
    }

    /// Where everything is while cards are dragged; made once for all that the pointer did since the last frame.
    private CanvasMap shownMap() {
        if (movedMap == null) {
            movedMap = gesture instanceof Gesture.DraggingNodes dragging ? map.moved(dragging.to()) : map;
        }
        return movedMap;
    }

    /// While the scale changes, the ground paints all cards; their skins come back when it rests.
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
        world.setVisible(!isFar());
        cards.setScale(camera.viewport().scale());
        CardLayer.Progress progress = isFar() ? cards.showNone(shown) : cards.show(shown, camera.seen(), zooming);
        cards.setDragged(
                gesture instanceof Gesture.DraggingNodes dragging
                        ? dragging.to().keySet()
                        : Set.of());
        if (!progress.isComplete() && !zooming) {
            repaint.request(Repaint.Part.SKINS);
        }
        if (progress.isChanged()) {
            groundIsStale = true;
        }
        if (flashing != null && cards.card(flashing).isPresent()) {
            cards.card(flashing).ifPresent(NodeCard::flash);
            flashing = null;
        }
    }

    private void preview(CanvasMap shown) {
        Connection taking = gesture instanceof Gesture.DroppingLayer dropping
                ? dropping.onto().orElse(null)
                : null;
        previews.show(gesture, shown, camera.viewport(), new Previews.Marked(hovered, selected, taking));
        ghost.show(gesture, previews, camera.viewport());
        compared.draw(shown, camera.viewport().scale(), camera.seen());
    }

    private Set<Connection> hiddenNow(CanvasMap shown) {
        return switch (gesture) {
            case Gesture.DraggingNodes dragging -> shown.touching(dragging.to().keySet());
            case Gesture.DrawingConnection drawing when drawing.replaced() != null -> Set.of(drawing.replaced());
            default -> Set.of();
        };
    }

    private void drawGround(CanvasMap shown, Viewport viewport) {
        if (isFar()) {
            ground.drawFar(shown, cards.facts(), workbench.editor().selection(), viewport);
            return;
        }
        cards.beginPainting();
        ground.drawNear(new NearView.Picture(shown, cards.facts(), hidden, cards), viewport);
        if (cards.isMissing()) {
            repaint.request(Repaint.Part.GROUND);
        }
    }

    boolean isZooming() {
        return zooming;
    }

    /// How many cards have a skin now.
    int liveCards() {
        return cards.count();
    }

    void dispose() {
        repaint.stop();
        rest.stop();
        cards.dispose();
        ghost.dispose();
    }
}
