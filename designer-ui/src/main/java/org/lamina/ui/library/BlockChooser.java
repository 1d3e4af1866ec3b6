package org.lamina.ui.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.io.BlockFolder;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.shape.Shape;
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.ui.Workbench;
import org.lamina.ui.dialog.Sheet;
import org.lamina.ui.dialog.SheetLayer;
import org.lamina.ui.dialog.Toasts;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.fx.WhileShown;
import org.lamina.ui.start.BlockGallery;
import org.lamina.ui.start.Shelves;
import org.lamina.ui.text.Messages;

/// Puts blocks into the network, well-known ones in the size that fits the selected layer, and keeps the user's own.
public final class BlockChooser {
    private static final double WIDTH = 620;

    private final Workbench bench;
    private final Messages messages;
    private final BlockGallery gallery;
    private final BlockLibrary library;
    private final SheetLayer sheets;
    private final Toasts toasts;
    private final LibraryQuestions questions;
    private final Consumer<Fragment> put;

    /// @param bench with the jobs that read and write files
    /// @param own where the user keeps blocks for other projects
    /// @param put adds a block to the network
    public BlockChooser(
            Workbench bench,
            BlockGallery gallery,
            BlockFolder own,
            SheetLayer sheets,
            Toasts toasts,
            Consumer<Fragment> put) {
        this.bench = bench;
        messages = bench.messages();
        this.gallery = gallery;
        this.sheets = sheets;
        this.toasts = toasts;
        this.put = put;
        library = new BlockLibrary(own, bench.jobs(), this::notChanged);
        library.refresh();
        questions = new LibraryQuestions(messages, sheets, library);
    }

    private void notChanged(Exception trouble) {
        toasts.show(
                trouble instanceof ProblemException known
                        ? bench.wording().sentence(known.problem())
                        : String.valueOf(trouble.getMessage()),
                StyleStates.ERROR);
    }

    /// All blocks as they are now and will be.
    public ObservableValue<List<BlockGallery.Entry>> entriesProperty() {
        return library.contentsProperty().map(_ -> entries());
    }

    /// All blocks, the user's own first.
    public List<BlockGallery.Entry> entries() {
        List<BlockGallery.Entry> entries = new ArrayList<>(library.blocks());
        entries.addAll(gallery.entries());
        return entries;
    }

    /// Offers all blocks and adds the chosen one.
    public void choose() {
        Sheet sheet = new Sheet(messages.text("dialog.block.title"), messages.text("dialog.block.text"))
                .wide(WIDTH)
                .cancelButton(messages.text("dialog.cancel"), () -> {});
        Shelves<BlockGallery.Entry> shelves = new Shelves<>(messages, "block", entry -> {
            sheet.close();
            add(entry);
        });
        fill(shelves);
        sheets.show(sheet.content(shelves));
        WhileShown.of(shelves, () -> library.contentsProperty().subscribe(_ -> fill(shelves)));
        library.refresh();
        shelves.focusSearch();
    }

    private void fill(Shelves<BlockGallery.Entry> shelves) {
        List<OwnBlock> own = library.blocks();
        List<Shelves.Shelf<BlockGallery.Entry>> shown = new ArrayList<>();
        if (!own.isEmpty()) {
            shown.add(new Shelves.Shelf<>(messages.text("library.own"), own, this::tools));
        }
        String known = own.isEmpty() ? "" : messages.text("library.well-known");
        shown.add(new Shelves.Shelf<>(known, gallery.entries(), _ -> List.of()));
        shelves.show(
                shown,
                library.contentsProperty().get().problems().stream()
                        .map(this::damaged)
                        .toList());
    }

    private String damaged(Problem problem) {
        String file = problem.place() instanceof Place.OfFile place ? place.file() : "";
        return messages.text("library.damaged", file, bench.wording().sentence(problem));
    }

    private List<Button> tools(BlockGallery.Entry entry) {
        return entry instanceof OwnBlock block
                ? List.of(
                        tool(block, "rename", Feather.EDIT_2, () -> questions.rename(block)),
                        tool(block, "delete", Feather.TRASH_2, () -> questions.delete(block)))
                : List.of();
    }

    private Button tool(OwnBlock block, String id, Ikon icon, Runnable action) {
        Button button = Nodes.styled(new Button(), StyleNames.ICON_BUTTON);
        button.setId(id + "-" + block.id());
        button.setGraphic(new FontIcon(icon));
        String words = messages.text("library." + id + ".tip", block.name());
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Adds a block behind the selected layer, or by itself where none is selected or its output is not known yet.
    public void add(BlockGallery.Entry entry) {
        fitting(entry, bench.editor().selectedNode().orElse(null)).ifPresent(put);
    }

    /// The block in the size that fits what a node gives; where it cannot read that, says so.
    ///
    /// @param before the node, or null where the block shall stand by itself
    public Optional<Fragment> fitting(BlockGallery.Entry entry, @Nullable GraphNode before) {
        Optional<Shape> shape =
                before == null ? Optional.empty() : bench.editor().analysis().shapeOf(before.id());
        Optional<Fragment> block = shape.map(entry::fitting).orElseGet(() -> Optional.of(entry.usual()));
        if (block.isEmpty() && before != null) {
            toasts.show(
                    messages.text(
                            "block.cannot-read",
                            entry.title(messages),
                            entry.fact(messages),
                            before.name(),
                            bench.wording().shape(shape.orElseThrow())),
                    StyleStates.ERROR);
        }
        return block;
    }

    /// Whether the one selected node is a block that can be kept.
    public boolean canKeep() {
        return selected().isPresent();
    }

    private Optional<BlockDefinition> selected() {
        GraphDocument document = bench.editor().document();
        return bench.editor()
                .selectedNode()
                .flatMap(node -> node.spec() instanceof BlockUse use ? document.block(use.block()) : Optional.empty());
    }

    /// Asks under which name the selected block is kept among the user's own.
    public void keep() {
        BlockDefinition block = selected().orElse(null);
        GraphNode node = bench.editor().selectedNode().orElse(null);
        if (block != null && node != null) {
            Fragment single = Fragment.of(bench.editor().document(), Set.of(node.id()));
            questions.save(
                    block.name(),
                    name -> library.save(
                            single, name, () -> toasts.show(messages.text("library.saved", name), StyleStates.GOOD)));
        }
    }
}
