package org.lamina.ui.canvas;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.lamina.graph.Connection;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.Viewport;
import org.lamina.ui.canvas.gesture.CanvasSurface;
import org.lamina.ui.canvas.gesture.KeyActions;

/// What menus, keys and the command palette can do on the canvas. Edits are one step of the history each.
public final class CanvasCommands implements KeyActions {
    private static final double ZOOM_STEP = 1.25;

    /// From this scale on a card can be read.
    private static final double READABLE = 0.7;

    private final CanvasSurface surface;
    private final CanvasEdits edits;
    private final Clippings clippings;
    private final Camera camera;
    private Runnable keepBlock = () -> {};
    private Runnable listDifferences = () -> {};

    CanvasCommands(CanvasSurface surface, Camera camera) {
        this.surface = surface;
        this.camera = camera;
        edits = new CanvasEdits(surface);
        clippings = new Clippings(surface);
    }

    CanvasEdits edits() {
        return edits;
    }

    @Override
    public void selectAll() {
        surface.selectConnection(null);
        surface.editor().select(surface.map().boxes().keySet());
    }

    @Override
    public void copy() {
        clippings.copy();
    }

    @Override
    public void cut() {
        if (clippings.copy()) {
            surface.selectConnection(null);
            edits.delete(false);
        }
    }

    @Override
    public void paste() {
        Rectangle2D seen = camera.seen();
        clippings.paste(new Point(seen.getMinX() + seen.getWidth() / 3, seen.getMinY() + seen.getHeight() / 3));
    }

    @Override
    public void duplicate() {
        clippings.duplicate();
    }

    @Override
    public void group() {
        edits.group();
    }

    @Override
    public void ungroup() {
        edits.ungroup();
    }

    @Override
    public void listDifferences() {
        listDifferences.run();
    }

    /// Who shows that list.
    void setOnListDifferences(Runnable action) {
        listDifferences = action;
    }

    @Override
    public void keepBlock() {
        keepBlock.run();
    }

    /// Who keeps the selected block; the canvas knows no files.
    public void setOnKeepBlock(Runnable action) {
        keepBlock = action;
    }

    @Override
    public void delete(boolean healing) {
        edits.delete(healing);
    }

    @Override
    public void rename() {
        surface.editor().selectedNode().ifPresent(node -> surface.rename(node.id()));
    }

    /// Opens the field that adds a layer: behind the selected node, into the selected connection, or in the middle.
    @Override
    public void quickAdd() {
        Rectangle2D seen = camera.seen();
        Optional<NodeId> node = surface.editor().selectedNode().map(selected -> selected.id());
        Point2D at = node.map(surface.map()::box)
                .map(box -> new Point2D(box.maxX() + 16, box.y()))
                .or(() -> surface.selectedConnection()
                        .map(connection -> surface.map().link(connection).middle()))
                .orElse(new Point2D(seen.getMinX() + seen.getWidth() / 2, seen.getMinY() + seen.getHeight() / 2));
        Point2D screen = camera.viewport().toScreen(at.getX(), at.getY());
        surface.quickAddAt(screen.getX(), screen.getY());
    }

    @Override
    public void add(LayerSpec spec) {
        add(NewNode.of(surface.editor().document(), spec));
    }

    /// Adds a block: one card with its definitions.
    public void add(Fragment block) {
        add(NewNode.of(surface.editor().document(), block));
    }

    private void add(NewNode node) {
        Optional<NodeId> selected = surface.editor().selectedNode().map(found -> found.id());
        Optional<Connection> connection = surface.selectedConnection();
        if (connection.isPresent()) {
            edits.insert(node, connection.get());
        } else if (selected.isPresent()) {
            edits.addBehind(node, selected.get());
        } else {
            Rectangle2D seen = camera.seen();
            edits.addNear(node, seen.getMinX() + seen.getWidth() / 2, seen.getMinY() + seen.getHeight() / 2);
        }
    }

    @Override
    public void nudge(double dx, double dy) {
        edits.nudge(dx, dy);
    }

    /// Shows the whole network.
    @Override
    public void fit() {
        fitTo(surface.map().boxes().keySet());
    }

    /// Shows the selected nodes as large as they fit; everything where none is selected.
    public void zoomToSelection() {
        fitTo(surface.selection().isEmpty() ? surface.map().boxes().keySet() : surface.selection());
    }

    private void fitTo(Collection<NodeId> ids) {
        surface.map().bounds(ids).ifPresent(area -> camera.glide(camera.fitting(area)));
    }

    @Override
    public void actualSize() {
        camera.zoom(1 / camera.viewport().scale());
    }

    @Override
    public void zoomIn() {
        camera.zoom(ZOOM_STEP);
    }

    @Override
    public void zoomOut() {
        camera.zoom(1 / ZOOM_STEP);
    }

    @Override
    public void bringIntoView(NodeId node) {
        camera.bringIntoView(surface.map().box(node).bounds());
    }

    /// Selects a node; where it is not in sight or too small to be read, moves it to the middle.
    public void reveal(NodeId node) {
        if (surface.map().has(node)) {
            surface.selectConnection(null);
            surface.editor().select(Set.of(node));
            CardBox box = surface.map().box(node);
            Rectangle2D seen = camera.seen();
            double scale = camera.viewport().scale();
            if (scale >= READABLE && seen.contains(box.x(), box.y(), box.width(), box.height())) {
                return;
            }
            camera.glide(Viewport.centered(
                    box.centerX(),
                    box.centerY(),
                    seen.getWidth() * scale,
                    seen.getHeight() * scale,
                    Math.max(scale, READABLE)));
        }
    }
}
