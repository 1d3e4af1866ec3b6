package org.lamina.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A split pane with something in the middle that takes what is left, and a pane at one or both ends that keeps its
/// size in pixels and can be collapsed.
final class EdgedSplit extends SplitPane {
    private final Region centre;
    private @Nullable Edge first;
    private @Nullable Edge last;
    private boolean placed;

    EdgedSplit(Orientation orientation, Region centre) {
        this.centre = centre;
        setOrientation(orientation);
        getItems().add(centre);
    }

    Edge first(Region pane, WindowState.Side start) {
        Edge edge = new Edge(pane, start);
        first = edge;
        arrange();
        return edge;
    }

    Edge last(Region pane, WindowState.Side start) {
        Edge edge = new Edge(pane, start);
        last = edge;
        arrange();
        return edge;
    }

    private void arrange() {
        List<Region> items = new ArrayList<>();
        if (first != null && first.shown.get()) {
            items.add(first.pane);
        }
        items.add(centre);
        if (last != null && last.shown.get()) {
            items.add(last.pane);
        }
        getItems().setAll(items);
        placed = false;
        requestLayout();
    }

    private double room() {
        return getOrientation() == Orientation.HORIZONTAL ? getWidth() : getHeight();
    }

    @Override
    protected void layoutChildren() {
        boolean places = !placed && room() > 0;
        if (places) {
            placed = true;
            if (first != null && first.shown.get()) {
                setDividerPosition(0, first.size / room());
            }
            if (last != null && last.shown.get()) {
                setDividerPosition(getDividers().size() - 1, 1 - last.size / room());
            }
        }
        super.layoutChildren();
        if (places) {
            correct();
            super.layoutChildren();
        }
    }

    /// A position is that of a divider's middle, rounded; what the panes lost by that they get back, or they would
    /// shrink with every start.
    private void correct() {
        if (first != null && first.shown.get()) {
            move(0, first.size - extent(first));
        }
        if (last != null && last.shown.get()) {
            move(getDividers().size() - 1, extent(last) - last.size);
        }
    }

    private void move(int divider, double by) {
        setDividerPosition(divider, getDividerPositions()[divider] + by / room());
    }

    /// How much room a pane has; it takes it itself only later.
    private double extent(Edge edge) {
        Bounds place = edge.pane.getParent().getLayoutBounds();
        return getOrientation() == Orientation.HORIZONTAL ? place.getWidth() : place.getHeight();
    }

    /// The pane at one end.
    final class Edge {
        private final Region pane;
        private final BooleanProperty shown;
        private double size;

        private Edge(Region pane, WindowState.Side start) {
            this.pane = pane;
            size = start.size();
            shown = new SimpleBooleanProperty(this, "shown", start.shown());
            SplitPane.setResizableWithParent(pane, false);
            shown.addListener((_, _, _) -> {
                measure(first);
                measure(last);
                arrange();
            });
        }

        BooleanProperty shownProperty() {
            return shown;
        }

        void restore(WindowState.Side side) {
            shown.set(false);
            size = side.size();
            shown.set(side.shown());
        }

        WindowState.Side state() {
            measure(this);
            return new WindowState.Side(shown.get(), size);
        }
    }

    private void measure(@Nullable Edge edge) {
        if (edge != null && getItems().contains(edge.pane) && placed) {
            double extent = getOrientation() == Orientation.HORIZONTAL ? edge.pane.getWidth() : edge.pane.getHeight();
            edge.size = extent > 0 ? extent : edge.size;
        }
    }
}
