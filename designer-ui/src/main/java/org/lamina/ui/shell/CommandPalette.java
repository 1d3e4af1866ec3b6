package org.lamina.ui.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lamina.theme.StyleNames;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.text.Messages;

/// The search over everything: a field and the best fitting entries, in front of the window. Enter does the selected
/// one, Escape or a click beside it closes.
final class CommandPalette extends StackPane {
    static final String LAYER_STYLE = "command-palette-layer";
    private static final int MOST = 60;
    private static final int ROWS = 11;
    private static final double ROW_HEIGHT = 30;
    private static final double WIDTH = 560;
    private static final double TOP = 64;

    private final TextField query = Nodes.styled(new TextField(), StyleNames.SEARCH_FIELD);
    private final ListView<SearchEntry> list = Nodes.styled(new ListView<>(), StyleNames.PLAIN_LIST);
    private final Messages messages;
    private List<SearchEntry> entries = List.of();
    private @Nullable Node focusBefore;

    CommandPalette(Messages messages) {
        this.messages = messages;
        Nodes.styled(this, LAYER_STYLE);
        Nodes.show(this, false);
        query.setId("command-palette-query");
        list.setId("command-palette-list");
        list.setFixedCellSize(ROW_HEIGHT);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Cell());
        Label nothing = Nodes.label(messages.bind("search.nothing"));
        list.setPlaceholder(nothing);
        VBox box = Nodes.styled(new VBox(query, list), StyleNames.COMMAND_PALETTE);
        box.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        StackPane.setAlignment(box, Pos.TOP_CENTER);
        StackPane.setMargin(box, new Insets(TOP, 0, 0, 0));
        getChildren().add(box);
        query.textProperty().addListener((_, _, now) -> filter(now));
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
    }

    /// Opens it over these entries.
    void open(List<SearchEntry> found, String promptKey) {
        entries = found;
        if (getScene() != null && !isVisible()) {
            focusBefore = getScene().getFocusOwner();
        }
        query.setPromptText(messages.text(promptKey));
        query.clear();
        filter("");
        Nodes.show(this, true);
        query.requestFocus();
    }

    void close() {
        Nodes.show(this, false);
        if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }

    private void filter(String wanted) {
        record Scored(SearchEntry entry, int score) {}
        List<Scored> scored = new ArrayList<>();
        for (SearchEntry entry : entries) {
            int score = entry.score(wanted);
            if (score != FuzzyMatch.NONE) {
                scored.add(new Scored(entry, score));
            }
        }
        scored.sort(Comparator.comparingInt(Scored::score).reversed());
        list.getItems().setAll(scored.stream().limit(MOST).map(Scored::entry).toList());
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        int rows = Math.clamp(list.getItems().size(), 1, ROWS);
        list.setPrefHeight(rows * ROW_HEIGHT + 2);
    }

    private void keyPressed(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close();
            case ENTER -> choose();
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(ROWS - 1);
            case PAGE_UP -> move(1 - ROWS);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        int last = list.getItems().size() - 1;
        if (last >= 0) {
            int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + (long) by, 0, last);
            list.getSelectionModel().select(to);
            list.scrollTo(Math.max(0, to - ROWS + 2));
        }
    }

    private void choose() {
        SearchEntry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close();
            chosen.action().run();
        }
    }

    /// One row: icon or category colour, title, hint.
    private final class Cell extends ListCell<SearchEntry> {
        Cell() {
            setOnMouseClicked(_ -> {
                if (!isEmpty()) {
                    choose();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable SearchEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            setGraphic(empty || entry == null ? null : row(entry));
        }

        private HBox row(SearchEntry entry) {
            Region square = Nodes.styled(new Region(), StyleNames.CATEGORY_ICON);
            StackPane icon = new StackPane(entry.icon() == null ? square : entry.icon());
            icon.setMinWidth(20);
            Label hint = Nodes.styled(new Label(entry.hint()), StyleNames.FAINT, StyleNames.CAPTION);
            hint.setMinWidth(Region.USE_PREF_SIZE);
            HBox row = new HBox(8, icon, new Label(entry.title()), Nodes.grow(), hint);
            row.setAlignment(Pos.CENTER_LEFT);
            if (entry.category() != null) {
                row.getStyleClass().add(StyleNames.category(entry.category().id()));
            }
            return row;
        }
    }
}
