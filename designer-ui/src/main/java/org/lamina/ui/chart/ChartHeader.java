package org.lamina.ui.chart;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.util.Subscription;
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.ui.fx.Room;
import org.lamina.ui.text.Messages;

/// The line above a plot: title and legend. A click on a legend entry hides its curve or shows it again.
final class ChartHeader extends HBox {

    private final CurveChart chart;
    private final Messages messages;
    private final HBox legend = new HBox();
    private final Label caption = new Label();
    private final MarkKey marks;
    private final Subscription languageChanges;

    ChartHeader(CurveChart chart, Messages messages, MenuButton menu) {
        this.chart = chart;
        this.messages = messages;
        getStyleClass().add(ChartStyles.HEADER);
        setAlignment(Pos.CENTER_LEFT);
        Label title = new Label();
        title.getStyleClass().add(StyleNames.PLOT_TITLE);
        title.textProperty().bind(chart.titleProperty());
        title.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        legend.getStyleClass().add(StyleNames.LEGEND);
        legend.setAlignment(Pos.CENTER_RIGHT);
        legend.setMinWidth(USE_PREF_SIZE);
        caption.getStyleClass().add(ChartStyles.CAPTION);
        caption.setMinWidth(USE_PREF_SIZE);
        marks = new MarkKey(messages);
        getChildren().addAll(title, space, legend, marks, caption, menu);
        chart.smoothingProperty().subscribe(this::updateCaption);
        chart.yScaleProperty().subscribe(this::updateCaption);
        languageChanges = messages.languageProperty().subscribe((_, _) -> translate());
        updateCaption();
        chart.getCurves().addListener((ListChangeListener<Curve>) _ -> updateLegend());
        chart.getEvents()
                .addListener((ListChangeListener<ChartEvent>) _ -> marks.show(chart.getEvents(), chart.getColors()));
        chart.colorsProperty().addListener(_ -> {
            updateLegend();
            marks.rewrite(chart.getColors());
        });
    }

    void dispose() {
        languageChanges.unsubscribe();
    }

    /// In a narrow chart first the caption makes way for the legend, then the key to the marks.
    @Override
    protected void layoutChildren() {
        Room.make(this, List.of(caption, marks));
        super.layoutChildren();
    }

    private void translate() {
        updateCaption();
        marks.rewrite(chart.getColors());
    }

    private void updateCaption() {
        boolean log = chart.getYScale() == AxisScale.LOG;
        boolean smooth = chart.getSmoothing() > 0;
        String key = smooth ? log ? "chart.caption.log" : "chart.caption" : "chart.caption.plain";
        caption.setText(smooth || log ? messages.text(key, chart.getSmoothing()) : "");
    }

    void updateLegend() {
        legend.getChildren().setAll(chart.getCurves().stream().map(this::entry).toList());
    }

    private ToggleButton entry(Curve curve) {
        Circle dot = new Circle(4, Crosshair.fxColor(chart.getColors().seriesColor(curve.colorIndex())));
        ToggleButton entry = new ToggleButton(curve.label(), dot);
        entry.getStyleClass().setAll(StyleNames.LEGEND_ITEM);
        entry.setMinWidth(USE_PREF_SIZE);
        entry.setSelected(chart.isShown(curve.series()));
        entry.pseudoClassStateChanged(StyleStates.DIMMED, !entry.isSelected());
        entry.setOnAction(_ -> chart.setShown(curve.series(), entry.isSelected()));
        return entry;
    }
}
