package org.lamina.ui.canvas;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.lamina.theme.StyleNames;
import org.lamina.ui.text.Messages;

/// Smaller, the present scale (press for 100 %), larger, fit.
final class ZoomBar extends HBox {
    private final DoubleProperty scale = new SimpleDoubleProperty(1);

    ZoomBar(Messages messages, Runnable smaller, Runnable actual, Runnable larger, Runnable fit) {
        getStyleClass().add(StyleNames.ZOOM_BAR);
        setManaged(false);
        setCache(true);
        Button percent = button("zoom-actual", actual);
        percent.textProperty().bind(messages.bind("canvas.zoom.percent", scale));
        percent.accessibleTextProperty().bind(messages.bind("canvas.zoom.actual"));
        percent.setMinWidth(58);
        Button fits = button("zoom-fit", fit);
        fits.textProperty().bind(messages.bind("canvas.zoom.fit"));
        Button out = button("zoom-out", smaller);
        out.setText("−");
        out.accessibleTextProperty().bind(messages.bind("canvas.zoom.out"));
        Button in = button("zoom-in", larger);
        in.setText("+");
        in.accessibleTextProperty().bind(messages.bind("canvas.zoom.in"));
        getChildren().addAll(out, divider(), percent, divider(), in, divider(), fits);
    }

    private static Button button(String id, Runnable action) {
        Button button = new Button();
        button.setId(id);
        button.setFocusTraversable(false);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Region divider() {
        Region divider = new Region();
        divider.getStyleClass().add(StyleNames.DIVIDER);
        divider.setMinWidth(1);
        divider.setPrefWidth(1);
        return divider;
    }

    void setScale(double value) {
        scale.set(value);
    }
}
