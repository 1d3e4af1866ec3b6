package org.lamina.ui.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import org.lamina.ui.text.Messages;

/// The chart's own menu items: logarithmic axis, following, and the smoothing slider.
final class ChartMenu {

    private static final double LARGEST_WEIGHT = 0.99;

    private final CurveChart chart;
    private final Messages messages;

    ChartMenu(CurveChart chart, Messages messages) {
        this.chart = chart;
        this.messages = messages;
    }

    List<MenuItem> items() {
        CheckMenuItem log = new CheckMenuItem();
        log.textProperty().bind(messages.bind("chart.log"));
        log.setSelected(chart.getYScale() == AxisScale.LOG);
        log.setOnAction(_ -> chart.yScaleProperty().set(log.isSelected() ? AxisScale.LOG : AxisScale.LINEAR));
        MenuItem follow = new MenuItem();
        follow.textProperty().bind(messages.bind("chart.follow"));
        follow.setDisable(chart.isFollowing());
        follow.setOnAction(_ -> chart.follow());
        return new ArrayList<>(List.of(log, follow, smoothing(), new SeparatorMenuItem()));
    }

    private CustomMenuItem smoothing() {
        Slider slider = new Slider(0, LARGEST_WEIGHT, chart.getSmoothing());
        slider.setBlockIncrement(0.05);
        slider.setPrefWidth(120);
        slider.valueProperty().addListener((_, _, value) -> chart.smoothingProperty()
                .set(Math.round(value.doubleValue() * 100) / 100.0));
        Label label = new Label();
        label.textProperty().bind(messages.bind("chart.smoothing", chart.smoothingProperty()));
        label.setMinWidth(110);
        return new CustomMenuItem(new HBox(8, label, slider), false);
    }
}
