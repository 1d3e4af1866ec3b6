package org.lamina.ui.fx;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Short forms for building panes in code.
public final class Nodes {
    /// Property of a node that keeps its own keys (copy, delete, rename) as a text field does.
    public static final String OWN_KEYS = "org.lamina.own-keys";

    private Nodes() {}

    /// The same node, with these style classes added.
    public static <N extends Node> N styled(N node, String... styleClasses) {
        node.getStyleClass().addAll(styleClasses);
        return node;
    }

    /// A label whose text follows `text`.
    public static Label label(ObservableValue<String> text, String... styleClasses) {
        Label label = styled(new Label(), styleClasses);
        label.textProperty().bind(text);
        return label;
    }

    /// Empty room that takes what is left of a row.
    public static Region grow() {
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        return room;
    }

    /// Shows a node and gives it room, or neither.
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
