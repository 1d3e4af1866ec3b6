package org.lamina.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import org.lamina.theme.StyleNames;
import org.lamina.ui.fx.Nodes;

/// Canvas in the middle, panes left, right and below; each can be collapsed, resized and restored to its size.
final class Arrangement {
    private final EdgedSplit whole;
    private final EdgedSplit.Edge left;
    private final EdgedSplit.Edge right;
    private final EdgedSplit.Edge bottom;
    private final DoubleBinding bottomHeight;

    Arrangement(Region leftPane, Region centre, Region rightPane, Region bottomPane, WindowState start) {
        Nodes.styled(leftPane, StyleNames.LEFT_PANE);
        Nodes.styled(rightPane, StyleNames.RIGHT_PANE);
        Nodes.styled(bottomPane, StyleNames.BOTTOM_PANE);
        EdgedSplit row = new EdgedSplit(Orientation.HORIZONTAL, centre);
        whole = new EdgedSplit(Orientation.VERTICAL, row);
        left = row.first(leftPane, start.left());
        right = row.last(rightPane, start.right());
        bottom = whole.last(bottomPane, start.bottom());
        bottomHeight = Bindings.createDoubleBinding(
                () -> bottom.shownProperty().get() && whole.getScene() != null ? bottomPane.getHeight() : 0,
                bottom.shownProperty(),
                bottomPane.heightProperty(),
                whole.sceneProperty());
    }

    Region node() {
        return whole;
    }

    /// How much of the window's height the pane at the bottom takes now; 0 where the whole is not shown.
    DoubleBinding bottomHeight() {
        return bottomHeight;
    }

    BooleanProperty leftShown() {
        return left.shownProperty();
    }

    BooleanProperty rightShown() {
        return right.shownProperty();
    }

    BooleanProperty bottomShown() {
        return bottom.shownProperty();
    }

    /// Everything shown at its first size.
    void reset() {
        left.restore(WindowState.DEFAULT.left());
        right.restore(WindowState.DEFAULT.right());
        bottom.restore(WindowState.DEFAULT.bottom());
    }

    WindowState state(double width, double height, boolean maximized) {
        return new WindowState(width, height, maximized, left.state(), right.state(), bottom.state());
    }
}
