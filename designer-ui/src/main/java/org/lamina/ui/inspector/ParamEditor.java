package org.lamina.ui.inspector;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Edits one parameter. There is one subclass per parameter type, not per layer.
abstract class ParamEditor<V> {
    /// Takes a value that the user chose; `path` tells which parameter of which nested value it was.
    @FunctionalInterface
    interface Commit<V> {
        void commit(V value, String path);
    }

    private Commit<V> commit = (_, _) -> {};

    final void onCommit(Commit<V> changed) {
        commit = changed;
    }

    final void commit(V value, String path) {
        commit.commit(value, path);
    }

    /// The control beside the label, 28 px high.
    abstract Region control();

    /// Whether the control needs a line of its own under the label.
    boolean isWide() {
        return false;
    }

    /// What there is to say about what was typed; hidden where there is nothing.
    Optional<Label> message() {
        return Optional.empty();
    }

    /// What stands under the control: nested parameters.
    List<Node> below() {
        return List.of();
    }

    /// Shows a value without committing it.
    abstract void show(V value);
}
