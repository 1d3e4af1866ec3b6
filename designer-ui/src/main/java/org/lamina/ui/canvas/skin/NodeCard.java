package org.lamina.ui.canvas.skin;

import java.util.Objects;
import java.util.function.Function;
import javafx.animation.ScaleTransition;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.problem.Severity;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.CardSize;
import org.lamina.ui.canvas.geometry.TitleLine;
import org.lamina.ui.canvas.geometry.Viewport;
import org.lamina.ui.canvas.raster.Raster;
import org.lamina.ui.model.Runs;

/// The card of one node: category strip, name, kind, summary, live picture, share of the parameters, problems, ports.
public final class NodeCard extends Region implements NodeSkin {
    private static final double TEXT_LEFT = CardSize.STRIP_WIDTH + CardSize.PADDING - 2;
    private static final double LINE = 18;
    private static final Duration FLASH = Duration.millis(140);

    private final Runs runs;
    private final NodePicture picture;
    private final Function<CardContent, String> spoken;
    private final Region strip = styled(new Region(), StyleNames.CATEGORY_STRIP);
    private final Label name = styled(new Label(), StyleNames.NODE_NAME);
    private final Label kind = styled(new Label(), StyleNames.NODE_KIND);
    private final Label summary = styled(new Label(), StyleNames.NODE_SUMMARY);
    private final Region frame = styled(new Region(), StyleNames.NODE_PICTURE);
    private final Label caption = styled(new Label(), StyleNames.NODE_SHAPE);
    private final Region track = styled(new Region(), StyleNames.SHARE_TRACK);
    private final Region bar = styled(new Region(), StyleNames.SHARE_BAR);
    private final PortMarks ports = new PortMarks();
    private final Scale nameScale = new Scale();
    private final Scale captionScale = new Scale();
    private final Subscription opened;
    private @Nullable Region lock;
    private @Nullable Label badge;
    private @Nullable CardContent shown;
    private CardDetail detail = CardDetail.FULL;
    private double pixels = 1;
    private Subscription looking = Subscription.EMPTY;
    private boolean aside;

    /// @param spoken says what a card shows in a sentence
    public NodeCard(Runs runs, NodePicture picture, Function<CardContent, String> spoken) {
        this.runs = runs;
        this.picture = picture;
        this.spoken = spoken;
        getStyleClass().add(StyleNames.NODE_CARD);
        setManaged(false);
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setAccessibleRole(AccessibleRole.NODE);
        // Panning then copies a finished picture of the card instead of drawing its rounded layers and texts again.
        setCache(true);
        getChildren().addAll(strip, name, kind, summary, frame, caption, picture.view(), track, bar);
        getChildren().forEach(child -> child.setManaged(false));
        for (Region quiet : new Region[] {strip, name, kind, summary, frame, caption, track, bar}) {
            quiet.setMouseTransparent(true);
        }
        picture.view().setMouseTransparent(true);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.getTransforms().add(nameScale);
        caption.getTransforms().add(captionScale);
        opened = runs.sessionProperty().subscribe(_ -> forgetPicture());
    }

    private static <T extends Region> T styled(T region, String styleClass) {
        region.getStyleClass().add(styleClass);
        return region;
    }

    /// What it shows now, if anything.
    public @Nullable CardContent shown() {
        return shown;
    }

    @Override
    public void show(CardContent content) {
        CardContent before = shown;
        if (content.equals(before)) {
            return;
        }
        shown = content;
        setVisible(true);
        if (before == null || !before.id().equals(content.id())) {
            name(content);
        }
        if (before == null || before.category() != content.category()) {
            getStyleClass().removeIf(style -> style.startsWith("category-"));
            getStyleClass().add(StyleNames.category(content.category().id()));
        }
        if (before == null || !before.words().equals(content.words())) {
            write(content.words());
        }
        if (before == null || !before.state().equals(content.state())) {
            mark(content.state());
        }
        if (before == null
                || !before.words().equals(content.words())
                || !before.state().equals(content.state())) {
            setAccessibleText(spoken.apply(content));
        }
        if (before == null || !Objects.equals(before.probe(), content.probe())) {
            look(content);
        }
        place(content);
    }

    private void name(CardContent content) {
        setId("node-" + content.id());
        forgetPicture();
    }

    private void write(CardContent.Words words) {
        name.setText(words.name());
        kind.setText(words.kind());
        summary.setText(words.summary());
        caption.setText(words.caption());
    }

    private void mark(CardContent.State state) {
        pseudoClassStateChanged(StyleStates.SELECTED, state.selected());
        pseudoClassStateChanged(StyleStates.WAITING, state.waiting());
        pseudoClassStateChanged(StyleStates.STACKED, state.stacked());
        pseudoClassStateChanged(StyleStates.ERROR, state.trouble() == Severity.ERROR);
        lock(state.frozen());
        if (state.trouble() == null) {
            if (badge != null) {
                badge.setVisible(false);
            }
            return;
        }
        if (badge == null) {
            badge = styled(new Label("!"), StyleNames.PROBLEM_BADGE);
            badge.setManaged(false);
            getChildren().add(badge);
        }
        badge.setVisible(true);
        badge.pseudoClassStateChanged(StyleStates.ERROR, state.trouble() == Severity.ERROR);
        Tooltip tooltip = new Tooltip(state.troubleText());
        tooltip.setShowDelay(Duration.millis(200));
        tooltip.setMaxWidth(380);
        tooltip.setWrapText(true);
        badge.setTooltip(tooltip);
    }

    private void lock(boolean frozen) {
        if (lock == null) {
            if (!frozen) {
                return;
            }
            lock = new StackPane(styled(new Region(), StyleNames.LOCK));
            lock.getStyleClass().setAll(StyleNames.LOCK_BADGE);
            lock.setManaged(false);
            lock.setMouseTransparent(true);
            getChildren().add(lock);
        }
        lock.setVisible(frozen);
    }

    private void look(CardContent content) {
        looking.unsubscribe();
        looking = Subscription.EMPTY;
        forgetPicture();
        ProbeRequest probe = content.probe();
        if (probe != null) {
            looking = runs.look(probe, snapshot -> {
                picture.draw(content.id(), content.category(), snapshot);
                picture.view().setVisible(true);
                showCaption();
            });
        }
    }

    private void forgetPicture() {
        picture.clear();
        picture.view().setVisible(false);
        showCaption();
    }

    private void showCaption() {
        caption.setVisible(!picture.view().isVisible() && (detail.isFull() || frame.isVisible()));
    }

    /// Tells as much as can be read at a zoom.
    public void setDetail(CardDetail changed) {
        if (changed != detail) {
            detail = changed;
            kind.setVisible(detail.isFull());
            summary.setVisible(detail.isFull());
            showCaption();
            requestLayout();
        }
    }

    /// Lies on whole pixels of the screen, of which there are this many to a canvas unit, so that its letters are
    /// sharp.
    public void setPixels(double perUnit) {
        if (perUnit != pixels) {
            pixels = perUnit;
            if (shown != null) {
                move(shown.box());
            }
        }
    }

    private void move(CardBox box) {
        relocate(Math.round(box.x() * pixels) / pixels, Math.round(box.y() * pixels) / pixels);
    }

    private void place(CardContent content) {
        CardBox box = content.box();
        ports.show(getChildren(), content.id(), box.ports());
        move(box);
        boolean hasPicture = box.hasPicture();
        frame.setVisible(hasPicture);
        showCaption();
        boolean hasShare = hasPicture && content.share() >= 0;
        track.setVisible(hasShare);
        bar.setVisible(hasShare);
        bar.resizeRelocate(
                TEXT_LEFT,
                CardSize.SHARE_TOP,
                Math.max(3, CardSize.PICTURE_WIDTH * content.share()),
                CardSize.SHARE_HEIGHT);
        resize(box.width(), box.height());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        CardContent content = shown;
        if (content == null) {
            return;
        }
        CardBox box = content.box();
        strip.resizeRelocate(0, 0, CardSize.STRIP_WIDTH, box.height());
        double room = CardSize.PICTURE_WIDTH;
        TitleLine line = TitleLine.of(name.prefWidth(-1), kind.prefWidth(-1), room);
        placeName(detail.isFull() ? line.name() : room, box);
        kind.resizeRelocate(TEXT_LEFT + room - line.kind(), 9, line.kind(), LINE);
        frame.resizeRelocate(TEXT_LEFT, CardSize.PICTURE_TOP, room, CardSize.PICTURE_HEIGHT);
        boolean compact = !box.hasPicture();
        double captionWidth = Math.min(caption.prefWidth(-1), room);
        double enlargement = Math.min(detail.enlargement(), room / Math.max(1, captionWidth));
        captionScale.setX(enlargement);
        captionScale.setY(enlargement);
        summary.resizeRelocate(TEXT_LEFT, 29, compact ? room - captionWidth - 6 : room, LINE);
        double captionX =
                compact ? TEXT_LEFT + room - captionWidth : TEXT_LEFT + (room - captionWidth * enlargement) / 2;
        double captionY = compact ? 30 : CardSize.PICTURE_TOP + (CardSize.PICTURE_HEIGHT - LINE * enlargement) / 2;
        caption.resizeRelocate(captionX, captionY, captionWidth, LINE);
        picture.view().relocate(TEXT_LEFT, CardSize.PICTURE_TOP);
        track.resizeRelocate(TEXT_LEFT, CardSize.SHARE_TOP, room, CardSize.SHARE_HEIGHT);
        ports.lay(box, detail.isFull());
        if (lock != null) {
            lock.resizeRelocate(
                    CardSize.LOCK_CENTER - CardSize.MARK / 2, -CardSize.MARK / 2, CardSize.MARK, CardSize.MARK);
        }
        if (badge != null) {
            double width = Math.max(CardSize.MARK, badge.prefWidth(-1));
            badge.resizeRelocate(box.width() - width / 2 - 4, -CardSize.MARK / 2, width, CardSize.MARK);
        }
    }

    /// In its line, or enlarged in the middle of the room above the picture.
    private void placeName(double room, CardBox box) {
        double enlargement = detail.enlargement();
        nameScale.setX(enlargement);
        nameScale.setY(enlargement);
        double free = box.height() <= CardSize.COMPACT_HEIGHT ? box.height() : CardSize.PICTURE_TOP;
        double y = detail.isFull() ? 9 : Math.round((free - LINE * enlargement) / 2);
        name.resizeRelocate(TEXT_LEFT, y, Math.min(name.prefWidth(-1), room / enlargement), LINE);
    }

    /// Whether the card is not to be seen, because somebody else paints it.
    public boolean isAside() {
        return aside;
    }

    /// Steps aside, for the time in which somebody else paints the card.
    public void setAside(boolean aside) {
        this.aside = aside;
        setOpacity(aside ? 0 : 1);
    }

    /// Paints the live picture, if there is one, where it would be in a view of the canvas.
    public void paintPicture(Raster raster, Viewport viewport) {
        CardContent content = shown;
        if (content != null && picture.view().isVisible()) {
            double x = content.box().x() + TEXT_LEFT;
            double y = content.box().y() + CardSize.PICTURE_TOP;
            Point2D from = viewport.toScreen(x, y);
            Point2D to = viewport.toScreen(x + CardSize.PICTURE_WIDTH, y + CardSize.PICTURE_HEIGHT);
            picture.paint(raster, from, to);
        }
    }

    /// Lifts the card while it is dragged.
    public void setDragged(boolean dragged) {
        pseudoClassStateChanged(StyleStates.DRAGGED, dragged);
        setViewOrder(dragged ? -1 : 0);
    }

    /// Grows and shrinks once, to be found.
    public void flash() {
        ScaleTransition grow = new ScaleTransition(FLASH, this);
        grow.setFromX(1);
        grow.setFromY(1);
        grow.setToX(1.06);
        grow.setToY(1.06);
        grow.setAutoReverse(true);
        grow.setCycleCount(2);
        grow.play();
    }

    /// Draws the picture again after the theme has changed.
    public void redrawPicture() {
        picture.redraw();
    }

    @Override
    public void hide() {
        looking.unsubscribe();
        looking = Subscription.EMPTY;
        shown = null;
        setVisible(false);
        setAside(false);
        setId(null);
        ports.forget();
    }

    @Override
    public void dispose() {
        hide();
        opened.unsubscribe();
    }
}
