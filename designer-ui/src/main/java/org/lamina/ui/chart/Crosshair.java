package org.lamina.ui.chart;

import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.lamina.theme.StyleNames;

/// The vertical line at the pointer and the card with the values there.
final class Crosshair {

    private static final double OFFSET = 12;

    private final Group group = new Group();
    private final Line line = new Line();
    private final VBox card = new VBox();

    Crosshair() {
        line.getStyleClass().add(ChartStyles.CURSOR);
        card.getStyleClass().add(StyleNames.READ_OUT);
        group.setManaged(false);
        group.setMouseTransparent(true);
        group.setVisible(false);
        group.getChildren().addAll(line, card);
    }

    Group group() {
        return group;
    }

    void hide() {
        group.setVisible(false);
    }

    /// Shows the line at `x` in a plot that reaches from `left` to `right` and from `top` to `bottom`.
    void show(Readout readout, String title, ChartColors colors, AxisSpelling spelling, Box plot, double x) {
        group.setVisible(true);
        double snapped = Math.floor(x) + 0.5;
        line.setStartX(snapped);
        line.setEndX(snapped);
        line.setStartY(plot.top);
        line.setEndY(plot.bottom);
        fill(readout, title, colors, spelling);
        card.applyCss();
        double width = card.prefWidth(-1);
        double height = card.prefHeight(width);
        card.resize(width, height);
        boolean right = x + OFFSET + width <= plot.right;
        double at = right ? x + OFFSET : Math.max(plot.left, x - OFFSET - width);
        card.relocate(Math.round(at), Math.round(plot.top + Math.min(OFFSET / 2, plot.bottom - plot.top)));
        card.layout();
    }

    /// The edges of the plot in the coordinates of its parent.
    record Box(double left, double top, double right, double bottom) {}

    private void fill(Readout readout, String title, ChartColors colors, AxisSpelling spelling) {
        card.getChildren().clear();
        card.getChildren().add(label(title, ChartStyles.CARD_TITLE));
        for (Readout.Row row : readout.rows()) {
            Circle dot = new Circle(3.5, fxColor(colors.seriesColor(row.curve().colorIndex())));
            Label name = label(row.curve().label(), ChartStyles.CARD_NOTE);
            Label value = label(row.text(readout.x(), spelling), ChartStyles.CARD_VALUE);
            HBox line = new HBox(6, dot, name, value);
            line.setAlignment(Pos.CENTER_LEFT);
            card.getChildren().add(line);
        }
        for (String event : readout.events()) {
            card.getChildren().add(label(event, ChartStyles.CARD_NOTE));
        }
    }

    static Color fxColor(int argb) {
        return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff, (argb >>> 24) / 255.0);
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
