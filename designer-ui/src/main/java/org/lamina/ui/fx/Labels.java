package org.lamina.ui.fx;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.lamina.theme.StyleNames;
import org.lamina.ui.text.Messages;

/// Makes labels with style classes whose words follow the language.
public final class Labels {
    private Labels() {}

    /// A label with a text for now, such as a value.
    public static Label of(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /// A label whose words follow the language.
    public static Label bound(Messages messages, String key, String... styles) {
        Label label = of("", styles);
        label.textProperty().bind(messages.bind(key));
        return label;
    }

    /// A label that breaks into lines.
    public static Label wrapped(String text, String... styles) {
        Label label = of(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    /// Shows a node, or hides it so that it takes no room.
    public static void toggle(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /// Says why there is nothing to see and what to do: `<key>.title`, `<key>.text`, then what can be pressed.
    public static VBox emptyState(Messages messages, String key, Node... actions) {
        Label title = bound(messages, key + ".title", StyleNames.EMPTY_TITLE);
        Label text = bound(messages, key + ".text", StyleNames.EMPTY_TEXT);
        text.setWrapText(true);
        VBox box = new VBox(title, text);
        box.getChildren().addAll(actions);
        box.getStyleClass().add(StyleNames.EMPTY_STATE);
        return box;
    }
}
