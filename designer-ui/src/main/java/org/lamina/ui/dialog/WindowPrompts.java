package org.lamina.ui.dialog;

import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.stage.Window;
import org.lamina.theme.StyleStates;
import org.lamina.ui.project.Prompts;
import org.lamina.ui.text.Messages;

/// Asks with sheets in the window and with a choice of files.
public final class WindowPrompts implements Prompts {
    private final SheetLayer sheets;
    private final Messages messages;
    private final Window owner;
    private final FileChoice files;
    private final BiConsumer<String, PseudoClass> notices;

    /// @param notices shows short notices, each with its colour
    public WindowPrompts(
            SheetLayer sheets,
            Messages messages,
            Window owner,
            FileChoice files,
            BiConsumer<String, PseudoClass> notices) {
        this.sheets = sheets;
        this.messages = messages;
        this.owner = owner;
        this.files = files;
        this.notices = notices;
    }

    @Override
    public void unsavedChanges(String projectName, Consumer<Unsaved> answer) {
        ask(messages.text("dialog.unsaved.title", projectName), messages.text("dialog.unsaved.text"), answer);
    }

    @Override
    public void unsavedWeights(String projectName, Consumer<Unsaved> answer) {
        ask(messages.text("dialog.weights.title", projectName), messages.text("dialog.weights.text"), answer);
    }

    private void ask(String title, String text, Consumer<Unsaved> answer) {
        sheets.show(new Sheet(title, text)
                .button(
                        "unsaved-discard",
                        messages.text("dialog.unsaved.discard"),
                        () -> answer.accept(Unsaved.DISCARD))
                .cancelButton(messages.text("dialog.cancel"), () -> answer.accept(Unsaved.CANCEL))
                .mainButton("unsaved-save", messages.text("dialog.unsaved.save"), () -> answer.accept(Unsaved.SAVE)));
    }

    @Override
    public void weightsAtRisk(String why, Runnable again, Runnable without) {
        sheets.show(new Sheet(messages.text("dialog.weights-at-risk.title"), why)
                .button("weights-without", messages.text("dialog.weights-at-risk.without"), without)
                .cancelButton(messages.text("dialog.cancel"), () -> {})
                .mainButton("weights-again", messages.text("dialog.weights-at-risk.again"), again));
    }

    @Override
    public Runnable notice(String sentence) {
        Sheet sheet = new Sheet(sentence, "");
        sheets.show(sheet);
        return sheet::close;
    }

    @Override
    public void fileToOpen(Consumer<Path> chosen) {
        files.toOpen(owner, messages).ifPresent(chosen);
    }

    @Override
    public void fileToSave(Path suggested, Consumer<Path> chosen) {
        files.toSave(owner, messages, suggested).ifPresent(chosen);
    }

    @Override
    public void replace(String fileName, Runnable yes) {
        sheets.show(new Sheet(messages.text("dialog.replace.title", fileName), messages.text("dialog.replace.text"))
                .button("replace-file", messages.text("dialog.replace"), yes)
                .cancelButton(messages.text("dialog.cancel"), () -> {}));
    }

    @Override
    public void deleteRun(String title, boolean inUse, Runnable yes) {
        sheets.show(new Sheet(
                        messages.text("dialog.delete-run.title", title),
                        messages.text(inUse ? "dialog.delete-run.in-use" : "dialog.delete-run.text"))
                .cancelButton(messages.text("dialog.cancel"), () -> {})
                .button("delete-run", messages.text("dialog.delete-run"), yes));
    }

    @Override
    public void changedOnDisk(String fileName, Runnable overwrite, Runnable saveAs) {
        sheets.show(new Sheet(messages.text("dialog.changed.title", fileName), messages.text("dialog.changed.text"))
                .button("replace-file", messages.text("dialog.replace"), overwrite)
                .cancelButton(messages.text("dialog.cancel"), () -> {})
                .mainButton("save-as", messages.text("dialog.save-as"), saveAs));
    }

    @Override
    public void notSaved(String why, Runnable saveAs) {
        sheets.show(new Sheet(messages.text("dialog.trouble.title"), why)
                .cancelButton(messages.text("dialog.cancel"), () -> {})
                .mainButton("save-as", messages.text("dialog.save-as"), saveAs));
    }

    @Override
    public void trouble(String sentence) {
        sheets.show(new Sheet(messages.text("dialog.trouble.title"), sentence)
                .mainButton("trouble-ok", messages.text("dialog.ok"), () -> {}));
    }

    @Override
    public void warning(String sentence) {
        notices.accept(sentence, StyleStates.WARNING);
    }

    @Override
    public void done(String sentence) {
        notices.accept(sentence, StyleStates.GOOD);
    }
}
