package org.lamina.ui.visual;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.lamina.theme.ColorToken;
import org.lamina.theme.ThemeColors;
import org.lamina.ui.text.Numbers;
import org.lamina.ui.visual.map.GridPainter;
import org.lamina.ui.visual.map.Maps;

/// One grid of numbers, enlarged: the wheel zooms at the pointer, dragging moves, and where a cell is large enough its
/// number stands in it. Left and right step to other grids; with Shift, arrows point at numbers; a click without
/// dragging, or Escape, leaves.
final class NumberGridPane extends Region {

    private static final double READABLE_CELL = 26;
    private static final double LARGEST_CELL = 90;
    private static final double FONT_SHARE = 0.32;
    private static final double WHEEL_STEP = 1.0015;

    private final ThemeColors theme;
    private final Canvas canvas = new Canvas();
    private @Nullable Maps maps;
    private int map;
    private GridPainter.Coloring coloring = _ -> 0;
    private Locale locale = Locale.ENGLISH;
    private double cell;
    private double originX;
    private double originY;
    private double lastX;
    private double lastY;
    private boolean fitted = true;
    private AtlasPane.@Nullable Place cursor;
    private Consumer<AtlasPane.@Nullable Place> hover = _ -> {};
    private Runnable leave = () -> {};
    private IntConsumer step = _ -> {};

    NumberGridPane(ThemeColors theme) {
        this.theme = theme;
        setMinSize(0, 0);
        setFocusTraversable(true);
        canvas.setManaged(false);
        getChildren().add(canvas);
        setOnMouseMoved(event -> pointAt(null, placeAt(event)));
        setOnMouseExited(_ -> hover.accept(null));
        setOnScroll(this::zoom);
        setOnMousePressed(event -> {
            lastX = event.getX();
            lastY = event.getY();
        });
        setOnMouseDragged(this::drag);
        setOnMouseClicked(event -> {
            if (event.isStillSincePress()) {
                leave();
            }
        });
        setOnKeyPressed(this::key);
    }

    void onHover(Consumer<AtlasPane.@Nullable Place> listener) {
        hover = listener;
    }

    void onLeave(Runnable listener) {
        leave = listener;
    }

    /// Called with -1 or 1 when the user asks for the previous or next grid.
    void onStep(IntConsumer listener) {
        step = listener;
    }

    void show(Maps newMaps, int newMap, GridPainter.Coloring newColoring, Locale newLocale) {
        maps = newMaps;
        map = newMap;
        coloring = newColoring;
        locale = newLocale;
        AtlasPane.Place before = cursor;
        if (before != null) {
            int row = Math.min(before.row(), newMaps.height() - 1);
            AtlasPane.Place now = new AtlasPane.Place(map, row, Math.min(before.column(), newMaps.width() - 1));
            pointAt(now, now);
        }
        requestLayout();
    }

    /// @param newCursor what the keyboard points at; null while the mouse does
    private void pointAt(AtlasPane.@Nullable Place newCursor, AtlasPane.@Nullable Place place) {
        if (!Objects.equals(cursor, newCursor)) {
            cursor = newCursor;
            requestLayout();
        }
        hover.accept(place);
    }

    private void leave() {
        cursor = null;
        leave.run();
    }

    /// Shows the whole grid again.
    void fit() {
        fitted = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (maps == null) {
            return;
        }
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        if (fitted) {
            cell = Math.min(LARGEST_CELL, Math.min(getWidth() / maps.width(), getHeight() / maps.height()));
            originX = (getWidth() - cell * maps.width()) / 2;
            originY = (getHeight() - cell * maps.height()) / 2;
        }
        draw(maps, canvas.getGraphicsContext2D());
    }

    private void draw(Maps shown, GraphicsContext graphics) {
        graphics.clearRect(0, 0, getWidth(), getHeight());
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setFont(Font.font("Lamina Inter", Math.min(13, cell * FONT_SHARE)));
        int top = Math.max(0, (int) (-originY / cell));
        int left = Math.max(0, (int) (-originX / cell));
        for (int row = top; row < shown.height() && originY + row * cell < getHeight(); row++) {
            for (int column = left; column < shown.width() && originX + column * cell < getWidth(); column++) {
                drawCell(graphics, shown, row, column);
            }
        }
        if (cursor != null) {
            graphics.setStroke(theme.get(ColorToken.WARNING));
            graphics.setLineWidth(2);
            graphics.strokeRect(originX + cursor.column() * cell, originY + cursor.row() * cell, cell, cell);
        }
    }

    private void drawCell(GraphicsContext graphics, Maps shown, int row, int column) {
        double x = originX + column * cell;
        double y = originY + row * cell;
        int argb = coloring.color(shown, map, row, column);
        double gap = cell >= 16 ? 0.5 : 0;
        Color color = Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
        graphics.setFill(color);
        graphics.fillRect(x + gap, y + gap, cell - 2 * gap, cell - 2 * gap);
        if (cell >= READABLE_CELL && !shown.isPadding(row, column)) {
            graphics.setFill(InkOn.color(color, theme));
            graphics.fillText(
                    Numbers.brief(shown.value(map, row, column), locale), x + cell / 2, y + cell / 2, cell - 2);
        }
    }

    private void key(KeyEvent event) {
        if (event.isShiftDown() && event.getCode().isArrowKey() && maps != null) {
            moveCursor(maps, event.getCode());
            event.consume();
            return;
        }
        switch (event.getCode()) {
            case ESCAPE -> leave();
            case LEFT -> step.accept(-1);
            case RIGHT -> step.accept(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// The first press points at the first number; the grid moves along where the cursor would leave the pane.
    private void moveCursor(Maps shown, KeyCode key) {
        int down = key == KeyCode.DOWN ? 1 : key == KeyCode.UP ? -1 : 0;
        int right = key == KeyCode.RIGHT ? 1 : key == KeyCode.LEFT ? -1 : 0;
        int row = Math.clamp(cursor == null ? 0 : cursor.row() + down, 0, shown.height() - 1);
        int column = Math.clamp(cursor == null ? 0 : cursor.column() + right, 0, shown.width() - 1);
        double x = originX + column * cell;
        double y = originY + row * cell;
        originX += Math.max(0, -x) - Math.max(0, x + cell - getWidth());
        originY += Math.max(0, -y) - Math.max(0, y + cell - getHeight());
        AtlasPane.Place now = new AtlasPane.Place(map, row, column);
        pointAt(now, now);
    }

    private void zoom(ScrollEvent event) {
        double factor = Math.pow(WHEEL_STEP, event.getDeltaY());
        double next = Math.clamp(cell * factor, 2, LARGEST_CELL);
        originX = event.getX() - (event.getX() - originX) * next / cell;
        originY = event.getY() - (event.getY() - originY) * next / cell;
        cell = next;
        fitted = false;
        requestLayout();
        event.consume();
    }

    private void drag(MouseEvent event) {
        originX += event.getX() - lastX;
        originY += event.getY() - lastY;
        lastX = event.getX();
        lastY = event.getY();
        fitted = false;
        requestLayout();
    }

    private AtlasPane.@Nullable Place placeAt(MouseEvent event) {
        int row = (int) Math.floor((event.getY() - originY) / cell);
        int column = (int) Math.floor((event.getX() - originX) / cell);
        boolean inside = maps != null && row >= 0 && row < maps.height() && column >= 0 && column < maps.width();
        return inside ? new AtlasPane.Place(map, row, column) : null;
    }
}
