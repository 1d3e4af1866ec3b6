package org.lamina.ui.fx;

import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Lets parts of a row make way where it is too narrow for all of them.
public final class Room {
    private Room() {}

    /// Shows as many of these parts as fit; the first ones make way first. To be called when the row lays out its
    /// children: what is right already is not touched, so that no further layout follows.
    ///
    /// @param dispensable parts of the row, or of rows in it
    public static void make(HBox row, List<? extends Region> dispensable) {
        double wanted = row.prefWidth(-1);
        for (Region part : dispensable) {
            wanted += part.isManaged() ? 0 : widthOf(part);
        }
        for (Region part : dispensable) {
            boolean fits = wanted <= row.getWidth();
            if (part.isManaged() != fits) {
                Nodes.show(part, fits);
            }
            wanted -= fits ? 0 : widthOf(part);
        }
    }

    private static double widthOf(Region part) {
        return part.prefWidth(-1) + (part.getParent() instanceof HBox row ? row.getSpacing() : 0);
    }
}
