package org.lamina.ui.shell;

import javafx.scene.Parent;
import org.lamina.graph.NodeId;
import org.lamina.ui.palette.LayerTarget;

/// What the window asks of the canvas.
public interface Surface extends LayerTarget {
    Parent node();

    void fit();

    void actualSize();

    void zoom(double factor);

    /// Arranges the network anew.
    void arrange();

    void copy();

    void cut();

    void paste();

    void duplicate();

    void deleteSelected();

    void selectAll();

    /// Opens the field that adds a layer by typing.
    void quickAdd();

    /// Brings a node into view.
    void reveal(NodeId id);
}
