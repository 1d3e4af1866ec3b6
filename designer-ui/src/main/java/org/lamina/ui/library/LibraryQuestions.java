package org.lamina.ui.library;

import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.lamina.graph.GraphNode;
import org.lamina.theme.StyleNames;
import org.lamina.ui.dialog.Sheet;
import org.lamina.ui.dialog.SheetLayer;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.text.Messages;

/// What is asked before a block is kept, renamed or deleted in a library.
final class LibraryQuestions {
    private final Messages messages;
    private final SheetLayer sheets;
    private final BlockLibrary library;
    private final OwnBlock.Home home;

    LibraryQuestions(Messages messages, SheetLayer sheets, BlockLibrary library, OwnBlock.Home home) {
        this.messages = messages;
        this.home = home;
        this.sheets = sheets;
        this.library = library;
    }

    /// Asks for a name, and whether a block of that name is to be replaced.
    void save(String suggested, Consumer<String> chosen) {
        library.refresh();
        askName("save", home.key("save"), suggested, _ -> true, name -> {
            if (library.named(name).isEmpty()) {
                chosen.accept(name);
            } else {
                sheets.show(
                        new Sheet(messages.text(home.key("replace.title"), name), messages.text("library.replace.text"))
                                .button("library-replace", messages.text("dialog.replace"), () -> chosen.accept(name))
                                .cancelButton(messages.text("dialog.cancel"), () -> {}));
            }
        });
    }

    void rename(OwnBlock block) {
        askName(
                "rename",
                "library.rename",
                block.name(),
                name -> name.equals(block.name()) || library.named(name).isEmpty(),
                name -> library.rename(block, name));
    }

    void delete(OwnBlock block) {
        sheets.show(
                new Sheet(messages.text(home.key("delete.title"), block.name()), messages.text("library.delete.text"))
                        .cancelButton(messages.text("dialog.cancel"), () -> {})
                        .button("library-delete", messages.text("library.delete"), () -> library.delete(block)));
    }

    /// @param words the key of the title and the text
    /// @param free which names may be chosen
    private void askName(
            String purpose, String words, String suggested, Predicate<String> free, Consumer<String> chosen) {
        TextField field = new TextField(suggested);
        field.setId("library-name");
        Label taken = Labels.wrapped("", StyleNames.WARNING_TEXT);
        taken.textProperty()
                .bind(field.textProperty()
                        .map(name -> free.test(name.strip()) ? "" : messages.text(home.key("taken"), name.strip())));
        taken.managedProperty().bind(taken.textProperty().isNotEmpty());
        Sheet sheet = new Sheet(messages.text(words + ".title"), messages.text(words + ".text"))
                .content(field)
                .content(taken)
                .cancelButton(messages.text("dialog.cancel"), () -> {})
                .mainButton(
                        "library-" + purpose,
                        messages.text("library." + purpose),
                        () -> chosen.accept(field.getText().strip()))
                .mainButtonWhen(Bindings.createBooleanBinding(
                        () -> isName(field.getText().strip())
                                && free.test(field.getText().strip()),
                        field.textProperty()));
        sheets.show(sheet);
        field.requestFocus();
        field.selectAll();
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= GraphNode.MAX_NAME;
    }
}
