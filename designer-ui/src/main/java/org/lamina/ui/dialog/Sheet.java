package org.lamina.ui.dialog;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lamina.theme.StyleNames;
import org.lamina.ui.fx.Nodes;

/// A question or a notice in front of the window: title, text, content and a row of buttons. Every button closes it.
public final class Sheet extends VBox {
    static final String STYLE = "dialog-sheet";
    private static final double WIDTH = 440;

    private final HBox buttons = new HBox(8);
    private final List<Button> focusOrder = new ArrayList<>();
    private Runnable onClose = () -> {};
    private @Nullable Runnable onEscape;

    public Sheet(String title, String text) {
        Nodes.styled(this, STYLE, StyleNames.FLOATING);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        getChildren().add(wrapped(title, StyleNames.HEADING));
        if (!text.isEmpty()) {
            getChildren().add(wrapped(text, StyleNames.MUTED));
        }
        buttons.getChildren().add(Nodes.grow());
        getChildren().add(buttons);
    }

    private static Label wrapped(String text, String style) {
        Label words = Nodes.styled(new Label(text), style);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        return words;
    }

    public Sheet wide(double width) {
        setPrefWidth(width);
        return this;
    }

    public Sheet content(Node node) {
        getChildren().add(getChildren().size() - 1, node);
        return this;
    }

    /// The button that Enter presses.
    public Sheet mainButton(String id, String text, Runnable action) {
        Button button = add(id, text, action);
        button.setDefaultButton(true);
        focusOrder.addFirst(button);
        return this;
    }

    /// Lets the button that Enter presses be pressed only while this holds.
    public Sheet mainButtonWhen(ObservableValue<Boolean> condition) {
        focusOrder.getFirst().disableProperty().bind(condition.map(holds -> !holds));
        return this;
    }

    public Sheet button(String id, String text, Runnable action) {
        focusOrder.add(add(id, text, action));
        return this;
    }

    /// The button that Escape presses.
    public Sheet cancelButton(String text, Runnable action) {
        Button button = add("sheet-cancel", text, action);
        button.setCancelButton(true);
        onEscape = button::fire;
        focusOrder.add(button);
        return this;
    }

    private Button add(String id, String text, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> {
            onClose.run();
            action.run();
        });
        buttons.getChildren().add(button);
        return button;
    }

    /// Closes it without pressing a button, as when its content was the answer.
    public void close() {
        onClose.run();
    }

    void setOnClose(Runnable action) {
        onClose = action;
    }

    void escape() {
        if (onEscape != null) {
            onEscape.run();
        }
    }

    void focusFirst() {
        if (!focusOrder.isEmpty()) {
            focusOrder.getFirst().requestFocus();
        }
    }
}
