package org.lamina.ui.shell;

import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.layer.Category;

/// One thing that the command palette finds.
///
/// @param id names its row in tests and logs
/// @param title what is shown
/// @param also further words that find it, as an id or a problem's sentence
/// @param hint what it is or its keys, at the end of the row
/// @param icon for commands, or null
/// @param category for layers and nodes, or null
/// @param action what choosing it does
record SearchEntry(
        String id,
        String title,
        String also,
        String hint,
        @Nullable Node icon,
        @Nullable Category category,
        Runnable action) {
    SearchEntry(String id, String title, String also, String hint, Category category, Runnable action) {
        this(id, title, also, hint, null, category, action);
    }

    int score(String query) {
        int byTitle = FuzzyMatch.score(query, title);
        int byOther = FuzzyMatch.score(query, also);
        return Math.max(byTitle == FuzzyMatch.NONE ? byTitle : byTitle + 2, byOther);
    }
}
