package org.lamina.ui.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.text.Text;
import org.lamina.theme.StyleNames;

/// The numbers beside and below a plot; text nodes are reused from one layout to the next.
final class AxisLabels {

    private static final double GAP = 8;

    private final Group group = new Group();
    private final List<Text> pool = new ArrayList<>();
    private int used;

    AxisLabels() {
        group.setManaged(false);
        group.setMouseTransparent(true);
    }

    Group group() {
        return group;
    }

    /// The width of the widest of these labels.
    double widest(List<Ticks.Tick> ticks) {
        Text probe = text(0);
        double widest = 0;
        for (Ticks.Tick tick : ticks) {
            probe.setText(tick.label());
            widest = Math.max(widest, probe.getLayoutBounds().getWidth());
        }
        return widest;
    }

    void begin() {
        used = 0;
    }

    /// Right-aligned left of the plot, where each mark is.
    void placeY(List<Ticks.Tick> ticks, AxisRange range, double right, double top, double height) {
        for (Ticks.Tick tick : ticks) {
            Text text = text(used++);
            text.setText(tick.label());
            text.relocate(
                    right - text.getLayoutBounds().getWidth(),
                    top
                            + (1 - range.fraction(tick.value())) * height
                            - text.getLayoutBounds().getHeight() / 2);
        }
    }

    /// Centred below the plot; what would touch its left neighbour is left out.
    void placeX(List<Ticks.Tick> ticks, AxisRange range, Crosshair.Box place) {
        double free = Double.NEGATIVE_INFINITY;
        for (Ticks.Tick tick : ticks) {
            Text text = text(used);
            text.setText(tick.label());
            double width = text.getLayoutBounds().getWidth();
            double centre = place.left() + range.fraction(tick.value()) * (place.right() - place.left());
            double x = Math.clamp(centre - width / 2, place.left(), Math.max(place.left(), place.right() - width));
            if (x >= free) {
                used++;
                text.relocate(x, place.top());
                free = x + width + GAP;
            }
        }
    }

    void end() {
        for (int i = 0; i < pool.size(); i++) {
            pool.get(i).setVisible(i < used);
        }
    }

    private Text text(int index) {
        while (index >= pool.size()) {
            Text text = new Text();
            text.setTextOrigin(VPos.TOP);
            text.getStyleClass().add(StyleNames.AXIS_LABEL);
            pool.add(text);
            group.getChildren().add(text);
            text.applyCss();
        }
        return pool.get(index);
    }
}
