package org.lamina.ui.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lamina.graph.layer.Category;
import org.lamina.graph.layer.LayerKind;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.start.BlockGallery;
import org.lamina.ui.start.ExampleGallery;
import org.lamina.ui.start.OfferedProject;
import org.lamina.ui.text.Messages;

/// All layer kinds by category, and blocks, with a search. Drag a row onto the canvas, double-click it, or press Enter
/// on it.
public final class PalettePane extends VBox {
    private final TextField search = Nodes.styled(new TextField(), StyleNames.SEARCH_FIELD);
    private final List<Section> sections = new ArrayList<>();
    private final BlockSection blocks;
    private final Label nothing;
    private final LayerTarget target;
    private List<Messages> languages = List.of();

    private record Section(Label caption, List<PaletteRow> rows) {}

    /// @param blocks all blocks that can be added now
    public PalettePane(Workbench bench, LayerTarget target, ObservableValue<List<BlockGallery.Entry>> blocks) {
        this.target = target;
        Messages messages = bench.messages();
        getStyleClass().add(StyleNames.PALETTE);
        search.setId("palette-search");
        search.promptTextProperty().bind(messages.bind("palette.search"));
        search.textProperty().addListener((_, _, query) -> filter(query));
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInSearch);
        nothing = Nodes.label(messages.bind("palette.nothing"), StyleNames.EMPTY_TEXT);
        nothing.setWrapText(true);
        VBox list = new VBox();
        for (Category category : Category.values()) {
            addSection(list, bench, category);
        }
        this.blocks = new BlockSection(messages, target);
        list.getChildren().addAll(this.blocks, nothing);
        Nodes.show(nothing, false);
        blocks.subscribe(now -> {
            this.blocks.show(now);
            if (!search.getText().isBlank()) {
                filter(search.getText());
            }
        });
        ScrollPane scroll = Nodes.styled(new ScrollPane(list), StyleNames.PLAIN_SCROLL);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(search, scroll);
    }

    private void addSection(VBox list, Workbench bench, Category category) {
        List<LayerKind<?>> kinds = PaletteEntries.of(category);
        if (kinds.isEmpty()) {
            return;
        }
        Label caption = Nodes.label(
                bench.messages()
                        .bind("category." + category.id())
                        .map(name -> name.toUpperCase(bench.messages().language())),
                StyleNames.SECTION_CAPTION);
        List<PaletteRow> made = kinds.stream()
                .map(kind -> new PaletteRow(bench.messages(), new PaletteItem.Layer(kind), target))
                .toList();
        sections.add(new Section(caption, made));
        list.getChildren().add(caption);
        list.getChildren().addAll(made);
    }

    /// What the menu of a layer offers to open, and who opens it.
    public void offerExamples(ExampleGallery gallery, Consumer<OfferedProject> open) {
        sections.forEach(section -> section.rows().forEach(row -> row.offerExample(gallery, open)));
    }

    /// Puts the caret into the search field.
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private void filter(String query) {
        if (languages.isEmpty()) {
            languages = Messages.LANGUAGES.stream().map(Messages::new).toList();
        }
        Predicate<PaletteItem> found = item -> switch (item) {
            case PaletteItem.Layer layer -> PaletteEntries.matches(layer.kind(), query, languages);
            case PaletteItem.Block block -> PaletteEntries.matches(block, query, languages);
        };
        for (Section section : sections) {
            section.rows().forEach(row -> Nodes.show(row, found.test(row.item())));
            Nodes.show(section.caption(), section.rows().stream().anyMatch(PaletteRow::isVisible));
        }
        blocks.filter(query.isBlank() ? Optional.empty() : Optional.of(found));
        Nodes.show(nothing, !blocks.isVisible() && firstVisible().isEmpty());
    }

    private Optional<PaletteRow> firstVisible() {
        return Stream.concat(sections.stream().flatMap(section -> section.rows().stream()), blocks.rows().stream())
                .filter(PaletteRow::isVisible)
                .findFirst();
    }

    private void keyInSearch(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            firstVisible().ifPresent(row -> target.add(row.item()));
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN) {
            firstVisible().ifPresent(PaletteRow::requestFocus);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
            event.consume();
        }
    }
}
