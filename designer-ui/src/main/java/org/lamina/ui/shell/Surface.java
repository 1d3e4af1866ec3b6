package org.lamina.ui.shell;

import javafx.scene.Parent;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Fragment;
import org.lamina.ui.library.BlockChooser;
import org.lamina.ui.palette.LayerTarget;

/// What the window asks of the canvas.
interface Surface extends LayerTarget {
    Parent node();

    /// Gives the canvas the keys.
    void focus();

    void fit();

    void actualSize();

    void zoomIn();

    void zoomOut();

    /// Shows the selected nodes as large as they fit.
    void zoomToSelection();

    /// Arranges the network anew.
    void arrange();

    void copy();

    void cut();

    void paste();

    void duplicate();

    /// Makes one block of the selected layers.
    void group();

    /// Takes the selected uses of blocks apart.
    void ungroup();

    /// Opens the list of all differences from the project that this one is compared with.
    void listDifferences();

    void deleteSelected();

    /// Opens the field that renames the selected node.
    void rename();

    void selectAll();

    /// Opens the field that adds a layer by typing.
    void quickAdd();

    /// Adds a block, one card with its definitions, behind the selected node or in the middle of the view.
    void addBlock(Fragment block);

    /// Who sizes blocks that are dropped, and keeps the selected one for other projects.
    void useBlocks(BlockChooser blocks);

    /// Brings a node into view.
    void reveal(NodeId id);
}
