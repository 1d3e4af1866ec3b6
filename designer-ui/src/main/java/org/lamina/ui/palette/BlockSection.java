package org.lamina.ui.palette;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lamina.theme.StyleNames;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.start.BlockGallery;
import org.lamina.ui.text.Messages;

/// The blocks in the palette: closed until its caption is pressed or something is searched for.
final class BlockSection extends VBox {
    private final Messages messages;
    private final LayerTarget target;
    private final Label caption;
    private final FontIcon arrow = new FontIcon(Feather.CHEVRON_RIGHT);
    private List<PaletteRow> rows = List.of();
    private Map<Label, List<PaletteRow>> shelves = Map.of();
    private Optional<Predicate<PaletteItem>> searched = Optional.empty();
    private boolean open;

    BlockSection(Messages messages, LayerTarget target) {
        this.messages = messages;
        this.target = target;
        caption = Nodes.label(
                messages.bind("palette.blocks").map(name -> name.toUpperCase(messages.language())),
                StyleNames.SECTION_CAPTION);
        caption.setId("palette-blocks");
        caption.setGraphic(arrow);
        caption.setMaxWidth(Double.MAX_VALUE);
        caption.setCursor(Cursor.HAND);
        caption.setFocusTraversable(true);
        caption.setAccessibleRole(AccessibleRole.BUTTON);
        caption.setOnMouseClicked(_ -> toggle());
        caption.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                toggle();
                event.consume();
            }
        });
    }

    List<PaletteRow> rows() {
        return rows;
    }

    void show(List<BlockGallery.Entry> blocks) {
        rows = blocks.stream()
                .map(block -> new PaletteRow(messages, new PaletteItem.Block(block), target))
                .toList();
        Map<String, List<PaletteRow>> byCaption = new LinkedHashMap<>();
        for (PaletteRow row : rows) {
            if (row.item() instanceof PaletteItem.Block block) {
                byCaption
                        .computeIfAbsent(block.entry().captionKey(), _ -> new ArrayList<>())
                        .add(row);
            }
        }
        shelves = new LinkedHashMap<>();
        getChildren().setAll(caption);
        byCaption.forEach((key, shelf) -> {
            if (byCaption.size() > 1) {
                Label over = Nodes.label(messages.bind(key), StyleNames.PALETTE_HINT);
                over.setId("palette-shelf-" + key.replace('.', '-'));
                shelves.put(over, shelf);
                getChildren().add(over);
            }
            getChildren().addAll(shelf);
        });
        refresh();
    }

    private void toggle() {
        open = !open;
        refresh();
    }

    /// @param wanted what is searched for; empty where nothing is
    void filter(Optional<Predicate<PaletteItem>> wanted) {
        searched = wanted;
        refresh();
    }

    private void refresh() {
        arrow.setIconCode(open || searched.isPresent() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
        rows.forEach(row ->
                Nodes.show(row, searched.map(found -> found.test(row.item())).orElse(open)));
        shelves.forEach((over, shelf) -> Nodes.show(over, shelf.stream().anyMatch(PaletteRow::isVisible)));
        Nodes.show(this, searched.isEmpty() ? !rows.isEmpty() : rows.stream().anyMatch(PaletteRow::isVisible));
    }
}
