package org.lamina.ui.canvas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.layout.Pane;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.NodeId;
import org.lamina.ui.Workbench;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.Viewport;
import org.lamina.ui.canvas.paint.Facts;
import org.lamina.ui.canvas.paint.NearView;
import org.lamina.ui.canvas.raster.Raster;
import org.lamina.ui.canvas.skin.CardContent;
import org.lamina.ui.canvas.skin.CardContents;
import org.lamina.ui.canvas.skin.CardDetail;
import org.lamina.ui.canvas.skin.LivePicture;
import org.lamina.ui.canvas.skin.NodeCard;
import org.lamina.ui.canvas.skin.Overlay;
import org.lamina.ui.visual.ThumbnailPainter;
import org.lamina.ui.visual.map.MapPalette;

/// The cards in sight, as skins. They come a few per frame, and step aside while the view zooms; meanwhile the ground
/// paints them. FX thread only.
final class CardLayer implements NearView.Cards {
    /// Cards this far outside the window have a skin already.
    private static final double AHEAD = 160;

    /// Making skins may take this long in a frame, in milliseconds; drawing them takes about as long again.
    private static final double MAKING = 3;

    /// Finding out what painted cards show may take this long in a frame.
    private static final double READING = 3;

    /// Skins that are drawn anew, at the scale at which a zoom ended, per frame.
    private static final int BACK_PER_FRAME = 8;

    private final Workbench workbench;
    private final CardContents contents;
    private final ThumbnailPainter painter;
    private final Pane view = new Pane();
    private final SceneSync<NodeCard> sync = new SceneSync<>(this::newShownCard, this::prepare);
    private final Map<NodeId, CardContent> known = new HashMap<>();
    private Facts facts;
    private double scale = 1;
    private Overlay overlay = Overlay.ACTIVATIONS;
    private BooleanSupplier reading = () -> true;
    private boolean isMissing;

    CardLayer(Workbench workbench) {
        this.workbench = workbench;
        contents = new CardContents(workbench);
        painter = new ThumbnailPainter(workbench.colors(), MapPalette.Choice.STANDARD);
        facts = new Facts(workbench.editor().analysis(), workbench.wording());
        view.setManaged(false);
        view.setPickOnBounds(false);
    }

    Pane view() {
        return view;
    }

    private NodeCard newShownCard() {
        NodeCard card = newCard();
        view.getChildren().add(card);
        return card;
    }

    /// Does now what the next frame would do before it draws, so that the time for it is measured. A scene that no
    /// window shows draws no frames, and does not know the colours of the theme.
    private void prepare(NodeCard card) {
        adapt(card);
        if (isShown()) {
            card.applyCss();
            card.layout();
        }
    }

    private boolean isShown() {
        Window window = window();
        return window != null && window.isShowing();
    }

    private @Nullable Window window() {
        return view.getScene() == null ? null : view.getScene().getWindow();
    }

    /// Makes a card tell as much as can be read at this zoom, as sharp as it can be.
    private void adapt(NodeCard card) {
        Window window = window();
        card.setDetail(CardDetail.of(scale));
        card.setPixels(window == null ? scale : scale * window.getRenderScaleX());
    }

    /// A card that belongs to somebody else.
    NodeCard newCard() {
        return new NodeCard(workbench.runs(), new LivePicture(painter, workbench.colors()), contents::spoken);
    }

    Facts facts() {
        return facts;
    }

    /// A new document or a new analysis.
    void setFacts(Facts changed) {
        facts = changed;
        known.clear();
    }

    void setOverlay(Overlay changed) {
        overlay = changed;
        known.clear();
    }

    /// Words, selection or the chosen sample have changed.
    void contentsChanged() {
        known.clear();
    }

    void colorsChanged() {
        painter.updateColors(workbench.colors(), MapPalette.Choice.STANDARD);
        sync.skins().forEach(NodeCard::redrawPicture);
    }

    /// How large a canvas unit is for the cards that are shown from now on.
    void setScale(double changed) {
        scale = changed;
    }

    /// Shows the cards in an area and near by, and no others.
    ///
    /// @param isZooming whether the cards step aside
    /// @return what has become of it
    Progress show(CanvasMap map, Rectangle2D seen, boolean isZooming) {
        Rectangle2D ahead = new Rectangle2D(
                seen.getMinX() - AHEAD,
                seen.getMinY() - AHEAD,
                seen.getWidth() + 2 * AHEAD,
                seen.getHeight() + 2 * AHEAD);
        List<NodeId> wanted = new ArrayList<>();
        List<NodeId> later = new ArrayList<>();
        for (NodeId id : map.within(ahead)) {
            (map.box(id).intersects(seen) ? wanted : later).add(id);
        }
        wanted.addAll(later);
        return show(map, wanted, isZooming);
    }

    /// Shows no cards.
    Progress showNone(CanvasMap map) {
        return show(map, List.of(), false);
    }

    private Progress show(CanvasMap map, List<NodeId> wanted, boolean isZooming) {
        Set<NodeId> before = Set.copyOf(sync.ids());
        BooleanSupplier room = isZooming ? () -> false : new TimeBudget(System::nanoTime, MAKING);
        boolean isComplete = sync.show(wanted, id -> certain(id, map.box(id)), room);
        int changed = isZooming ? stepAside() : comeBack();
        boolean isWhole = isComplete && sync.skins().stream().noneMatch(NodeCard::isAside);
        return new Progress(isWhole, changed > 0 || !before.equals(sync.ids()));
    }

    /// @param isComplete whether every card has its skin
    /// @param isChanged whether other cards than before have to be painted
    record Progress(boolean isComplete, boolean isChanged) {}

    private int stepAside() {
        int changed = 0;
        for (NodeCard card : sync.skins()) {
            if (!card.isAside()) {
                card.setAside(true);
                changed++;
            }
        }
        return changed;
    }

    private int comeBack() {
        int changed = 0;
        for (NodeCard card : sync.skins()) {
            if (card.isAside() && changed < BACK_PER_FRAME) {
                adapt(card);
                card.setAside(false);
                changed++;
            }
        }
        return changed;
    }

    void setDragged(Set<NodeId> dragged) {
        sync.skins().forEach(card -> {
            CardContent content = card.shown();
            card.setDragged(content != null && dragged.contains(content.id()));
        });
    }

    private CardContent certain(NodeId id, CardBox box) {
        CardContent content = known.get(id);
        if (content == null) {
            content = contents.of(facts.node(id), box, overlay);
            known.put(id, content);
        }
        return content.box().equals(box) ? content : content.withBox(box);
    }

    /// Before the ground is painted.
    void beginPainting() {
        reading = new TimeBudget(System::nanoTime, READING);
        isMissing = false;
    }

    /// Whether a card was painted since [#beginPainting] without all that it shows.
    boolean isMissing() {
        return isMissing;
    }

    @Override
    public boolean hasSkin(NodeId id) {
        return sync.skin(id).filter(card -> !card.isAside()).isPresent();
    }

    @Override
    public @Nullable CardContent content(NodeId id, CardBox box) {
        if (known.containsKey(id) || reading.getAsBoolean()) {
            return certain(id, box);
        }
        isMissing = true;
        return null;
    }

    @Override
    public void paintLive(Raster raster, CardContent content, Viewport viewport) {
        sync.skin(content.id()).ifPresent(card -> card.paintPicture(raster, viewport));
    }

    Optional<NodeCard> card(NodeId id) {
        return sync.skin(id);
    }

    int count() {
        return sync.skins().size();
    }

    void dispose() {
        sync.dispose();
    }
}
