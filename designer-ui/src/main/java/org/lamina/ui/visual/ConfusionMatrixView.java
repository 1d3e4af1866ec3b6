package org.lamina.ui.visual;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.run.Evaluation.OutputEvaluation;
import org.lamina.theme.ColorToken;
import org.lamina.ui.visual.map.ColorMap;
import org.lamina.ui.visual.map.MapPalette;
import org.lamina.ui.visual.map.TensorCsv;

/// What the network took each class for: true classes down, predicted ones across, as counts or as shares of the row.
/// A click on a cell reports its classes, so that the very samples can be listed.
public final class ConfusionMatrixView extends SnapshotView {

    private static final double AXIS_NAME = 16;
    private static final double HIGHEST_CELL = 52;
    private static final double WIDEST_CELL = 68;

    /// Cells are so many times as wide as high, so that numbers fit into low ones.
    private static final double WIDE = 3;

    private static final double READABLE_HEIGHT = 10.5;
    private static final double DIGIT = 6.2;
    private static final double NAMES = 18;

    /// The part of the height that slanted names may take.
    private static final double SLANTED = 0.36;

    /// A slanted line goes up and to the right by this part of its length each.
    private static final double SLANT = Math.sqrt(0.5);

    /// Room that letters need above the end of a slanted line.
    private static final double SLANT_PAD = 10;

    /// Beside the names of the columns.
    private static final double COLUMNS_NAME = 72;
    private static final double LONGEST_NAME = 96;

    private final DrawnPane pane = new DrawnPane(360, 260);
    private final BooleanProperty percent = new SimpleBooleanProperty(this, "percent", false);
    private @Nullable OutputEvaluation evaluation;
    private List<String> names = List.of();
    private BiConsumer<Integer, Integer> onCell = (_, _) -> {};
    private @Nullable Cell hovered;
    private double cellWidth;
    private double cellHeight;
    private boolean slanted;
    private double left;
    private double top;

    public ConfusionMatrixView(VisualContext context) {
        super(context, "visual.confusion.empty");
        pane.onDraw(this::draw);
        pane.setOnMouseMoved(event -> hover(cellAt(event)));
        pane.setOnMouseExited(_ -> hover(null));
        pane.setOnMouseClicked(event -> {
            Cell clicked = cellAt(event);
            if (clicked != null) {
                onCell.accept(clicked.actual, clicked.predicted);
            }
        });
        percent.subscribe(this::redrawNow);
        setContent(pane);
    }

    private record Cell(int actual, int predicted) {}

    public void show(OutputEvaluation shown, List<String> classNames) {
        evaluation = shown;
        names = List.copyOf(classNames);
        redrawNow();
    }

    public void clear() {
        evaluation = null;
        redrawNow();
    }

    /// Called with the true and the predicted class of a clicked cell.
    public void setOnCell(BiConsumer<Integer, Integer> listener) {
        onCell = listener;
    }

    /// Whether cells show shares of their row instead of counts.
    public BooleanProperty percentProperty() {
        return percent;
    }

    @Override
    boolean hasContent() {
        return evaluation != null && evaluation.confusion().length > 0;
    }

    @Override
    void redraw() {
        if (evaluation != null) {
            long all = 0;
            for (int actual = 0; actual < evaluation.confusion().length; actual++) {
                all += rowSum(evaluation.confusion(), actual);
            }
            setCaption(text("visual.confusion.caption", evaluation.accuracy(), all));
            pane.requestLayout();
        }
    }

    @Override
    public String csv() {
        StringBuilder csv = new StringBuilder("actual,predicted,count\n");
        if (evaluation != null) {
            long[][] counts = evaluation.confusion();
            for (int actual = 0; actual < counts.length; actual++) {
                for (int predicted = 0; predicted < counts.length; predicted++) {
                    csv.append(TensorCsv.cell(name(actual))).append(',').append(TensorCsv.cell(name(predicted)));
                    csv.append(',').append(counts[actual][predicted]).append('\n');
                }
            }
        }
        return csv.toString();
    }

    @Override
    List<MenuItem> menuItems() {
        CheckMenuItem item = new CheckMenuItem(text("visual.confusion.percent"));
        item.setSelected(percent.get());
        item.setOnAction(_ -> percent.set(item.isSelected()));
        return List.of(item, new SeparatorMenuItem());
    }

    static long rowSum(long[][] counts, int actual) {
        long sum = 0;
        for (long count : counts[actual]) {
            sum += count;
        }
        return sum;
    }

    /// What a cell says in words.
    String sentence(int actual, int predicted) {
        if (evaluation == null) {
            return "";
        }
        long[][] counts = evaluation.confusion();
        long sum = rowSum(counts, actual);
        long count = counts[actual][predicted];
        String samples = actual == predicted ? "visual.confusion.right" : "visual.confusion.wrong";
        String pixels = actual == predicted ? "visual.confusion.pixels-right" : "visual.confusion.pixels-wrong";
        String key = evaluation.isClassMap() ? pixels : samples;
        return text(key, count, sum, name(actual), name(predicted), sum == 0 ? 0.0 : (double) count / sum);
    }

    private void draw(GraphicsContext graphics) {
        if (evaluation == null) {
            return;
        }
        long[][] counts = evaluation.confusion();
        measure(counts.length);
        ColorMap colors = ColorMap.through(
                MapPalette.argb(context().theme().get(ColorToken.HEAT_LOW)),
                MapPalette.argb(context().theme().get(ColorToken.HEAT_HIGH)));
        for (int actual = 0; actual < counts.length; actual++) {
            long sum = Math.max(1, rowSum(counts, actual));
            for (int predicted = 0; predicted < counts.length; predicted++) {
                drawCell(graphics, colors, counts[actual][predicted], sum, actual, predicted);
            }
        }
        drawNames(graphics, counts.length);
        if (hovered != null) {
            graphics.setStroke(context().theme().get(ColorToken.ACCENT));
            graphics.setLineWidth(1.5);
            graphics.strokeRect(
                    left + hovered.predicted * cellWidth, top + hovered.actual * cellHeight, cellWidth, cellHeight);
        }
    }

    /// Cells as high as the pane allows, and wide enough for their numbers; names of columns are slanted only where
    /// they are too long for their cells.
    private void measure(int classes) {
        double axis = axisLength(classes);
        left = AXIS_NAME + axis;
        double room = (pane.getWidth() - left - COLUMNS_NAME) / classes;
        slanted = axis > Math.min(room, WIDEST_CELL);
        top = slanted ? Math.min(axis * SLANT + SLANT_PAD, Math.max(NAMES, pane.getHeight() * SLANTED)) : NAMES;
        double height = Math.clamp((pane.getHeight() - top) / classes, 1, HIGHEST_CELL);
        double widest = Math.min(WIDEST_CELL, Math.max(WIDE * height, slanted ? 0 : axis));
        cellWidth = Math.clamp(room, 1, widest);
        cellHeight = Math.min(height, cellWidth);
    }

    private void drawCell(GraphicsContext graphics, ColorMap colors, long count, long sum, int actual, int predicted) {
        double share = (double) count / sum;
        // The root lets a handful of mistakes among hundreds of right answers be seen.
        int argb = colors.at(Math.sqrt(share));
        Color color = Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
        double x = left + predicted * cellWidth;
        double y = top + actual * cellHeight;
        graphics.setFill(color);
        graphics.fillRect(x + 0.5, y + 0.5, cellWidth - 1, cellHeight - 1);
        String label = percent.get() ? Long.toString(Math.round(share * 100)) : Long.toString(count);
        if (count > 0 && cellHeight >= READABLE_HEIGHT && cellWidth >= label.length() * DIGIT + 4) {
            graphics.setFill(InkOn.color(color, context().theme()));
            double size = Math.clamp(cellHeight - 3, 9, 11);
            DrawnPane.text(graphics, size, TextAlignment.CENTER, VPos.CENTER);
            graphics.fillText(label, x + cellWidth / 2, y + cellHeight / 2);
        }
    }

    private void drawNames(GraphicsContext graphics, int classes) {
        graphics.setFill(context().theme().get(ColorToken.FG_MUTED));
        int everyRow = (int) Math.ceil(READABLE_HEIGHT / cellHeight);
        int everyColumn = (int) Math.ceil(11 / cellWidth);
        for (int i = 0; i < classes; i++) {
            if (i % everyRow == 0) {
                DrawnPane.text(graphics, 11, TextAlignment.RIGHT, VPos.CENTER);
                graphics.fillText(shortened(name(i), left - AXIS_NAME - 4), left - 5, top + (i + 0.5) * cellHeight);
            }
            if (i % everyColumn == 0) {
                drawColumnName(graphics, i);
            }
        }
        graphics.setFill(context().theme().get(ColorToken.FG_FAINT));
        DrawnPane.text(graphics, 11, slanted ? TextAlignment.RIGHT : TextAlignment.LEFT, VPos.BOTTOM);
        graphics.fillText(
                text("visual.confusion.predicted"), slanted ? left - 6 : left + classes * cellWidth + 8, top - 4);
        DrawnPane.text(graphics, 11, TextAlignment.RIGHT, VPos.TOP);
        graphics.save();
        graphics.translate(0, top);
        graphics.rotate(-90);
        graphics.fillText(text("visual.confusion.actual"), 0, 0);
        graphics.restore();
    }

    private void drawColumnName(GraphicsContext graphics, int column) {
        double x = left + (column + 0.5) * cellWidth;
        if (!slanted) {
            DrawnPane.text(graphics, 11, TextAlignment.CENTER, VPos.BOTTOM);
            graphics.fillText(name(column), x, top - 4);
            return;
        }
        DrawnPane.text(graphics, 11, TextAlignment.LEFT, VPos.CENTER);
        graphics.save();
        graphics.translate(x, top - 6);
        graphics.rotate(-45);
        graphics.fillText(shortened(name(column), (top - SLANT_PAD) / SLANT), 0, 0);
        graphics.restore();
    }

    /// So much of a name as there is room for.
    private static String shortened(String name, double room) {
        if (widthOf(name) <= room) {
            return name;
        }
        int end = name.length();
        while (end > 1 && widthOf(name.substring(0, end) + "…") > room) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end).strip() + "…";
    }

    private static double widthOf(String name) {
        Text probe = new Text(name);
        probe.setFont(Font.font(DrawnPane.FONT, 11));
        return probe.getLayoutBounds().getWidth();
    }

    private double axisLength(int classes) {
        double longest = 0;
        for (int i = 0; i < classes; i++) {
            longest = Math.max(longest, widthOf(name(i)));
        }
        return Math.clamp(longest + 10, 16, LONGEST_NAME);
    }

    private String name(int index) {
        return SampleWords.className(names, index);
    }

    private @Nullable Cell cellAt(MouseEvent event) {
        int actual = (int) Math.floor((event.getY() - top) / cellHeight);
        int predicted = (int) Math.floor((event.getX() - left) / cellWidth);
        int classes = evaluation == null ? 0 : evaluation.confusion().length;
        boolean inside = actual >= 0 && actual < classes && predicted >= 0 && predicted < classes;
        return inside ? new Cell(actual, predicted) : null;
    }

    private void hover(@Nullable Cell place) {
        hovered = place;
        pane.setCursor(place == null ? Cursor.DEFAULT : Cursor.HAND);
        setHover(place == null ? "" : sentence(place.actual, place.predicted));
        pane.requestLayout();
    }
}
