package org.lamina.ui.dialog;

import java.util.function.Consumer;
import org.lamina.ui.text.Messages;
import org.lamina.ui.training.RestartQuestion;

/// Asks in the window what becomes of trained weights.
public record RestartSheets(SheetLayer sheets, Messages messages) implements RestartQuestion {
    @Override
    public void changed(boolean weightsFit, Consumer<Answer> answer) {
        Sheet sheet = new Sheet(
                        messages.text("training.restart.title"),
                        messages.text(weightsFit ? "training.restart.settings" : "training.restart.network"))
                .cancelButton(messages.text("dialog.cancel"), () -> {});
        if (weightsFit) {
            sheet.button("restart-fresh", messages.text("training.restart.fresh"), () -> answer.accept(Answer.FRESH))
                    .mainButton(
                            "restart-keep",
                            messages.text("training.restart.keep"),
                            () -> answer.accept(Answer.KEEP_WEIGHTS));
        } else {
            sheet.mainButton(
                    "restart-fresh", messages.text("training.restart.fresh"), () -> answer.accept(Answer.FRESH));
        }
        sheets.show(sheet);
    }

    @Override
    public void anew(boolean kept, Runnable yes) {
        sheets.show(new Sheet(
                        messages.text("training.anew.title"),
                        messages.text(kept ? "training.anew.text" : "training.anew.lost"))
                .cancelButton(messages.text("dialog.cancel"), () -> {})
                .mainButton("restart-fresh", messages.text("training.restart.fresh"), yes));
    }
}
