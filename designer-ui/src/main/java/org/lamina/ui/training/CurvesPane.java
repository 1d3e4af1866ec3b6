package org.lamina.ui.training;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lamina.graph.settings.DataSignature;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.chart.AxisScale;
import org.lamina.ui.chart.CurveChart;
import org.lamina.ui.chart.XMeasure;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.visual.VisualContext;

/// Loss and accuracy of the run as curves with one crosshair over both.
public final class CurvesPane extends VBox {
    private static final double DEFAULT_SMOOTHING = 0.6;
    private static final double MOST_SMOOTHING = 0.99;

    private final Workbench bench;
    private final CurveChart loss;
    private final CurveChart accuracy;
    private final RunCurves curves;
    private final ToggleGroup axes = new ToggleGroup();

    public CurvesPane(Workbench bench, VisualContext context) {
        this.bench = bench;
        loss = chart(context, "training.curves.loss");
        accuracy = chart(context, "training.curves.accuracy");
        loss.setId("curves-loss");
        accuracy.setId("curves-accuracy");
        accuracy.crosshairXProperty().bindBidirectional(loss.crosshairXProperty());
        accuracy.smoothingProperty().bindBidirectional(loss.smoothingProperty());
        loss.smoothingProperty().set(DEFAULT_SMOOTHING);
        accuracy.percentProperty().set(true);
        accuracy.xMeasureProperty().bindBidirectional(loss.xMeasureProperty());
        accuracy.xNameProperty().bind(loss.xNameProperty());
        curves = new RunCurves(bench, loss, accuracy);
        curves.follow();
        accuracy.titleProperty().bind(accuracyTitle());
        Region between = divider();
        between.visibleProperty().bind(accuracy.visibleProperty());
        between.managedProperty().bind(accuracy.managedProperty());
        HBox charts = new HBox(loss, between, accuracy);
        HBox.setHgrow(loss, Priority.ALWAYS);
        HBox.setHgrow(accuracy, Priority.ALWAYS);
        loss.setPrefWidth(0);
        accuracy.setPrefWidth(0);
        VBox.setVgrow(charts, Priority.ALWAYS);
        setId("curves-pane");
        getStyleClass().add(StyleNames.PANE);
        getChildren().addAll(settings(), charts);
    }

    private CurveChart chart(VisualContext context, String titleKey) {
        CurveChart chart = new CurveChart(context);
        chart.titleProperty().bind(bench.messages().bind(titleKey));
        chart.emptyTextProperty().bind(bench.messages().bind("training.curves.empty"));
        return chart;
    }

    /// What is measured of the data of the run, or of those chosen for the first one.
    private ObservableValue<String> accuracyTitle() {
        return Bindings.createObjectBinding(
                        () -> accuracyKey(curves.signature()),
                        bench.runs().sessionProperty(),
                        bench.editor().projectProperty())
                .flatMap(key -> bench.messages().bind(key));
    }

    private static String accuracyKey(DataSignature signature) {
        return switch (signature.measure()) {
            case MEAN_AVERAGE_PRECISION -> "training.curves.precision";
            case PIXEL_ACCURACY -> "training.curves.pixel-accuracy";
            case ACCURACY -> "training.curves.accuracy";
        };
    }

    private static Region divider() {
        Region line = new Region();
        line.getStyleClass().add(StyleNames.DIVIDER);
        return line;
    }

    private HBox settings() {
        Label name = Labels.bound(bench.messages(), "training.curves.smoothing", StyleNames.MUTED, StyleNames.CAPTION);
        Slider smoothing = new Slider(0, MOST_SMOOTHING, DEFAULT_SMOOTHING);
        smoothing.setId("curves-smoothing");
        smoothing.setPrefWidth(120);
        smoothing.valueProperty().bindBidirectional(loss.smoothingProperty());
        name.setLabelFor(smoothing);
        ToggleButton logarithmic = new ToggleButton();
        logarithmic.setId("curves-log");
        logarithmic.textProperty().bind(bench.messages().bind("training.curves.log"));
        logarithmic.setMinWidth(Region.USE_PREF_SIZE);
        logarithmic.selectedProperty().subscribe(on -> loss.yScaleProperty()
                .set(on ? AxisScale.LOG : AxisScale.LINEAR));
        loss.yScaleProperty().subscribe(scale -> logarithmic.setSelected(scale == AxisScale.LOG));
        HBox choices = new HBox(
                axis("iteration", XMeasure.ITERATIONS), axis("epoch", curves.epochs()), axis("time", curves.clock()));
        choices.getStyleClass().add(StyleNames.SEGMENTS);
        choices.setMaxHeight(Region.USE_PREF_SIZE);
        axes.selectToggle(axes.getToggles().getFirst());
        HBox row = new HBox(8, choices, Nodes.grow(), name, smoothing, logarithmic);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPadding(new Insets(8, 12, 0, 12));
        return row;
    }

    /// A choice of what the x axis counts; one of them is always chosen.
    private ToggleButton axis(String id, XMeasure measure) {
        ToggleButton button = new ToggleButton();
        button.setId("curves-x-" + id);
        button.textProperty().bind(bench.messages().bind("training.curves.x." + id));
        button.getStyleClass().add(StyleNames.SEGMENT);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setToggleGroup(axes);
        button.setOnAction(_ -> button.setSelected(true));
        button.selectedProperty().subscribe(chosen -> {
            if (chosen) {
                loss.xMeasureProperty().set(measure);
                loss.xNameProperty().bind(bench.messages().bind("training.curves.x." + id + ".name"));
            }
        });
        return button;
    }
}
