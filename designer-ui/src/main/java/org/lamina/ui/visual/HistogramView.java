package org.lamina.ui.visual;

import java.util.Arrays;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.run.Snapshot;
import org.lamina.theme.ColorToken;
import org.lamina.theme.StyleNames;

/// How the values of a layer are distributed, with mean, spread, zeros and dead units in words. The values that are
/// exactly zero have a gauge of their own on the left; the bars are the others, as high as they can be.
public final class HistogramView extends SnapshotView {

    private static final double LABELS = 20;
    private static final double SIDE = 4;

    /// Of the gauge of zeros.
    private static final double GAUGE = 14;

    /// Between the gauge and the bars.
    private static final double APART = 22;

    private static final int NONE = -1;
    private static final int ZEROS = -2;

    private final Label facts = new Label();
    private final DrawnPane pane = new DrawnPane(320, 160);
    private final BooleanProperty logarithmic = new SimpleBooleanProperty(this, "logarithmic", false);
    private Snapshot.@Nullable Histogram snapshot;
    private int hovered = NONE;

    public HistogramView(VisualContext context) {
        super(context, "visual.histogram.empty");
        pane.onDraw(this::draw);
        pane.setOnMouseMoved(this::hover);
        pane.setOnMouseExited(_ -> hoverBin(NONE));
        logarithmic.subscribe(this::redrawNow);
        facts.setWrapText(true);
        facts.setMinHeight(Region.USE_PREF_SIZE);
        facts.getStyleClass().add(StyleNames.VISUAL_CAPTION);
        VBox.setVgrow(pane, Priority.ALWAYS);
        setContent(new VBox(4, pane, facts));
    }

    /// Leaves out the line of numbers below, for a place that says them itself.
    public void withoutFacts() {
        facts.setVisible(false);
        facts.setManaged(false);
    }

    public void show(Snapshot.Histogram histogram) {
        snapshot = histogram;
        redrawNow();
    }

    public void clear() {
        snapshot = null;
        redrawNow();
    }

    /// Whether bars grow with the logarithm of their counts, so that rare values can be seen.
    public BooleanProperty logarithmicProperty() {
        return logarithmic;
    }

    @Override
    boolean hasContent() {
        return snapshot != null && snapshot.counts().length > 0;
    }

    @Override
    void redraw() {
        if (snapshot != null) {
            setCaption(text("visual.iteration", snapshot.iteration()));
            facts.setText(text(
                    snapshot.deadUnits() > 0 ? "visual.histogram.caption.dead" : "visual.histogram.caption",
                    number(snapshot.mean()),
                    number(snapshot.deviation()),
                    snapshot.zeroShare(),
                    snapshot.deadUnits(),
                    snapshot.units()));
            pane.requestLayout();
        }
    }

    @Override
    public String csv() {
        StringBuilder csv = new StringBuilder("from,to,count\n");
        if (snapshot != null) {
            for (int bin = 0; bin < snapshot.counts().length; bin++) {
                csv.append(edge(snapshot, bin)).append(',').append(edge(snapshot, bin + 1));
                csv.append(',').append(snapshot.counts()[bin]).append('\n');
            }
        }
        return csv.toString();
    }

    @Override
    List<MenuItem> menuItems() {
        CheckMenuItem item = new CheckMenuItem(text("visual.histogram.log"));
        item.setSelected(logarithmic.get());
        item.setOnAction(_ -> logarithmic.set(item.isSelected()));
        return List.of(item, new SeparatorMenuItem());
    }

    /// Where bin `bin` begins.
    static double edge(Snapshot.Histogram histogram, int bin) {
        return histogram.min() + (histogram.max() - histogram.min()) * bin / histogram.counts().length;
    }

    private void draw(GraphicsContext graphics) {
        if (snapshot == null) {
            return;
        }
        double height = pane.getHeight() - LABELS;
        drawZeros(graphics, snapshot, height);
        long[] counts = snapshot.countsWithoutZeros();
        double tallest = scaled(Math.max(1, Arrays.stream(counts).max().orElse(1)));
        double left = left(snapshot);
        double step = (right() - left) / counts.length;
        for (int bin = 0; bin < counts.length; bin++) {
            double bar = counts[bin] == 0 ? 0 : Math.max(1, scaled(counts[bin]) / tallest * (height - 2));
            graphics.setFill(context().theme().get(bin == hovered ? ColorToken.ACCENT : ColorToken.SERIES_4));
            graphics.fillRect(left + bin * step + 0.5, height - bar, Math.max(0.8, step - 1), bar);
        }
        graphics.setStroke(context().theme().get(ColorToken.LINE));
        graphics.strokeLine(left, height + 0.5, right(), height + 0.5);
        drawAxis(graphics, snapshot, height);
    }

    /// Where the bars begin.
    private static double left(Snapshot.Histogram shown) {
        return shown.zeroShare() > 0 ? SIDE + GAUGE + APART : SIDE;
    }

    private double right() {
        return pane.getWidth() - SIDE;
    }

    /// A gauge that is full where all values are exactly zero.
    private void drawZeros(GraphicsContext graphics, Snapshot.Histogram shown, double height) {
        if (shown.zeroShare() > 0) {
            double filled = Math.max(1, shown.zeroShare() * height);
            graphics.setFill(context().theme().get(ColorToken.TRACK));
            graphics.fillRect(SIDE, 0, GAUGE, height);
            graphics.setFill(context().theme().get(hovered == ZEROS ? ColorToken.ACCENT : ColorToken.SERIES_4));
            graphics.fillRect(SIDE, height - filled, GAUGE, filled);
            graphics.setFill(context().theme().get(ColorToken.FG_FAINT));
            DrawnPane.text(graphics, 11, TextAlignment.LEFT, VPos.TOP);
            graphics.fillText("= 0", SIDE, height + 5);
        }
    }

    private void drawAxis(GraphicsContext graphics, Snapshot.Histogram shown, double height) {
        graphics.setFill(context().theme().get(ColorToken.FG_FAINT));
        double left = left(shown);
        DrawnPane.text(graphics, 11, TextAlignment.LEFT, VPos.TOP);
        graphics.fillText(number(shown.min()), left, height + 5);
        DrawnPane.text(graphics, 11, TextAlignment.RIGHT, VPos.TOP);
        graphics.fillText(number(shown.max()), right(), height + 5);
        double zero = -shown.min() / (shown.max() - shown.min());
        if (zero > 0.15 && zero < 0.85) {
            DrawnPane.text(graphics, 11, TextAlignment.CENTER, VPos.TOP);
            graphics.fillText("0", left + zero * (right() - left), height + 5);
        }
    }

    private double scaled(long count) {
        return logarithmic.get() ? Math.log1p(count) : count;
    }

    private void hover(MouseEvent event) {
        if (snapshot != null) {
            double left = left(snapshot);
            int bins = snapshot.counts().length;
            int bin = (int) Math.floor((event.getX() - left) / (right() - left) * bins);
            boolean isGauge = bin < 0 && snapshot.zeroShare() > 0 && event.getX() <= SIDE + GAUGE;
            hoverBin(isGauge ? ZEROS : bin >= 0 && bin < bins ? bin : NONE);
        }
    }

    private void hoverBin(int bin) {
        hovered = bin;
        if (snapshot != null && bin == ZEROS) {
            setHover(text("visual.histogram.hover.zeros", snapshot.zeroShare()));
        } else if (snapshot != null && bin >= 0) {
            long all = Math.max(1, Arrays.stream(snapshot.counts()).sum());
            long count = snapshot.countsWithoutZeros()[bin];
            String from = number(edge(snapshot, bin));
            String to = number(edge(snapshot, bin + 1));
            setHover(text("visual.histogram.hover", from, to, count, (double) count / all));
        } else {
            setHover("");
        }
        pane.requestLayout();
    }
}
