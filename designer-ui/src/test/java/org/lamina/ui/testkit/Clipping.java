package org.lamina.ui.testkit;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/// Finds texts that are cut off because there is too little room for them.
public final class Clipping {
    private Clipping() {}

    /// The texts of all labels and buttons under `root` that are shown shorter than they are, but for those with a
    /// minimal width of 0, which are meant to give way.
    public static List<String> under(Parent root) {
        List<String> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private static void collect(Node node, List<String> found) {
        if (!node.isVisible()) {
            return;
        }
        boolean mayShrink = node instanceof Labeled label && label.getMinWidth() == 0;
        if (node instanceof Labeled labeled && labeled.getText() != null && !mayShrink && isCut(labeled)) {
            found.add(labeled.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static boolean isCut(Labeled labeled) {
        return labeled.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .filter(text -> text.getStyleClass().contains("text"))
                .anyMatch(text -> !text.getText()
                        .replaceAll("\\s", "")
                        .equals(labeled.getText().replaceAll("\\s", "")));
    }
}
