package org.lamina.ui.inspector;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lamina.theme.StyleNames;
import org.lamina.ui.fx.Labels;

/// Names on the left, values on the right.
public final class Facts extends VBox {
    public Facts() {
        super(6);
    }

    public void clear() {
        getChildren().clear();
    }

    /// Adds a line and returns the label of its value.
    public Label add(String name, String value) {
        Label label = Labels.of(name, StyleNames.FACT_LABEL);
        label.setMinWidth(Region.USE_PREF_SIZE);
        Label shown = Labels.of(value, StyleNames.FACT_VALUE);
        shown.setWrapText(true);
        shown.setAlignment(Pos.BASELINE_RIGHT);
        shown.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(shown, Priority.ALWAYS);
        HBox row = new HBox(label, shown);
        row.getStyleClass().add(StyleNames.FACT_ROW);
        getChildren().add(row);
        return shown;
    }
}
