package org.lamina.ui.inspector;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.lamina.graph.kind.Param;
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.ui.fx.Labels;

/// A parameter that is typed. Every allowed text is committed at once; anything else is marked, the old value stays,
/// and the range is said. The arrow keys step.
abstract class TypedEditor<V> extends ParamEditor<V> {
    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REDO = new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REDO_TOO =
            new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final FormContext context;
    private final Param<?, V> param;
    private final TextField field = new TextField();
    private final Label message = Labels.wrapped("", StyleNames.FIELD_MESSAGE, StyleNames.FLOATING);
    private Optional<V> value = Optional.empty();
    private boolean showing;

    TypedEditor(FormContext context, Param<?, V> param) {
        this.context = context;
        this.param = param;
        field.setId(context.idPrefix() + param.id());
        field.setPrefColumnCount(6);
        message.setId(field.getId() + "-message");
        message.setVisible(false);
        field.textProperty().subscribe((_, _) -> typed());
        field.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                leave();
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    abstract Optional<V> parse(String text);

    abstract String format(V shown);

    /// The next value up or down; `big` steps further. It need not be allowed.
    abstract V step(V from, int direction, boolean big);

    /// The sentence that tells the allowed values.
    abstract String range();

    final String text(String key, Object... args) {
        return context.messages().text(key, args);
    }

    @Override
    final Region control() {
        return field;
    }

    @Override
    final Optional<Label> message() {
        return Optional.of(message);
    }

    @Override
    final void show(V shown) {
        boolean sameText = parse(field.getText()).filter(shown::equals).isPresent();
        value = Optional.of(shown);
        if (!field.isFocused() || !sameText) {
            write(shown);
        }
        if (sameText || !field.isFocused()) {
            mark(false);
        }
    }

    private void write(V shown) {
        showing = true;
        field.setText(format(shown));
        showing = false;
    }

    private void typed() {
        if (showing) {
            return;
        }
        Optional<V> parsed = parse(field.getText()).filter(param::allows);
        mark(parsed.isEmpty());
        if (parsed.isPresent() && !parsed.equals(value)) {
            value = parsed;
            commit(parsed.get(), param.id());
        }
    }

    private void mark(boolean invalid) {
        field.pseudoClassStateChanged(StyleStates.INVALID, invalid);
        message.pseudoClassStateChanged(StyleStates.ERROR, invalid);
        message.setVisible(invalid);
        if (invalid) {
            message.setText(range());
        }
    }

    /// The field is left: the typing was one step, and a text that was not allowed gives way to the value kept.
    private void leave() {
        context.editor().endMerge();
        if (value.isEmpty()) {
            return;
        }
        boolean refused = message.isVisible();
        write(value.get());
        mark(false);
        if (refused) {
            message.setText(text("inspector.kept", range(), format(value.get())));
            message.setVisible(true);
        }
    }

    private void key(KeyEvent event) {
        if (REDO.match(event) || REDO_TOO.match(event)) {
            context.editor().redo();
            event.consume();
        } else if (UNDO.match(event)) {
            context.editor().undo();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            leave();
            field.selectAll();
            event.consume();
        } else if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
            step(event.getCode() == KeyCode.UP ? 1 : -1, event.isShiftDown());
            event.consume();
        }
    }

    private void step(int direction, boolean big) {
        value.map(from -> step(from, direction, big)).filter(param::allows).ifPresent(next -> {
            field.setText(format(next));
            field.end();
        });
    }
}
