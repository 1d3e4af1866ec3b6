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
    private static final double MARK_ROOM = 120;

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

    /// Centred below the plot: first the marks, as many as leave room for numbers between them, then the numbers;
    /// what would touch a neighbour is left out.
    void placeX(List<Ticks.Tick> marks, List<Ticks.Tick> ticks, AxisRange range, Crosshair.Box place) {
        List<double[]> taken = new ArrayList<>();
        long seen = marks.stream().filter(mark -> range.contains(mark.value())).count();
        int stride = (int) Ticks.niceStep(Math.max(1, seen * MARK_ROOM / (place.right() - place.left())));
        for (int i = stride - 1; i < marks.size(); i += stride) {
            if (range.contains(marks.get(i).value())) {
                placeX(marks.get(i), range, place, taken);
            }
        }
        for (Ticks.Tick tick : ticks) {
            placeX(tick, range, place, taken);
        }
    }

    private void placeX(Ticks.Tick tick, AxisRange range, Crosshair.Box place, List<double[]> taken) {
        Text text = text(used);
        text.setText(tick.label());
        double width = text.getLayoutBounds().getWidth();
        double centre = place.left() + range.fraction(tick.value()) * (place.right() - place.left());
        double x = Math.clamp(centre - width / 2, place.left(), Math.max(place.left(), place.right() - width));
        if (taken.stream().noneMatch(other -> x < other[1] + GAP && other[0] < x + width + GAP)) {
            used++;
            text.relocate(x, place.top());
            taken.add(new double[] {x, x + width});
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
