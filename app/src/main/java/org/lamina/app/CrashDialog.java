package org.lamina.app;

import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.lamina.ui.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the user about a bug: what it is called, where its details are kept, and how to copy them. One at a time.
final class CrashDialog {
    private static final Logger LOG = LoggerFactory.getLogger(CrashDialog.class);

    private final Messages messages;
    private final AtomicBoolean open = new AtomicBoolean();

    private CrashDialog(Messages messages) {
        this.messages = messages;
    }

    /// Handles what nobody else did, on every thread, from now on.
    static void install(Messages messages) {
        CrashDialog dialog = new CrashDialog(messages);
        Thread.setDefaultUncaughtExceptionHandler(dialog::crashed);
    }

    private void crashed(Thread thread, Throwable bug) {
        CrashReport report = CrashReport.of(thread, bug);
        LOG.error("Crash {}", report.code(), bug);
        report.keep(ConfigFolder.ofUser());
        if (open.compareAndSet(false, true)) {
            Platform.runLater(() -> {
                try {
                    show(report);
                } finally {
                    open.set(false);
                }
            });
        }
    }

    private void show(CrashReport report) {
        ButtonType copy = new ButtonType(messages.text("crash.copy"), ButtonData.LEFT);
        ButtonType close = new ButtonType(messages.text("crash.close"), ButtonData.OK_DONE);
        Alert alert = new Alert(Alert.AlertType.ERROR, messages.text("crash.text"), copy, close);
        alert.setTitle(messages.text("crash.title"));
        alert.setHeaderText(messages.text("crash.header", report.code()));
        TextArea details = new TextArea(report.details());
        details.setEditable(false);
        alert.getDialogPane().setExpandableContent(details);
        if (alert.showAndWait().filter(copy::equals).isPresent()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(report.details());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }
}
