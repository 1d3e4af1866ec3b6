package org.lamina.ui.training;

import java.util.Arrays;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.lamina.theme.StyleNames;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.text.Messages;

/// How many samples each class has, as a bar each.
final class ClassBars extends VBox {
    private static final double NAME_WIDTH = 76;

    ClassBars(Messages messages, List<String> names, long[] counts) {
        long most = Math.max(1, Arrays.stream(counts).max().orElse(1));
        for (int i = 0; i < counts.length; i++) {
            String name = i < names.size() ? names.get(i) : Integer.toString(i);
            String count = messages.text("training.count", counts[i]);
            getChildren().add(row(name, count, (double) counts[i] / most));
        }
    }

    private static HBox row(String name, String count, double share) {
        Label label = Labels.of(name);
        label.setMinWidth(NAME_WIDTH);
        label.setMaxWidth(NAME_WIDTH);
        Region track = new Region();
        track.getStyleClass().add(StyleNames.PROBABILITY_TRACK);
        track.setMaxWidth(Double.MAX_VALUE);
        Region bar = new Region();
        bar.getStyleClass().add(StyleNames.PROBABILITY_BAR);
        StackPane bars = new StackPane(track, bar);
        bars.setAlignment(Pos.CENTER_LEFT);
        bars.setMinWidth(40);
        bar.maxWidthProperty().bind(bars.widthProperty().multiply(share));
        HBox.setHgrow(bars, Priority.ALWAYS);
        Label value = Labels.of(count, StyleNames.PROBABILITY_VALUE);
        HBox row = new HBox(label, bars, value);
        row.getStyleClass().add(StyleNames.PROBABILITY_ROW);
        row.setAccessibleText(name + " " + count);
        return row;
    }
}
