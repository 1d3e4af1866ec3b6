package org.lamina.ui.shell;

import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.layer.Category;
import org.lamina.graph.layer.LayerKind;

/// One thing that the command palette finds.
///
/// @param id names its row in tests and logs
/// @param title what is shown
/// @param also further words that find it, as an id or a problem's sentence
/// @param keywords of what it is found by its [org.lamina.ui.text.Keywords], too; empty for nothing
/// @param hint what it is or its keys, at the end of the row
/// @param icon for commands, or null
/// @param category for layers and nodes, or null
/// @param action what choosing it does
record SearchEntry(
        String id,
        String title,
        String also,
        String keywords,
        String hint,
        @Nullable Node icon,
        @Nullable Category category,
        Runnable action) {
    /// A layer kind or a node of that kind.
    SearchEntry(String id, String title, String also, String hint, LayerKind<?> kind, Runnable action) {
        this(id, title, also, kind.messageKey(), hint, null, kind.category(), action);
    }

    int score(String query) {
        int byTitle = FuzzyMatch.score(query, title);
        int byOther = FuzzyMatch.score(query, also);
        int byName = Math.max(byTitle == FuzzyMatch.NONE ? byTitle : byTitle + 2, byOther);
        return Math.max(byName, FuzzyMatch.keyword(query, keywords));
    }
}
