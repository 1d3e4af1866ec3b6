package org.lamina.ui.chart;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import org.lamina.ui.text.Messages;

/// Says what the marks in a plot mean: one entry for each kind that the plot has.
final class MarkKey extends HBox {
    private static final double SIZE = 8;

    private final Messages messages;
    private Set<ChartEvent.Kind> shown = Set.of();

    MarkKey(Messages messages) {
        this.messages = messages;
        getStyleClass().add(ChartStyles.MARK_KEY);
        setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(USE_PREF_SIZE);
    }

    /// Adapts to what the plot shows now; cheap where the kinds are the same as before.
    void show(Collection<ChartEvent> events, ChartColors colors) {
        Set<ChartEvent.Kind> kinds = EnumSet.noneOf(ChartEvent.Kind.class);
        events.forEach(event -> kinds.add(event.kind()));
        if (!kinds.equals(shown)) {
            write(kinds, colors);
        }
    }

    /// Writes the entries anew, in another language or other colours.
    void rewrite(ChartColors colors) {
        write(shown, colors);
    }

    private void write(Set<ChartEvent.Kind> kinds, ChartColors colors) {
        shown = kinds;
        getChildren().setAll(kinds.stream().map(kind -> entry(kind, colors)).toList());
    }

    private Label entry(ChartEvent.Kind kind, ChartColors colors) {
        String name = messages.text(
                switch (kind) {
                    case EPOCH -> "chart.mark.epoch";
                    case CHECKPOINT -> "chart.mark.checkpoint";
                    case RATE_CHANGE -> "chart.mark.rate";
                    case PAUSE -> "chart.mark.pause";
                    case FAILURE -> "chart.mark.failure";
                });
        Label entry = new Label(name, sign(kind, Crosshair.fxColor(colors.of(kind))));
        entry.getStyleClass().add(ChartStyles.CAPTION);
        entry.setMinWidth(USE_PREF_SIZE);
        return entry;
    }

    private static Node sign(ChartEvent.Kind kind, Color color) {
        if (kind.isLine()) {
            Line line = new Line(0, 0, 0, 1.5 * SIZE);
            line.setStroke(color);
            line.getStrokeDashArray().setAll(3.0, 3.0);
            return line;
        }
        Polygon diamond = new Polygon(0, SIZE / 2, SIZE / 2, 0, SIZE, SIZE / 2, SIZE / 2, SIZE);
        diamond.setFill(color);
        return diamond;
    }
}
