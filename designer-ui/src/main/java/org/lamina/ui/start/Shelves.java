package org.lamina.ui.start;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.event.Event;
import javafx.geometry.Pos;
import javafx.scene.Node;
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
import org.lamina.ui.text.Keywords;
import org.lamina.ui.text.Messages;

/// Things to choose from, on one or more shelves, with a search: what each is, a fact to choose by, and where it comes
/// from.
public final class Shelves<E extends Listed> extends VBox {
    private static final double HEIGHT = 420;
    private static final double GAP = 8;

    private final Messages messages;
    private final String sort;
    private final TextField search = Nodes.styled(new TextField(), StyleNames.SEARCH_FIELD);
    private final VBox list = new VBox(GAP);
    private final Map<E, VBox> rows = new LinkedHashMap<>();
    private final Map<Label, List<E>> captions = new LinkedHashMap<>();
    private final Label nothing;
    private final Consumer<E> chosen;

    /// Entries of one origin.
    ///
    /// @param caption what they have in common; empty where there is one shelf only
    /// @param tools what else can be done with an entry
    public record Shelf<E extends Listed>(
            String caption, List<? extends E> entries, Function<E, List<? extends Node>> tools) {}

    /// @param sort the beginning of ids and message keys: `template` or `block`
    public Shelves(Messages messages, String sort, Consumer<E> chosen) {
        super(GAP);
        this.messages = messages;
        this.sort = sort;
        this.chosen = chosen;
        search.setId(sort + "-search");
        search.setPromptText(messages.text(sort + ".search"));
        search.textProperty().addListener((_, _, query) -> filter(query));
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInSearch);
        nothing = Labels.wrapped(messages.text(sort + ".nothing"), StyleNames.EMPTY_TEXT);
        ScrollPane scroll = Nodes.styled(new ScrollPane(list), StyleNames.PLAIN_SCROLL);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefHeight(HEIGHT);
        getChildren().addAll(search, scroll);
    }

    /// Shows these shelves in place of others; what is searched for stays.
    ///
    /// @param notes sentences above them, such as what could not be read
    public void show(List<Shelf<E>> shelves, List<String> notes) {
        rows.clear();
        captions.clear();
        list.getChildren().clear();
        notes.forEach(note -> list.getChildren().add(Labels.wrapped(note, StyleNames.WARNING_TEXT)));
        list.getChildren().add(nothing);
        for (Shelf<E> shelf : shelves) {
            Label caption = Labels.of(shelf.caption().toUpperCase(messages.language()), StyleNames.SECTION_CAPTION);
            captions.put(caption, new ArrayList<>(shelf.entries()));
            list.getChildren().add(caption);
            for (E entry : shelf.entries()) {
                VBox row = row(entry, shelf.tools().apply(entry));
                rows.put(entry, row);
                list.getChildren().add(row);
            }
        }
        filter(search.getText());
    }

    private VBox row(E entry, List<? extends Node> tools) {
        Label fact = Labels.of(entry.fact(messages), StyleNames.SAMPLE_FACT);
        fact.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(GAP, Labels.of(entry.title(messages), StyleNames.SAMPLE_NAME), Nodes.grow(), fact);
        head.setAlignment(Pos.CENTER_LEFT);
        if (!tools.isEmpty()) {
            HBox box = new HBox();
            box.getChildren().addAll(tools);
            // Pressing a tool is not choosing the row.
            box.setOnMouseClicked(Event::consume);
            box.setOnKeyPressed(Event::consume);
            head.getChildren().add(box);
        }
        VBox row = Nodes.styled(
                new VBox(head, Labels.wrapped(entry.summary(messages), StyleNames.SAMPLE_TEXT)),
                StyleNames.SAMPLE_CARD);
        if (!entry.origin(messages).isEmpty()) {
            row.getChildren().add(Labels.wrapped(entry.origin(messages), StyleNames.SAMPLE_FACT));
        }
        row.setId(sort + "-" + entry.id());
        row.setAccessibleText(entry.title(messages));
        Cards.pressable(row, () -> chosen.accept(entry));
        return row;
    }

    /// Puts the caret into the search field.
    public void focusSearch() {
        search.requestFocus();
    }

    private void filter(String query) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        rows.forEach((entry, row) -> Nodes.show(row, isFound(entry, wanted)));
        captions.forEach((caption, entries) -> Nodes.show(
                caption, !caption.getText().isEmpty() && entries.stream().anyMatch(entry -> isFound(entry, wanted))));
        Nodes.show(nothing, firstShown().isEmpty());
    }

    private boolean isFound(E entry, String wanted) {
        return words(entry).contains(wanted) || Keywords.fits(wanted, sort + "." + entry.id());
    }

    private String words(E entry) {
        List<String> words =
                List.of(entry.id(), entry.title(messages), entry.summary(messages), entry.origin(messages));
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
