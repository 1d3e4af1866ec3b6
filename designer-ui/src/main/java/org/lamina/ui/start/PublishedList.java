package org.lamina.ui.start;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.lamina.theme.StyleNames;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.text.Messages;

/// Published works with a search: what each is, a fact to choose by, and where it was published.
public final class PublishedList<E extends Published> extends VBox {
    private static final double HEIGHT = 420;
    private static final double GAP = 8;

    private final Messages messages;
    private final String sort;
    private final TextField search = Nodes.styled(new TextField(), StyleNames.SEARCH_FIELD);
    private final Map<E, VBox> rows = new LinkedHashMap<>();
    private final Label nothing;
    private final Consumer<E> chosen;

    /// @param sort the beginning of ids and message keys: `template` or `block`
    public PublishedList(Messages messages, String sort, List<? extends E> entries, Consumer<E> chosen) {
        super(GAP);
        this.messages = messages;
        this.sort = sort;
        this.chosen = chosen;
        search.setId(sort + "-search");
        search.setPromptText(messages.text(sort + ".search"));
        search.textProperty().addListener((_, _, query) -> filter(query));
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInSearch);
        nothing = Labels.wrapped(messages.text(sort + ".nothing"), StyleNames.EMPTY_TEXT);
        Nodes.show(nothing, false);
        VBox list = new VBox(GAP, nothing);
        for (E entry : entries) {
            VBox row = row(entry);
            rows.put(entry, row);
            list.getChildren().add(row);
        }
        ScrollPane scroll = Nodes.styled(new ScrollPane(list), StyleNames.PLAIN_SCROLL);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefHeight(HEIGHT);
        getChildren().addAll(search, scroll);
    }

    private VBox row(E entry) {
        Label count = Labels.of(entry.fact(messages), StyleNames.SAMPLE_FACT);
        count.setMinWidth(USE_PREF_SIZE);
        HBox head =
                new HBox(GAP, Labels.of(messages.text(entry.titleKey()), StyleNames.SAMPLE_NAME), Nodes.grow(), count);
        VBox row = Nodes.styled(
                new VBox(
                        head,
                        Labels.wrapped(messages.text(entry.summaryKey()), StyleNames.SAMPLE_TEXT),
                        Labels.wrapped(messages.text(entry.paperKey()), StyleNames.SAMPLE_FACT)),
                StyleNames.SAMPLE_CARD);
        row.setId(sort + "-" + entry.id());
        row.setAccessibleText(messages.text(entry.titleKey()));
        Cards.pressable(row, () -> chosen.accept(entry));
        return row;
    }

    /// Puts the caret into the search field.
    public void focusSearch() {
        search.requestFocus();
    }

    private void filter(String query) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        rows.forEach((entry, row) -> Nodes.show(row, words(entry).contains(wanted)));
        Nodes.show(nothing, firstShown().isEmpty());
    }

    private String words(E entry) {
        List<String> words = List.of(
                entry.id(),
                messages.text(entry.titleKey()),
                messages.text(entry.summaryKey()),
                messages.text(entry.paperKey()));
        return String.join(" ", words).toLowerCase(Locale.ROOT);
    }

    private Optional<E> firstShown() {
        return rows.entrySet().stream()
                .filter(row -> row.getValue().isVisible())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void keyInSearch(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            firstShown().ifPresent(chosen);
            event.consume();
        }
    }
}
