package org.lamina.ui.chart;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.lamina.theme.StyleNames;
import org.lamina.theme.ThemeColors;
import org.lamina.ui.text.Messages;
import org.lamina.ui.visual.ExportMenu;
import org.lamina.ui.visual.VisualContext;

/// A plot of curves that grow: loss and accuracy of a run, or of several.
///
/// Add points to the [CurveSeries] of the [#getCurves()] and call [#refresh()] once per frame; everything else
/// redraws by itself. Bind [#crosshairXProperty()] of several charts together and they share one crosshair. The
/// view follows the data until the user zooms or pans; a double click, or [#follow()], follows again. FX thread only.
public final class CurveChart extends Region {

    private final StringProperty title = new SimpleStringProperty(this, "title", "");
    private final StringProperty xName = new SimpleStringProperty(this, "xName", "");
    private final StringProperty emptyText = new SimpleStringProperty(this, "emptyText", "");
    private final ObjectProperty<AxisScale> xScale = new SimpleObjectProperty<>(this, "xScale", AxisScale.LINEAR);
    private final ObjectProperty<AxisScale> yScale = new SimpleObjectProperty<>(this, "yScale", AxisScale.LINEAR);
    private final ObjectProperty<XMeasure> xMeasure = new SimpleObjectProperty<>(this, "xMeasure", XMeasure.ITERATIONS);
    private final BooleanProperty percent = new SimpleBooleanProperty(this, "percent", false);
    private final DoubleProperty smoothing = new SimpleDoubleProperty(this, "smoothing", 0);
    private final DoubleProperty crosshairX = new SimpleDoubleProperty(this, "crosshairX", Double.NaN);
    private final ReadOnlyObjectWrapper<ChartColors> colors;
    private final Runnable endOfThemeChanges;
    private final Subscription endOfLanguageChanges;
    private final ObservableList<Curve> curves = FXCollections.observableArrayList();
    private final ObservableList<ChartEvent> events = FXCollections.observableArrayList();
    private final Set<String> hidden = new HashSet<>();
    private final Messages messages;
    private final PlotPane plot;
    private final ChartHeader header;

    public CurveChart(VisualContext context) {
        ThemeColors theme = context.theme();
        messages = context.messages();
        colors = new ReadOnlyObjectWrapper<>(this, "colors", ChartColors.of(theme));
        endOfThemeChanges = theme.onChange(() -> colors.set(ChartColors.of(theme)));
        endOfLanguageChanges = messages.languageProperty().subscribe((_, _) -> refresh());
        plot = new PlotPane(this);
        ChartMenu menu = new ChartMenu(this, messages);
        ExportMenu exports = new ExportMenu(context, title::get, this::valuesAsCsv, this);
        header = new ChartHeader(this, messages, exports.button(menu::items));
        exports.installOn(menu::items);
        getStyleClass().add(StyleNames.PLOT);
        getChildren().addAll(header, plot);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        accessibleTextProperty().bind(title);
        new ChartGestures(this, plot).install();
        InvalidationListener redraw = _ -> refresh();
        List.of(xScale, yScale, crosshairX, colors, xName, percent, curves, events)
                .forEach(observable -> observable.addListener(redraw));
        InvalidationListener prepare = _ -> prepareSeries();
        smoothing.addListener(prepare);
        curves.addListener(prepare);
        xMeasure.subscribe((_, _) -> {
            prepareSeries();
            crosshairX.set(Double.NaN);
            follow();
        });
    }

    /// Ends listening to theme and language. The chart is of no use afterwards.
    public void dispose() {
        endOfThemeChanges.run();
        endOfLanguageChanges.unsubscribe();
        header.dispose();
    }

    /// Draws again in the next frame. Call it after points were added.
    public void refresh() {
        plot.requestLayout();
    }

    /// Shows all points again and goes on showing new ones.
    public void follow() {
        plot.window().follow();
        refresh();
    }

    public boolean isFollowing() {
        return plot.window().isFollowing();
    }

    /// Every point of every curve, in the order of the legend.
    public String valuesAsCsv() {
        return CurvesCsv.of(curves, getXName());
    }

    /// How long the last drawing took, for benchmarks.
    public long getLastDrawNanos() {
        return plot.lastDrawNanos();
    }

    public boolean isShown(CurveSeries series) {
        return !hidden.contains(series.id());
    }

    public void setShown(CurveSeries series, boolean shown) {
        if (shown ? hidden.remove(series.id()) : hidden.add(series.id())) {
            header.updateLegend();
            refresh();
        }
    }

    List<CurveSeries> shownSeries() {
        return curves.stream().map(Curve::series).filter(this::isShown).toList();
    }

    PlotPicture.Content content(PlotWindow window) {
        return new PlotPicture.Content(curves, hidden, placedEvents(), window, getColors());
    }

    Readout readoutAt(double x, double reach) {
        return Readout.at(x, curves, hidden, placedEvents(), reach);
    }

    private List<ChartEvent> placedEvents() {
        XMeasure measure = xMeasure.get();
        return events.stream().map(event -> event.on(measure)).toList();
    }

    AxisSpelling spelling() {
        return new AxisSpelling(xMeasure.get().isTime(), percent.get(), locale());
    }

    PlotPane plot() {
        return plot;
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + snappedRightInset() + Math.max(header.prefWidth(-1), plot.prefWidth(-1));
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset() + snappedBottomInset() + header.prefHeight(-1) + plot.prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = getWidth() - left - snappedRightInset();
        double headerHeight = snapSizeY(header.prefHeight(width));
        header.resizeRelocate(left, top, width, headerHeight);
        double height = getHeight() - top - headerHeight - snappedBottomInset();
        plot.resizeRelocate(left, top + headerHeight, width, Math.max(0, height));
    }

    private void prepareSeries() {
        for (Curve curve : curves) {
            curve.series().setMeasure(xMeasure.get());
            curve.series().setSmoothingWeight(curve.smoothed() ? getSmoothing() : 0);
        }
        refresh();
    }

    public StringProperty titleProperty() {
        return title;
    }

    /// The word for the x axis in the read-out, such as "iteration".
    public StringProperty xNameProperty() {
        return xName;
    }

    public String getXName() {
        return xName.get();
    }

    /// The sentence shown while no curve has a point: why, and what to do.
    public StringProperty emptyTextProperty() {
        return emptyText;
    }

    /// What the x axis counts. Changing it shows all points again.
    public ObjectProperty<XMeasure> xMeasureProperty() {
        return xMeasure;
    }

    /// Whether values are shares from 0 to 1 that are written in percent.
    public BooleanProperty percentProperty() {
        return percent;
    }

    public ObjectProperty<AxisScale> xScaleProperty() {
        return xScale;
    }

    public AxisScale getXScale() {
        return xScale.get();
    }

    public ObjectProperty<AxisScale> yScaleProperty() {
        return yScale;
    }

    public AxisScale getYScale() {
        return yScale.get();
    }

    /// The weight of the exponential smoothing, 0 for none, below 1.
    public DoubleProperty smoothingProperty() {
        return smoothing;
    }

    public double getSmoothing() {
        return smoothing.get();
    }

    /// The x under the pointer, NaN for none.
    public DoubleProperty crosshairXProperty() {
        return crosshairX;
    }

    public double getCrosshairX() {
        return crosshairX.get();
    }

    Locale locale() {
        return messages.language();
    }

    Messages messages() {
        return messages;
    }

    ReadOnlyObjectProperty<ChartColors> colorsProperty() {
        return colors.getReadOnlyProperty();
    }

    ChartColors getColors() {
        return colors.get();
    }

    public ObservableList<Curve> getCurves() {
        return curves;
    }

    public ObservableList<ChartEvent> getEvents() {
        return events;
    }
}
