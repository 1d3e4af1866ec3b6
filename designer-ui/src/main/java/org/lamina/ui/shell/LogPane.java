package org.lamina.ui.shell;

import java.time.format.DateTimeFormatter;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lamina.theme.StyleNames;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.text.Messages;

/// What happened, with times, newest at the bottom and in view. Ctrl+C copies the selected line.
final class LogPane extends VBox {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final double ROW_HEIGHT = 26;

    private final Messages messages;
    private final ListView<LogEntry> list;

    LogPane(Messages messages, RunLog log) {
        this.messages = messages;
        list = Nodes.styled(new ListView<>(log.entries()), StyleNames.PLAIN_LIST);
        list.setId("log");
        list.getProperties().put(Nodes.OWN_KEYS, true);
        list.setFixedCellSize(ROW_HEIGHT);
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(Nodes.label(messages.bind("log.empty"), StyleNames.EMPTY_TEXT));
        log.entries().subscribe(() -> {
            if (!log.entries().isEmpty()) {
                list.scrollTo(log.entries().size() - 1);
            }
        });
        messages.languageProperty().subscribe(_ -> list.refresh());
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            LogEntry chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null && event.isShortcutDown() && event.getCode() == KeyCode.C) {
                Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, line(chosen)));
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().add(list);
    }

    private String line(LogEntry entry) {
        return CLOCK.format(entry.time()) + " " + entry.words().apply(messages);
    }

    /// One line: time, coloured dot, sentence.
    private final class Cell extends ListCell<LogEntry> {
        @Override
        protected void updateItem(@Nullable LogEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            setGraphic(empty || entry == null ? null : row(entry));
        }

        private HBox row(LogEntry entry) {
            Label time = Nodes.styled(new Label(CLOCK.format(entry.time())), StyleNames.FAINT);
            time.setMinWidth(Region.USE_PREF_SIZE);
            Region dot = Nodes.styled(new Region(), StyleNames.STATUS_DOT);
            dot.pseudoClassStateChanged(entry.state(), true);
            HBox row = new HBox(10, time, dot, new Label(entry.words().apply(messages)));
            row.setAlignment(Pos.CENTER_LEFT);
            return row;
        }
    }
}
