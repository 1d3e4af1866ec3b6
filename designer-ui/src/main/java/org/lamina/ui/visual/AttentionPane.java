package org.lamina.ui.visual;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.lamina.theme.ColorToken;
import org.lamina.ui.text.Numbers;
import org.lamina.ui.visual.map.GridPainter;
import org.lamina.ui.visual.map.Maps;

/// One attention head: queries down, keys across, tokens on both axes, row and column under the pointer marked.
final class AttentionPane extends StackPane {

    private static final double AXIS_NAME = 16;
    private static final double SHORTEST_AXIS = 18;
    private static final double LONGEST_AXIS = 64;
    private static final double CHARACTER = 8;
    private static final double WIDE_CHARACTER = 13;
    private static final double LARGEST_CELL = 44;
    private static final double SMALLEST_LABELLED_CELL = 9;
    private static final double READABLE_WIDTH = 30;
    private static final double READABLE_HEIGHT = 11;

    /// Cells are at most so many times as wide as high, so that numbers fit into low ones.
    private static final double WIDE = 3;

    /// Beside the tokens across.
    private static final double KEYS = 44;

    /// What stands at the steps down and across; numbers where there is nothing.
    record Tokens(List<String> queries, List<String> keys) {
        Tokens {
            queries = List.copyOf(queries);
            keys = List.copyOf(keys);
        }
    }

    private final VisualContext context;
    private final DrawnPane pane = new DrawnPane(320, 220);
    private @Nullable Maps maps;
    private int head;
    private GridPainter.Coloring coloring = _ -> 0;
    private Tokens tokens = new Tokens(List.of(), List.of());
    private AtlasPane.@Nullable Place hovered;
    private Consumer<AtlasPane.@Nullable Place> hover = _ -> {};
    private double cellWidth;
    private double cellHeight;
    private double left;
    private double top;

    AttentionPane(VisualContext context) {
        this.context = context;
        setMinSize(0, 0);
        pane.onDraw(this::draw);
        pane.setOnMouseMoved(event -> mark(placeAt(event)));
        pane.setOnMouseExited(_ -> mark(null));
        getChildren().add(pane);
    }

    void onHover(Consumer<AtlasPane.@Nullable Place> listener) {
        hover = listener;
    }

    void show(Maps newMaps, int newHead, GridPainter.Coloring newColoring, Tokens newTokens) {
        maps = newMaps;
        head = newHead;
        coloring = newColoring;
        tokens = newTokens;
        pane.requestLayout();
    }

    private void mark(AtlasPane.@Nullable Place place) {
        hovered = place;
        hover.accept(place);
        pane.requestLayout();
    }

    private void draw(GraphicsContext graphics) {
        if (maps == null) {
            return;
        }
        left = AXIS_NAME + axisLength(tokens.queries());
        top = needsTurning() ? axisLength(tokens.keys()) : SHORTEST_AXIS;
        double width = (pane.getWidth() - left - KEYS) / maps.width();
        double height = Math.clamp((pane.getHeight() - top) / maps.height(), 1, LARGEST_CELL);
        cellWidth = Math.clamp(width, 1, Math.max(height, Math.min(WIDE * height, LARGEST_CELL)));
        cellHeight = Math.min(height, cellWidth);
        for (int query = 0; query < maps.height(); query++) {
            for (int key = 0; key < maps.width(); key++) {
                drawCell(graphics, maps, query, key);
            }
        }
        drawTokens(graphics, maps);
        drawNames(graphics, maps);
        drawMark(graphics, maps);
    }

    private void drawCell(GraphicsContext graphics, Maps shown, int query, int key) {
        int argb = coloring.color(shown, head, query, key);
        Color color = Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
        double x = left + key * cellWidth;
        double y = top + query * cellHeight;
        boolean readable = cellWidth >= READABLE_WIDTH && cellHeight >= READABLE_HEIGHT;
        double gap = readable ? 0.5 : 0;
        graphics.setFill(color);
        graphics.fillRect(x + gap, y + gap, cellWidth - 2 * gap, cellHeight - 2 * gap);
        if (readable && !shown.isPadding(query, key)) {
            graphics.setFill(InkOn.color(color, context.theme()));
            DrawnPane.text(graphics, 10, TextAlignment.CENTER, VPos.CENTER);
            String number = Numbers.brief(
                    shown.value(head, query, key), context.messages().language());
            graphics.fillText(number, x + cellWidth / 2, y + cellHeight / 2);
        }
    }

    private void drawTokens(GraphicsContext graphics, Maps shown) {
        if (cellHeight < SMALLEST_LABELLED_CELL) {
            return;
        }
        double size = Math.min(12, cellHeight + 1);
        for (int query = 0; query < shown.height(); query++) {
            graphics.setFill(ink(hovered != null && hovered.row() == query));
            DrawnPane.text(graphics, size, TextAlignment.RIGHT, VPos.CENTER);
            double y = top + (query + 0.5) * cellHeight;
            graphics.fillText(token(tokens.queries(), query), left - 5, y, left - AXIS_NAME);
        }
        for (int key = 0; key < shown.width(); key++) {
            graphics.setFill(ink(hovered != null && hovered.column() == key));
            double x = left + (key + 0.5) * cellWidth;
            if (needsTurning()) {
                DrawnPane.text(graphics, size, TextAlignment.LEFT, VPos.CENTER);
                graphics.save();
                graphics.translate(x, top - 5);
                graphics.rotate(-90);
                graphics.fillText(token(tokens.keys(), key), 0, 0, top);
                graphics.restore();
            } else {
                DrawnPane.text(graphics, size, TextAlignment.CENTER, VPos.BOTTOM);
                graphics.fillText(token(tokens.keys(), key), x, top - 3);
            }
        }
    }

    private void drawNames(GraphicsContext graphics, Maps shown) {
        graphics.setFill(context.theme().get(ColorToken.FG_FAINT));
        DrawnPane.text(graphics, 11, TextAlignment.LEFT, VPos.BOTTOM);
        double end = left + shown.width() * cellWidth;
        graphics.fillText(context.messages().text("visual.attention.keys"), end + 8, top - 3);
        DrawnPane.text(graphics, 11, TextAlignment.RIGHT, VPos.TOP);
        graphics.save();
        graphics.translate(0, top);
        graphics.rotate(-90);
        graphics.fillText(context.messages().text("visual.attention.queries"), 0, 0);
        graphics.restore();
    }

    private void drawMark(GraphicsContext graphics, Maps shown) {
        if (hovered != null) {
            graphics.setStroke(context.theme().get(ColorToken.ACCENT));
            graphics.setLineWidth(1.5);
            graphics.strokeRect(left, top + hovered.row() * cellHeight, shown.width() * cellWidth, cellHeight);
            graphics.strokeRect(left + hovered.column() * cellWidth, top, cellWidth, shown.height() * cellHeight);
        }
    }

    private Color ink(boolean marked) {
        return context.theme().get(marked ? ColorToken.ACCENT_FG : ColorToken.FG_MUTED);
    }

    private static String token(List<String> tokens, int index) {
        return index < tokens.size() ? tokens.get(index) : Integer.toString(index);
    }

    /// Tokens across are turned where they would run into each other.
    private boolean needsTurning() {
        return longest(tokens.keys()) > 2 * CHARACTER;
    }

    private static double axisLength(List<String> tokens) {
        return Math.clamp(longest(tokens) + 6, SHORTEST_AXIS, LONGEST_AXIS);
    }

    private static double longest(List<String> tokens) {
        return tokens.stream().mapToDouble(AttentionPane::length).max().orElse(2 * CHARACTER);
    }

    private static double length(String token) {
        return token.codePoints()
                .mapToDouble(c -> c > 0x2e80 ? WIDE_CHARACTER : CHARACTER)
                .sum();
    }

    private AtlasPane.@Nullable Place placeAt(MouseEvent event) {
        int row = (int) Math.floor((event.getY() - top) / cellHeight);
        int column = (int) Math.floor((event.getX() - left) / cellWidth);
        boolean inside = maps != null && row >= 0 && row < maps.height() && column >= 0 && column < maps.width();
        return inside ? new AtlasPane.Place(head, row, column) : null;
    }
}
