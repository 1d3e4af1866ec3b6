package org.lamina.ui.shell;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lamina.theme.StyleNames;
import org.lamina.ui.dialog.Sheet;
import org.lamina.ui.dialog.SheetLayer;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.project.LostProjects;
import org.lamina.ui.project.Project;
import org.lamina.ui.project.Recovery;
import org.lamina.ui.text.Messages;

/// The offer to restore what crashed programs left: each project with its place and its time, to restore or to delete.
/// What is left alone is offered again.
final class RecoveryOffer {
    private static final double WIDTH = 600;
    private static final double MOST_HEIGHT = 300;

    private final Messages messages;
    private final SheetLayer sheets;
    private final LostProjects projects;
    private final VBox rows = new VBox(8);

    RecoveryOffer(Messages messages, SheetLayer sheets, LostProjects projects) {
        this.messages = messages;
        this.sheets = sheets;
        this.projects = projects;
    }

    void show(List<Recovery.Lost> lost) {
        ScrollPane scroll = Nodes.styled(new ScrollPane(rows), StyleNames.PLAIN_SCROLL);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.setMinHeight(Region.USE_PREF_SIZE);
        Label note = Nodes.styled(new Label(messages.text("dialog.recovery.note")), StyleNames.MUTED);
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        Sheet sheet = new Sheet(messages.text("dialog.recovery.title"), messages.text("dialog.recovery.text"))
                .wide(WIDTH)
                .content(scroll)
                .content(note)
                .cancelButton(messages.text("dialog.recovery.later"), projects::leave);
        for (int i = 0; i < lost.size(); i++) {
            rows.getChildren().add(row(lost.get(i), i, sheet));
        }
        sheets.show(sheet);
        sheet.applyCss(); // only now do the rows belong to the window
        if (rows.lookup("#recovery-restore-0") instanceof Button newest) {
            newest.setDefaultButton(true);
            newest.requestFocus();
        }
    }

    private Node row(Recovery.Lost lost, int index, Sheet sheet) {
        Label name = Nodes.styled(new Label(Project.shownName(lost.project().name(), messages)), StyleNames.LOST_NAME);
        String place =
                lost.project().file().map(Path::toString).orElseGet(() -> messages.text("dialog.recovery.no-file"));
        Label where = Nodes.styled(new Label(place), StyleNames.MUTED);
        where.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        where.setTooltip(new Tooltip(place));
        Label what = Nodes.styled(new Label(messages.text(whatKey(lost), when(lost.when()))), StyleNames.MUTED);
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(2, name, where, what);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button delete = button("recovery-delete-" + index, "dialog.recovery.delete");
        Button restore = button("recovery-restore-" + index, "dialog.recovery.restore");
        HBox row = Nodes.styled(new HBox(8, words, delete, restore), StyleNames.LOST_ROW);
        row.setAlignment(Pos.CENTER_LEFT);
        restore.setOnAction(_ -> {
            sheet.close();
            projects.restore(lost);
        });
        delete.setOnAction(_ -> confirm(lost, () -> {
            rows.getChildren().remove(row);
            if (rows.getChildren().isEmpty()) {
                sheet.close();
            }
        }));
        return row;
    }

    private Button button(String id, String key) {
        Button button = new Button(messages.text(key));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static String whatKey(Recovery.Lost lost) {
        if (!lost.changed()) {
            return "dialog.recovery.trained";
        }
        return lost.trained() ? "dialog.recovery.changed-and-trained" : "dialog.recovery.changed";
    }

    private void confirm(Recovery.Lost lost, Runnable deleted) {
        sheets.show(new Sheet(
                        messages.text(
                                "dialog.recovery.delete.title",
                                Project.shownName(lost.project().name(), messages)),
                        messages.text("dialog.recovery.delete.text"))
                .button(
                        "recovery-delete",
                        messages.text("dialog.recovery.delete"),
                        () -> projects.discard(lost, deleted))
                .cancelButton(messages.text("dialog.cancel"), () -> {}));
    }

    private String when(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(messages.language())
                .format(instant.atZone(ZoneId.systemDefault()));
    }
}
