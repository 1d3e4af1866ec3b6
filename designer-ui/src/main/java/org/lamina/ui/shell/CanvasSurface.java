package org.lamina.ui.shell;

import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Parent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Fragment;
import org.lamina.ui.Workbench;
import org.lamina.ui.canvas.CanvasCommands;
import org.lamina.ui.canvas.CanvasView;
import org.lamina.ui.library.BlockChooser;
import org.lamina.ui.model.Comparison;
import org.lamina.ui.palette.PaletteItem;
import org.lamina.ui.start.BlockGallery;

/// The canvas as the window and the palette see it.
final class CanvasSurface implements Surface {
    private final Workbench bench;
    private @Nullable CanvasView made;
    private @Nullable BlockChooser blocks;

    CanvasSurface(Workbench bench) {
        this.bench = bench;
    }

    /// Made when first needed: a window that opens with its start page shows no canvas.
    private CanvasView view() {
        if (made == null) {
            made = new CanvasView(bench);
            bench.editor().comparisonProperty().subscribe(this::compared);
            made.commands().setOnKeepBlock(this::keepBlock);
        }
        return made;
    }

    /// Escape ends a comparison on the canvas, so the keys go there when one begins.
    private void compared(@Nullable Comparison before, @Nullable Comparison now) {
        if (before == null && now != null) {
            focus();
        }
    }

    private CanvasCommands commands() {
        return view().commands();
    }

    @Override
    public Parent node() {
        return view();
    }

    @Override
    public void focus() {
        Subscription[] waiting = {Subscription.EMPTY};
        waiting[0] = view().sceneProperty().subscribe(scene -> {
            if (scene != null) {
                waiting[0].unsubscribe();
                view().requestFocus();
            }
        });
        if (view().getScene() != null) {
            waiting[0].unsubscribe();
        }
    }

    @Override
    public void fit() {
        commands().fit();
    }

    @Override
    public void zoomToSelection() {
        commands().zoomToSelection();
    }

    @Override
    public void actualSize() {
        commands().actualSize();
    }

    @Override
    public void zoomIn() {
        commands().zoomIn();
    }

    @Override
    public void zoomOut() {
        commands().zoomOut();
    }

    @Override
    public void arrange() {
        Arranger.arrange(bench, commands()::fit);
    }

    @Override
    public void copy() {
        commands().copy();
    }

    @Override
    public void cut() {
        commands().cut();
    }

    @Override
    public void paste() {
        commands().paste();
    }

    @Override
    public void duplicate() {
        commands().duplicate();
    }

    @Override
    public void group() {
        commands().group();
    }

    @Override
    public void ungroup() {
        commands().ungroup();
    }

    @Override
    public void listDifferences() {
        commands().listDifferences();
    }

    @Override
    public void deleteSelected() {
        commands().delete(false);
    }

    @Override
    public void rename() {
        commands().rename();
    }

    @Override
    public void selectAll() {
        commands().selectAll();
    }

    @Override
    public void quickAdd() {
        commands().quickAdd();
    }

    @Override
    public void reveal(NodeId id) {
        commands().reveal(id);
    }

    @Override
    public void add(PaletteItem item) {
        switch (item) {
            case PaletteItem.Layer layer -> commands().add(layer.kind().defaults());
            case PaletteItem.Block block -> {
                if (blocks != null) {
                    blocks.add(block.entry());
                }
            }
        }
    }

    @Override
    public void addBlock(Fragment block) {
        commands().add(block);
        focus();
    }

    @Override
    public void useBlocks(BlockChooser chooser) {
        blocks = chooser;
    }

    private void keepBlock() {
        if (blocks != null) {
            blocks.keep();
        }
    }

    @Override
    public void dragOver(PaletteItem item, Point2D scene) {
        view().previewDrop(item.preview(), item.name(bench.messages()), scene.getX(), scene.getY());
    }

    @Override
    public void drop(PaletteItem item, Point2D scene) {
        switch (item) {
            case PaletteItem.Layer layer -> view().drop(layer.kind().defaults(), scene.getX(), scene.getY());
            case PaletteItem.Block block -> drop(block.entry(), scene);
        }
    }

    /// A block is sized for what flows through the connection under the pointer.
    private void drop(BlockGallery.Entry block, Point2D scene) {
        Optional<GraphNode> source = view().connectionAt(scene.getX(), scene.getY())
                .flatMap(connection -> bench.editor().document().network().node(connection.source()));
        Optional<Fragment> fitting = blocks == null ? Optional.empty() : blocks.fitting(block, source.orElse(null));
        fitting.ifPresentOrElse(
                fragment -> view().drop(fragment, scene.getX(), scene.getY()), () -> view().cancelDrop());
    }

    @Override
    public void dragCancelled() {
        view().cancelDrop();
    }
}
