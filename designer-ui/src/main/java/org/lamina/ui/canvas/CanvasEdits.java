package org.lamina.ui.canvas;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Rectangle2D;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.Insertion;
import org.lamina.graph.edit.Names;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.LayerKind;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layout.Spacing;
import org.lamina.graph.shape.ShapeResult;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.CardSize;
import org.lamina.ui.canvas.geometry.FreePlace;
import org.lamina.ui.canvas.geometry.PlaceBehind;
import org.lamina.ui.canvas.geometry.Snap;
import org.lamina.ui.canvas.gesture.CanvasSurface;

/// Makes the edits of the canvas: one step of the history each.
final class CanvasEdits {
    private final CanvasSurface surface;

    CanvasEdits(CanvasSurface surface) {
        this.surface = surface;
    }

    private GraphDocument document() {
        return surface.editor().document();
    }

    void selectAll() {
        surface.selectConnection(null);
        surface.editor().select(document().network().byId().keySet());
    }

    /// Removes the selected connection, or else the selected nodes.
    ///
    /// @param healing whether what a removed node joined is joined without it
    void delete(boolean healing) {
        Optional<Connection> connection = surface.selectedConnection();
        if (connection.isPresent()) {
            surface.selectConnection(null);
            surface.editor().perform(new Edit.Disconnect(connection.get()));
            return;
        }
        Set<NodeId> doomed = surface.selection();
        if (doomed.isEmpty()) {
            return;
        }
        if (healing && doomed.size() == 1) {
            surface.editor()
                    .perform(Insertion.remove(
                            document().network(), doomed.iterator().next()));
        } else {
            surface.editor().perform(new Edit.RemoveNodes(doomed));
        }
    }

    /// Makes a block of the selected nodes and selects its use.
    void group() {
        Set<NodeId> chosen = surface.selection();
        if (!chosen.isEmpty()) {
            selectingNew(new Edit.Group(chosen, Names.freeBlockName(document())));
        }
    }

    /// Takes the selected uses of blocks apart and selects their layers.
    void ungroup() {
        List<Edit> edits = document().network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .filter(node -> surface.selection().contains(node.id()))
                .<Edit>map(node -> new Edit.Ungroup(node.id()))
                .toList();
        if (!edits.isEmpty()) {
            selectingNew(new Edit.Batch("edit.ungroup", edits));
        }
    }

    private void selectingNew(Edit edit) {
        Set<NodeId> before = document().network().byId().keySet();
        surface.selectConnection(null);
        if (surface.editor().perform(edit).isEmpty()) {
            Set<NodeId> added = new HashSet<>(document().network().byId().keySet());
            added.removeAll(before);
            surface.editor().select(added);
        }
    }

    /// Moves the selected nodes; nudges of one selection in a row are one step.
    void nudge(double dx, double dy) {
        Set<NodeId> moving = surface.selection();
        Map<NodeId, Point> to = new HashMap<>();
        for (NodeId id : moving) {
            CardBox box = surface.map().box(id);
            to.put(id, new Point(box.x() + dx, box.y() + dy));
        }
        if (!to.isEmpty()) {
            String key = moving.stream().map(NodeId::value).sorted().collect(Collectors.joining(",", "nudge:", ""));
            surface.editor().perform(new Edit.MoveNodes(to), key);
        }
    }

    /// Puts a new layer on the canvas with its middle at a point.
    NodeId addAt(LayerSpec spec, double centerX, double centerY) {
        return addAt(NewNode.of(document(), spec), centerX, centerY);
    }

    NodeId addAt(NewNode node, double centerX, double centerY) {
        return perform(node, new Edit.AddNode(node.node(), cornerOf(node.spec(), centerX, centerY)));
    }

    /// Puts a new node near a point, where it covers no other.
    NodeId addNear(NewNode node, double centerX, double centerY) {
        Rectangle2D card = new Rectangle2D(0, 0, CardSize.WIDTH, CardSize.heightOf(node.spec()));
        Point at = FreePlace.nearest(surface.map(), List.of(card), cornerOf(node.spec(), centerX, centerY));
        return perform(node, new Edit.AddNode(node.node(), at));
    }

    private static Point cornerOf(LayerSpec spec, double centerX, double centerY) {
        return new Point(Snap.toGrid(centerX - CardSize.WIDTH / 2), Snap.toGrid(centerY - CardSize.heightOf(spec) / 2));
    }

    /// Puts a new layer into a connection; one that cannot stand there is put beside it.
    NodeId insert(LayerSpec spec, Connection onto) {
        return insert(NewNode.of(document(), spec), onto);
    }

    NodeId insert(NewNode node, Connection onto) {
        LayerSpec spec = node.spec();
        if (!Insertion.fits(spec)) {
            CardBox box = surface.map().box(onto.source());
            return addAt(node, box.centerX(), box.maxY() + Spacing.DEFAULT.rowGap() + CardSize.heightOf(spec) / 2);
        }
        return perform(node, new Edit.Insert(onto, node.node()));
    }

    /// Puts a new layer behind a node and connects it: into the connection that leaves the node where there is exactly
    /// one, otherwise as a new branch.
    NodeId addBehind(LayerSpec spec, NodeId before) {
        return addBehind(NewNode.of(document(), spec), before);
    }

    NodeId addBehind(NewNode node, NodeId before) {
        LayerSpec spec = node.spec();
        List<Connection> leaving = document().network().connections().stream()
                .filter(connection -> connection.source().equals(before))
                .toList();
        if (leaving.size() == 1 && Insertion.fits(spec)) {
            return insert(node, leaving.getFirst());
        }
        CardBox box = surface.map().box(before);
        List<Edit> edits = new ArrayList<>();
        PlaceBehind place = PlaceBehind.of(surface.map(), box, CardSize.heightOf(spec));
        if (!place.makingWay().isEmpty()) {
            edits.add(new Edit.MoveNodes(place.makingWay()));
        }
        edits.add(new Edit.AddNode(node.node(), place.at()));
        LayerKind<?> source = document().network().byId().get(before) instanceof GraphNode found
                ? found.spec().kind()
                : spec.kind();
        if (spec.kind().inputs().max() > 0 && source.hasOutput()) {
            edits.add(new Edit.Connect(Connection.of(before, node.node().id())));
        }
        return perform(node, edits.toArray(Edit[]::new));
    }

    /// Adds the node with what it needs as one step, and selects it.
    private NodeId perform(NewNode node, Edit... adding) {
        List<Edit> edits = new ArrayList<>(node.before());
        edits.addAll(List.of(adding));
        if (edits.size() == 1) {
            surface.editor().perform(edits.getFirst());
        } else {
            surface.editor().performAll("edit.add", edits);
        }
        return chosen(node.node());
    }

    /// Whether a layer of this kind, as it comes from the palette, works on what this node gives. Where that is
    /// unknown, every kind may.
    boolean canStandBehind(LayerKind<?> kind, Optional<NodeId> source) {
        if (source.isEmpty()) {
            return true;
        }
        if (kind.inputs().max() == 0) {
            return false;
        }
        return source.flatMap(surface.editor().analysis()::shapeOf)
                .map(shape -> kind.shape(
                        kind.defaults(), Collections.nCopies(kind.inputs().min(), shape)))
                .map(result -> result instanceof ShapeResult.Ok)
                .orElse(true);
    }

    private NodeId chosen(GraphNode node) {
        if (document().network().node(node.id()).isPresent()) {
            surface.selectConnection(null);
            surface.editor().select(Set.of(node.id()));
        }
        return node.id();
    }
}
