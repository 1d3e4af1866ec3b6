package org.lamina.ui.canvas;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.io.FragmentCodec;
import org.lamina.graph.problem.ProblemException;
import org.lamina.ui.canvas.geometry.CardSize;
import org.lamina.ui.canvas.geometry.FreePlace;
import org.lamina.ui.canvas.geometry.Snap;
import org.lamina.ui.canvas.gesture.CanvasSurface;

/// Copies nodes to the system clipboard, as text, and back: between windows, into messages and files.
final class Clippings {
    private final CanvasSurface surface;

    Clippings(CanvasSurface surface) {
        this.surface = surface;
    }

    /// @return whether there was something to copy
    boolean copy() {
        if (surface.selection().isEmpty()) {
            return false;
        }
        ClipboardContent content = new ClipboardContent();
        content.putString(FragmentCodec.write(Fragment.of(surface.editor().document(), surface.selection())));
        Clipboard.getSystemClipboard().setContent(content);
        return true;
    }

    /// Pastes what the clipboard holds, if that is part of a network, where nothing stands yet.
    ///
    /// @param corner the canvas point near which it is put
    /// @return whether it held part of a network that could be read
    boolean paste(Point corner) {
        String text = Clipboard.getSystemClipboard().getString();
        if (text == null || !FragmentCodec.looksLikeOne(text)) {
            return false;
        }
        try {
            put(FragmentCodec.read(text), corner);
            return true;
        } catch (ProblemException unreadable) {
            surface.refuse(unreadable.problem());
            return true;
        }
    }

    /// Copies the selected nodes beside themselves, without the clipboard.
    void duplicate() {
        Set<NodeId> selection = surface.selection();
        if (!selection.isEmpty()) {
            GraphDocument document = surface.editor().document();
            surface.map()
                    .bounds(selection)
                    .ifPresent(bounds ->
                            put(Fragment.of(document, selection), new Point(bounds.getMinX(), bounds.getMinY())));
        }
    }

    private void put(Fragment fragment, Point near) {
        List<Rectangle2D> cards = fragment.network().nodes().stream()
                .map(node -> card(fragment, node))
                .toList();
        Point wanted = new Point(Snap.toGrid(near.x()), Snap.toGrid(near.y()));
        Point corner = FreePlace.nearest(surface.map(), cards, wanted);
        Fragment.Paste paste = fragment.into(surface.editor().document(), corner);
        if (surface.editor().perform(paste.edit()).isEmpty()) {
            surface.selectConnection(null);
            surface.editor().select(new HashSet<>(paste.added()));
        }
    }

    private static Rectangle2D card(Fragment fragment, GraphNode node) {
        Point at = fragment.offsets().getOrDefault(node.id(), new Point(0, 0));
        return new Rectangle2D(at.x(), at.y(), CardSize.WIDTH, CardSize.heightOf(node.spec()));
    }
}
