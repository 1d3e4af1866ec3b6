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

/// The templates with a search: what each is, how many parameters it has, and where it was published.
public final class TemplateList extends VBox {
    private static final double HEIGHT = 420;
    private static final double GAP = 8;

    private final Messages messages;
    private final TextField search = Nodes.styled(new TextField(), StyleNames.SEARCH_FIELD);
    private final Map<TemplateGallery.Entry, VBox> rows = new LinkedHashMap<>();
    private final Label nothing;
    private final Consumer<TemplateGallery.Entry> chosen;

    public TemplateList(Messages messages, TemplateGallery gallery, Consumer<TemplateGallery.Entry> chosen) {
        super(GAP);
        this.messages = messages;
        this.chosen = chosen;
        search.setId("template-search");
        search.setPromptText(messages.text("template.search"));
        search.textProperty().addListener((_, _, query) -> filter(query));
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInSearch);
        nothing = Labels.wrapped(messages.text("template.nothing"), StyleNames.EMPTY_TEXT);
        Nodes.show(nothing, false);
        VBox list = new VBox(GAP, nothing);
        for (TemplateGallery.Entry entry : gallery.entries()) {
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

    private VBox row(TemplateGallery.Entry entry) {
        Label count = Labels.of(messages.text("template.parameters", entry.parameters()), StyleNames.SAMPLE_FACT);
        count.setMinWidth(USE_PREF_SIZE);
        HBox head =
                new HBox(GAP, Labels.of(messages.text(entry.titleKey()), StyleNames.SAMPLE_NAME), Nodes.grow(), count);
        VBox row = Nodes.styled(
                new VBox(
                        head,
                        Labels.wrapped(messages.text(entry.summaryKey()), StyleNames.SAMPLE_TEXT),
                        Labels.wrapped(messages.text(entry.paperKey()), StyleNames.SAMPLE_FACT)),
                StyleNames.SAMPLE_CARD);
        row.setId("template-" + entry.id());
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

    private String words(TemplateGallery.Entry entry) {
        List<String> words = List.of(
                entry.id(),
                messages.text(entry.titleKey()),
                messages.text(entry.summaryKey()),
                messages.text(entry.paperKey()));
        return String.join(" ", words).toLowerCase(Locale.ROOT);
    }

    private Optional<TemplateGallery.Entry> firstShown() {
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
