package org.lamina.ui.canvas;

import java.util.HashSet;
import java.util.Set;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.Point;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.io.FragmentCodec;
import org.lamina.graph.problem.ProblemException;
import org.lamina.ui.canvas.geometry.Snap;
import org.lamina.ui.canvas.gesture.CanvasSurface;

/// Copies nodes to the system clipboard, as text, and back: between windows, into messages and files.
final class Clippings {
    private static final double OFFSET = 32;

    private final CanvasSurface surface;
    private int pastes;

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
        pastes = 0;
        return true;
    }

    /// Pastes what the clipboard holds, if that is part of a network, with its corner in view.
    ///
    /// @param corner the canvas point that the first paste uses; the next ones move on a little
    /// @return whether it held part of a network that could be read
    boolean paste(Point corner) {
        String text = Clipboard.getSystemClipboard().getString();
        if (text == null || !FragmentCodec.looksLikeOne(text)) {
            return false;
        }
        try {
            Fragment fragment = FragmentCodec.read(text);
            double shift = OFFSET * pastes;
            pastes++;
            put(fragment, corner.plus(shift, shift));
            return true;
        } catch (ProblemException unreadable) {
            surface.refuse(unreadable.problem());
            return true;
        }
    }

    /// Copies the selected nodes beside themselves, without the clipboard.
    void duplicate() {
        Set<org.lamina.graph.NodeId> selection = surface.selection();
        if (!selection.isEmpty()) {
            GraphDocument document = surface.editor().document();
            surface.map()
                    .bounds(selection)
                    .ifPresent(bounds -> put(
                            Fragment.of(document, selection),
                            new Point(bounds.getMinX() + OFFSET, bounds.getMinY() + OFFSET)));
        }
    }

    private void put(Fragment fragment, Point at) {
        Point corner = new Point(Snap.toGrid(at.x()), Snap.toGrid(at.y()));
        Fragment.Paste paste = fragment.into(surface.editor().document(), corner);
        if (surface.editor().perform(paste.edit()).isEmpty()) {
            surface.selectConnection(null);
            surface.editor().select(new HashSet<>(paste.added()));
        }
    }
}
