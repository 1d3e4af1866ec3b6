package org.lamina.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;
import org.lamina.ui.model.Editor;
import org.lamina.ui.text.Messages;

/// Commands of the Edit menu; undo and redo say what they take back.
final class EditCommands {
    private EditCommands() {}

    static CommandGroup group(
            Editor editor, Messages messages, Surface surface, ObservableValue<Boolean> open, Runnable find) {
        ObservableValue<Boolean> selected = editor.selectionProperty().map(selection -> !selection.isEmpty());
        return CommandGroup.of(
                "edit",
                List.of(
                        Command.of("edit.undo", editor::undo)
                                .fieldKeys("Shortcut+Z")
                                .icon(Feather.CORNER_UP_LEFT)
                                .when(editor.undoableProperty())
                                .named(of(editor, messages, "command.edit.undo", editor::undoLabel)),
                        Command.of("edit.redo", editor::redo)
                                .fieldKeys("Shortcut+Shift+Z")
                                .icon(Feather.CORNER_UP_RIGHT)
                                .when(editor.redoableProperty())
                                .named(of(editor, messages, "command.edit.redo", editor::redoLabel))),
                List.of(
                        Command.of("edit.cut", surface::cut)
                                .fieldKeys("Shortcut+X")
                                .icon(Feather.SCISSORS)
                                .when(selected),
                        Command.of("edit.copy", surface::copy)
                                .fieldKeys("Shortcut+C")
                                .icon(Feather.COPY)
                                .when(selected),
                        Command.of("edit.paste", surface::paste)
                                .fieldKeys("Shortcut+V")
                                .icon(Feather.CLIPBOARD)
                                .when(open),
                        Command.of("edit.duplicate", surface::duplicate)
                                .keys("Shortcut+D")
                                .when(selected),
                        Command.of("edit.delete", surface::deleteSelected)
                                .fieldKeys("Delete")
                                .icon(Feather.TRASH_2)
                                .when(open),
                        Command.of("edit.rename", surface::rename)
                                .fieldKeys("F2")
                                .icon(Feather.EDIT_2)
                                .when(selected),
                        Command.of("edit.select-all", surface::selectAll)
                                .fieldKeys("Shortcut+A")
                                .when(open)),
                List.of(
                        Command.of("edit.group", surface::group)
                                .keys("Shortcut+G")
                                .when(selected),
                        Command.of("edit.ungroup", surface::ungroup)
                                .keys("Shortcut+Shift+G")
                                .when(selected)),
                List.of(
                        Command.of("edit.find", find)
                                .keys("Shortcut+F")
                                .icon(Feather.SEARCH)
                                .when(open),
                        Command.of("edit.differences", surface::listDifferences)
                                .when(editor.comparisonProperty().map(_ -> true).orElse(false))));
    }

    private static ObservableValue<String> of(
            Editor editor, Messages messages, String key, Supplier<Optional<String>> label) {
        return Bindings.createStringBinding(
                () -> label.get()
                        .filter(messages::has)
                        .map(what -> messages.text(key + ".what", messages.text(what)))
                        .orElseGet(() -> messages.text(key)),
                editor.projectProperty(),
                editor.undoableProperty(),
                editor.redoableProperty(),
                messages.languageProperty());
    }
}
