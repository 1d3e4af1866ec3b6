package org.lamina.ui.canvas.gesture;

import org.lamina.graph.NodeId;
import org.lamina.graph.layer.LayerSpec;

/// The commands that keys reach.
public interface KeyActions {
    void selectAll();

    void copy();

    void cut();

    void paste();

    void duplicate();

    /// Makes one block of the selected layers.
    void group();

    /// Takes the selected uses of blocks apart.
    void ungroup();

    /// Keeps the selected block for other projects.
    void keepBlock();

    /// Opens the list of all differences from the project that this one is compared with.
    void listDifferences();

    /// @param healing whether sources and targets of removed nodes are connected with each other
    void delete(boolean healing);

    void rename();

    void quickAdd();

    /// Adds a layer behind the selected node, into the selected connection, or in the middle of the view.
    void add(LayerSpec spec);

    /// Moves the selected nodes; repeated nudges are one step of the history.
    void nudge(double dx, double dy);

    void fit();

    void actualSize();

    void zoomIn();

    void zoomOut();

    /// Pans just as far as it takes to see a node.
    void bringIntoView(NodeId node);
}
