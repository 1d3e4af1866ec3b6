package org.lamina.ui.training;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.lamina.theme.StyleNames;
import org.lamina.ui.text.Messages;

/// Asks in a dialog what becomes of the trained weights.
public final class RestartDialog implements RestartQuestion {
    private final Messages messages;
    private final Supplier<@Nullable Window> owner;

    /// @param owner the window over which the dialog opens
    public RestartDialog(Messages messages, Supplier<@Nullable Window> owner) {
        this.messages = messages;
        this.owner = owner;
    }

    @Override
    public Answer ask(boolean weightsFit) {
        ButtonType fresh = new ButtonType(messages.text("training.restart.fresh"), ButtonData.OTHER);
        ButtonType keep = new ButtonType(messages.text("training.restart.keep"), ButtonData.OK_DONE);
        ButtonType cancel = new ButtonType(messages.text("training.restart.cancel"), ButtonData.CANCEL_CLOSE);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner.get());
        dialog.setTitle(messages.text("training.restart.title"));
        dialog.setHeaderText(messages.text("training.restart.title"));
        dialog.setContentText(messages.text(weightsFit ? "training.restart.settings" : "training.restart.network"));
        dialog.getDialogPane().getStyleClass().add(StyleNames.APP_ROOT);
        dialog.getDialogPane().setPrefWidth(460);
        dialog.getDialogPane().getButtonTypes().addAll(fresh, cancel);
        if (weightsFit) {
            dialog.getDialogPane().getButtonTypes().add(keep);
        }
        Optional<ButtonType> answer = dialog.showAndWait();
        if (answer.isEmpty() || answer.get().equals(cancel)) {
            return Answer.CANCEL;
        }
        return answer.get().equals(keep) ? Answer.KEEP_WEIGHTS : Answer.FRESH;
    }
}
