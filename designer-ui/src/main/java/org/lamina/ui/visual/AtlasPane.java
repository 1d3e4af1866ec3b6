package org.lamina.ui.visual;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.lamina.ui.visual.map.GridPainter;
import org.lamina.ui.visual.map.Maps;
import org.lamina.ui.visual.map.PixelPicture;
import org.lamina.ui.visual.map.TileLayout;

/// All grids of a stack side by side in one picture, as large as the pane allows. Where they do not fit, the wheel
/// scrolls.
final class AtlasPane extends Region {

    private static final int GAP = 4;
    private static final int SMALLEST = 16;
    private static final int READABLE = 24;
    private static final int LARGEST = 120;
    private static final int LARGEST_CELL = 56;
    private static final int SMALLEST_CELL = 8;
    private static final int READABLE_CELL = 15;
    private static final int LARGEST_STEP = 30;
    private static final int LARGEST_NUMBER = 12;

    private final ImageView view = new ImageView();
    private final Rectangle clip = new Rectangle();
    private final Rectangle outline = new Rectangle();
    private final Canvas words = new Canvas();
    private Optional<MosaicWords> writing = Optional.empty();
    private Insets margins = Insets.EMPTY;
    private @Nullable Maps maps;
    private IntFunction<GridPainter.Coloring> colorings = _ -> _ -> 0;
    private PixelPicture picture = new PixelPicture(1, 1);
    private TileLayout layout = new TileLayout(0, 1, 1, 1, 0, true);
    private double renderScale = 1;
    private double scroll;
    private int selected = -1;
    private Consumer<@Nullable Place> hover = _ -> {};
    private IntConsumer click = _ -> {};

    AtlasPane() {
        view.setManaged(false);
        view.setSmooth(false);
        setClip(clip);
        setMinSize(0, 0);
        words.setManaged(false);
        words.setMouseTransparent(true);
        outline.setManaged(false);
        outline.setMouseTransparent(true);
        outline.getStyleClass().add("tile-outline");
        getChildren().addAll(view, words, outline);
        setOnMouseMoved(event -> {
            Place place = placeAt(event);
            setCursor(place == null ? Cursor.DEFAULT : Cursor.HAND);
            hover.accept(place);
        });
        setOnMouseExited(_ -> hover.accept(null));
        setOnMouseClicked(event -> {
            Place place = placeAt(event);
            if (place != null && event.isStillSincePress()) {
                click.accept(place.map);
            }
        });
        setFocusTraversable(true);
        setOnMousePressed(_ -> requestFocus());
        setOnKeyPressed(this::key);
        setOnScroll(event -> {
            scroll -= event.getDeltaY();
            requestLayout();
            event.consume();
        });
    }

    /// A number of a grid.
    record Place(int map, int row, int column) {}

    void onHover(Consumer<@Nullable Place> listener) {
        hover = listener;
    }

    void onClick(IntConsumer listener) {
        click = listener;
    }

    /// @param newColorings per grid how its numbers are coloured
    void show(Maps newMaps, IntFunction<GridPainter.Coloring> newColorings) {
        maps = newMaps;
        colorings = newColorings;
        requestLayout();
    }

    /// What is written on and beside the grids.
    void setWords(MosaicWords newWords) {
        writing = Optional.of(newWords);
        requestLayout();
    }

    /// Frames a grid; -1 frames none.
    void select(int map) {
        selected = map;
        requestLayout();
    }

    TileLayout tiles() {
        return layout;
    }

    PixelPicture picture() {
        return picture;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 480;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 180;
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        if (maps == null || getWidth() < 1 || getHeight() < 1) {
            return;
        }
        renderScale = RenderScale.of(this);
        Maps shown = maps;
        margins = writing.map(it -> it.margins(shown)).orElse(Insets.EMPTY);
        layout = layoutOf(shown);
        if (!picture.hasSize(layout.totalWidth(), layout.totalHeight())) {
            picture = new PixelPicture(layout.totalWidth(), layout.totalHeight());
            view.setImage(picture.image());
            view.setFitWidth(picture.width() / renderScale);
            view.setFitHeight(picture.height() / renderScale);
        }
        paint(shown);
        scroll = Math.clamp(scroll, 0, Math.max(0, view.getFitHeight() - roomBeside()));
        view.relocate(margins.getLeft(), -Math.round(scroll));
        write(shown);
        placeOutline();
    }

    private double roomBeside() {
        return getHeight() - margins.getBottom();
    }

    private void write(Maps shown) {
        words.setWidth(getWidth());
        words.setHeight(getHeight());
        GraphicsContext graphics = words.getGraphicsContext2D();
        graphics.clearRect(0, 0, getWidth(), getHeight());
        if (layout.count() > 0) {
            writing.ifPresent(it -> it.write(graphics, shown, this::placeOf, colorings));
        }
    }

    private Rectangle2D placeOf(int map) {
        GridPainter.Tile tile = layout.tile(map);
        return new Rectangle2D(
                margins.getLeft() + tile.x() / renderScale,
                tile.y() / renderScale - Math.round(scroll),
                tile.width() / renderScale,
                tile.height() / renderScale);
    }

    private void placeOutline() {
        outline.setVisible(selected >= 0 && selected < layout.count());
        if (outline.isVisible()) {
            Rectangle2D place = placeOf(selected);
            outline.setX(place.getMinX());
            outline.setY(place.getMinY());
            outline.setWidth(place.getWidth());
            outline.setHeight(place.getHeight());
        }
    }

    private TileLayout layoutOf(Maps shown) {
        boolean cells = shown.width() == 1 && shown.height() == 1;
        TileLayout.Space space = new TileLayout.Space(
                (int) ((getWidth() - margins.getLeft()) * renderScale),
                (int) (roomBeside() * renderScale),
                (int) Math.round((cells ? 2 : GAP) * renderScale),
                (int) ((cells ? SMALLEST_CELL : SMALLEST) * renderScale),
                (int) ((cells ? READABLE_CELL : READABLE) * renderScale),
                (int) (largest(shown, cells) * renderScale));
        return shown.tensor().rank() == 2
                ? TileLayout.stretched(shown.width(), shown.height(), space, (int) (LARGEST_STEP * renderScale))
                : TileLayout.of(shown.count(), shown.width(), shown.height(), space);
    }

    private double largest(Maps shown, boolean cells) {
        if (cells) {
            return LARGEST_CELL;
        }
        int longest = Math.max(shown.width(), shown.height());
        return shown.count() == 1
                ? Math.max(getWidth(), getHeight())
                : Math.max(LARGEST, (double) LARGEST_NUMBER * longest);
    }

    private void paint(Maps shown) {
        for (int map = 0; map < shown.count(); map++) {
            GridPainter.paint(picture, shown, map, colorings.apply(map), layout.tile(map));
        }
        picture.show();
    }

    /// Arrow keys frame the next grid, Enter or Space chooses it.
    private void key(KeyEvent event) {
        int next = selected < 0
                ? 0
                : switch (event.getCode()) {
                    case LEFT -> selected - 1;
                    case RIGHT -> selected + 1;
                    case UP -> selected - layout.columns();
                    case DOWN -> selected + layout.columns();
                    default -> selected;
                };
        boolean chooses = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
        if (chooses && selected >= 0) {
            click.accept(selected);
        } else if (event.getCode().isArrowKey() && next >= 0 && next < layout.count()) {
            select(next);
        } else {
            return;
        }
        event.consume();
    }

    private @Nullable Place placeAt(MouseEvent event) {
        double x = (event.getX() - margins.getLeft()) * renderScale;
        double y = (event.getY() + scroll) * renderScale;
        int index = layout.indexAt(x, y);
        if (index < 0 || maps == null || index >= maps.count()) {
            return null;
        }
        GridPainter.Tile tile = layout.tile(index);
        int row = (int) ((y - tile.y()) * maps.height() / tile.height());
        int column = (int) ((x - tile.x()) * maps.width() / tile.width());
        return new Place(index, Math.min(row, maps.height() - 1), Math.min(column, maps.width() - 1));
    }
}
