package org.lamina.ui.shell;

import javafx.geometry.Point2D;
import javafx.scene.Parent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.layer.LayerKind;
import org.lamina.ui.Workbench;
import org.lamina.ui.canvas.CanvasCommands;
import org.lamina.ui.canvas.CanvasView;

/// The canvas as the window and the palette see it.
final class CanvasSurface implements Surface {
    private final Workbench bench;
    private @Nullable CanvasView made;
    private Runnable keepBlock = () -> {};

    CanvasSurface(Workbench bench) {
        this.bench = bench;
    }

    /// Made when first needed: a window that opens with its start page shows no canvas.
    private CanvasView view() {
        if (made == null) {
            made = new CanvasView(bench);
            made.commands().setOnKeepBlock(() -> keepBlock.run());
        }
        return made;
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
    public void add(LayerKind<?> kind) {
        commands().add(kind.defaults());
    }

    @Override
    public void addBlock(Fragment block) {
        commands().add(block);
        focus();
    }

    @Override
    public void setOnKeepBlock(Runnable action) {
        keepBlock = action;
    }

    @Override
    public void dragOver(LayerKind<?> kind, Point2D scene) {
        view().previewDrop(kind, scene.getX(), scene.getY());
    }

    @Override
    public void drop(LayerKind<?> kind, Point2D scene) {
        view().drop(kind, scene.getX(), scene.getY());
    }

    @Override
    public void dragCancelled() {
        view().cancelDrop();
    }
}
