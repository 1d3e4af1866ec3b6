package org.lamina.ui.shell;

import javafx.geometry.Point2D;
import javafx.scene.Parent;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.LayerKind;
import org.lamina.ui.Workbench;
import org.lamina.ui.canvas.CanvasCommands;
import org.lamina.ui.canvas.CanvasView;

/// The canvas as the window and the palette see it.
final class CanvasSurface implements Surface {
    private final CanvasView view;
    private final CanvasCommands commands;
    private final Workbench bench;

    CanvasSurface(Workbench bench) {
        view = new CanvasView(bench);
        commands = view.commands();
        this.bench = bench;
    }

    @Override
    public Parent node() {
        return view;
    }

    @Override
    public void focus() {
        view.requestFocus();
    }

    @Override
    public void fit() {
        commands.fit();
    }

    @Override
    public void zoomToSelection() {
        commands.zoomToSelection();
    }

    @Override
    public void actualSize() {
        commands.actualSize();
    }

    @Override
    public void zoomIn() {
        commands.zoomIn();
    }

    @Override
    public void zoomOut() {
        commands.zoomOut();
    }

    @Override
    public void arrange() {
        Arranger.arrange(bench, commands::fit);
    }

    @Override
    public void copy() {
        commands.copy();
    }

    @Override
    public void cut() {
        commands.cut();
    }

    @Override
    public void paste() {
        commands.paste();
    }

    @Override
    public void duplicate() {
        commands.duplicate();
    }

    @Override
    public void deleteSelected() {
        commands.delete(false);
    }

    @Override
    public void rename() {
        commands.rename();
    }

    @Override
    public void selectAll() {
        commands.selectAll();
    }

    @Override
    public void quickAdd() {
        commands.quickAdd();
    }

    @Override
    public void reveal(NodeId id) {
        commands.reveal(id);
    }

    @Override
    public void add(LayerKind<?> kind) {
        commands.add(kind.defaults());
    }

    @Override
    public void dragOver(LayerKind<?> kind, Point2D scene) {
        view.previewDrop(kind, scene.getX(), scene.getY());
    }

    @Override
    public void drop(LayerKind<?> kind, Point2D scene) {
        view.drop(kind, scene.getX(), scene.getY());
    }

    @Override
    public void dragCancelled() {
        view.cancelDrop();
    }
}
