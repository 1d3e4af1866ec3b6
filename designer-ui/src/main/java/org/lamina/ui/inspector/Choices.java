package org.lamina.ui.inspector;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/// A combo box over values that are worded by a function and told apart from values shown by the program.
public final class Choices<T> {
    private final ComboBox<T> combo = new ComboBox<>();
    private boolean showing;

    public Choices(String id, List<? extends T> values, Function<T, String> words, Consumer<T> chosen) {
        combo.setId(id);
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.setVisibleRowCount(12);
        combo.getItems().addAll(values);
        combo.setConverter(new Converter<>(words));
        combo.valueProperty().subscribe((_, now) -> {
            if (!showing && now != null) {
                chosen.accept(now);
            }
        });
    }

    public ComboBox<T> combo() {
        return combo;
    }

    /// Shows a value without reporting it as chosen.
    public void show(T value) {
        showing = true;
        combo.setValue(value);
        showing = false;
    }

    private static final class Converter<T> extends StringConverter<T> {
        private final Function<T, String> words;

        Converter(Function<T, String> words) {
            this.words = words;
        }

        @Override
        public String toString(T value) {
            return value == null ? "" : words.apply(value);
        }

        @Override
        public T fromString(String text) {
            throw new UnsupportedOperationException("A choice is not typed: " + text);
        }
    }
}
