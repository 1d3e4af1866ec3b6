package org.lamina.ui.shell;

import java.util.Optional;
import org.lamina.graph.GraphNode;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.shape.Shape;
import org.lamina.theme.StyleStates;
import org.lamina.ui.Workbench;
import org.lamina.ui.dialog.Toasts;
import org.lamina.ui.start.BlockGallery;

/// Puts well-known blocks into the network, in the size that fits the selected layer.
final class BlockChooser {
    private final Workbench bench;
    private final Surface surface;
    private final BlockGallery gallery;
    private final WindowDialogs dialogs;
    private final Toasts toasts;

    BlockChooser(Workbench bench, Surface surface, BlockGallery gallery, WindowDialogs dialogs, Toasts toasts) {
        this.bench = bench;
        this.surface = surface;
        this.gallery = gallery;
        this.dialogs = dialogs;
        this.toasts = toasts;
    }

    BlockGallery gallery() {
        return gallery;
    }

    /// Offers all blocks and adds the chosen one.
    void choose() {
        dialogs.chooseBlock(gallery, this::add);
    }

    /// Adds a block behind the selected layer, or by itself where none is selected or its output is not known yet.
    void add(BlockGallery.Entry entry) {
        Optional<GraphNode> before = bench.editor().selectedNode();
        Optional<Shape> shape = before.flatMap(node -> bench.editor().analysis().shapeOf(node.id()));
        Optional<Fragment> block = entry.fitting(shape.orElse(entry.usual()));
        if (block.isPresent()) {
            surface.addBlock(block.get());
            surface.focus();
        } else {
            toasts.show(
                    bench.messages()
                            .text(
                                    "block.cannot-read",
                                    bench.messages().text(entry.titleKey()),
                                    entry.fact(bench.messages()),
                                    before.orElseThrow().name(),
                                    bench.wording().shape(shape.orElseThrow())),
                    StyleStates.ERROR);
        }
    }
}
