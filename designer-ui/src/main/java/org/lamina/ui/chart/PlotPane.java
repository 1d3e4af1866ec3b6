package org.lamina.ui.chart;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.lamina.theme.StyleNames;

/// The plot itself: picture, axis labels, crosshair, and the sentence shown while there is nothing to plot. It draws
/// during layout, so at most once per frame however often it is told that something changed.
final class PlotPane extends Region {

    private static final double X_LABELS = 20;
    private static final double TOP = 6;
    private static final double RIGHT = 8;
    private static final double LABEL_GAP = 8;
    private static final double PIXELS_PER_X_TICK = 90;
    private static final double PIXELS_PER_Y_TICK = 20;

    private final CurveChart chart;
    private final PlotWindow window = new PlotWindow();
    private final PlotPicture picture = new PlotPicture();
    private final AxisLabels labels = new AxisLabels();
    private final Crosshair crosshair = new Crosshair();
    private final Label empty = new Label();
    private final Rectangle clip = new Rectangle();
    private Crosshair.Box plot = new Crosshair.Box(0, 0, 1, 1);
    private long lastDrawNanos;

    PlotPane(CurveChart chart) {
        this.chart = chart;
        empty.getStyleClass().add(StyleNames.EMPTY_TEXT);
        empty.setWrapText(true);
        empty.setManaged(false);
        empty.setMouseTransparent(true);
        empty.textProperty().bind(chart.emptyTextProperty());
        setClip(clip);
        setMinSize(0, 0);
        getChildren().addAll(picture.view(), labels.group(), crosshair.group(), empty);
    }

    PlotWindow window() {
        return window;
    }

    Crosshair.Box plot() {
        return plot;
    }

    /// How long the last drawing took, layout included.
    long lastDrawNanos() {
        return lastDrawNanos;
    }

    CurveRaster raster() {
        return picture.raster();
    }

    /// The x value below a place in this pane.
    double xAt(double paneX) {
        return window.xs().value((paneX - plot.left()) / (plot.right() - plot.left()));
    }

    @Override
    protected double computePrefWidth(double height) {
        return 420;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 180;
    }

    @Override
    protected void layoutChildren() {
        long start = System.nanoTime();
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        List<CurveSeries> shown = chart.shownSeries();
        boolean nothing = shown.stream().allMatch(CurveSeries::isEmpty);
        empty.setVisible(nothing);
        picture.view().setVisible(!nothing);
        labels.group().setVisible(!nothing);
        if (nothing) {
            crosshair.hide();
            placeEmptyText();
        } else if (getWidth() > 60 && getHeight() > 40) {
            window.setScales(chart.getXScale(), chart.getYScale());
            window.fit(shown);
            draw();
            placeCrosshair();
        }
        lastDrawNanos = System.nanoTime() - start;
    }

    private void draw() {
        AxisSpelling spelling = chart.spelling();
        double height = getHeight() - TOP - X_LABELS;
        List<Ticks.Tick> yTicks = spelling.yTicks(window.ys(), (int) (height / PIXELS_PER_Y_TICK));
        double left = Math.ceil(Math.max(24, labels.widest(yTicks)) + LABEL_GAP);
        double width = getWidth() - left - RIGHT;
        List<Ticks.Tick> xTicks = spelling.xTicks(window.xs(), (int) (width / PIXELS_PER_X_TICK));
        plot = new Crosshair.Box(left, TOP, left + width, TOP + height);
        double renderScale = renderScale();
        picture.resize(width, height, renderScale);
        picture.view().relocate(left, TOP);
        picture.draw(chart.content(window), xTicks, yTicks, renderScale);
        labels.begin();
        labels.placeY(yTicks, window.ys(), left - LABEL_GAP, TOP, height);
        labels.placeX(xTicks, window.xs(), new Crosshair.Box(left, TOP + height + 4, left + width, 0));
        labels.end();
    }

    private void placeCrosshair() {
        double x = chart.getCrosshairX();
        double fraction = Double.isNaN(x) ? -1 : window.xs().fraction(x);
        if (!(fraction >= 0 && fraction <= 1)) {
            crosshair.hide();
            return;
        }
        double reach = xAt(plot.left() + 6) - window.xs().min();
        Readout readout = chart.readoutAt(x, reach);
        String at = chart.spelling().x(readout.x());
        double place = plot.left() + fraction * (plot.right() - plot.left());
        crosshair.show(
                readout,
                chart.messages().text("chart.at", chart.getXName(), at),
                chart.getColors(),
                chart.spelling(),
                plot,
                place);
    }

    private void placeEmptyText() {
        double width = Math.min(getWidth() - 24, 360);
        double height = empty.prefHeight(width);
        double shownWidth = Math.min(width, empty.prefWidth(-1));
        empty.resizeRelocate((getWidth() - shownWidth) / 2, (getHeight() - height) / 2, shownWidth, height);
    }

    private double renderScale() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
    }
}
