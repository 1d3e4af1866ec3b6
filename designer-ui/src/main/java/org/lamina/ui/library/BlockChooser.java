package org.lamina.ui.library;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.util.Subscription;
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
import org.lamina.ui.project.Project;
import org.lamina.ui.start.BlockGallery;
import org.lamina.ui.start.Shelves;
import org.lamina.ui.text.Messages;

/// Puts blocks into the network, well-known ones in the size that fits the selected layer, and keeps the user's own.
public final class BlockChooser {
    private static final double WIDTH = 620;

    private final Workbench bench;
    private final Messages messages;
    private final BlockGallery gallery;
    private final BlockLibrary own;
    private final BlockLibrary beside;
    private final SheetLayer sheets;
    private final Toasts toasts;
    private final Map<OwnBlock.Home, LibraryQuestions> questions = new EnumMap<>(OwnBlock.Home.class);
    private final Consumer<Fragment> put;

    /// @param bench with the jobs that read and write files
    /// @param folder where the user keeps blocks for other projects
    /// @param put adds a block to the network
    public BlockChooser(
            Workbench bench,
            BlockGallery gallery,
            BlockFolder folder,
            SheetLayer sheets,
            Toasts toasts,
            Consumer<Fragment> put) {
        this.bench = bench;
        messages = bench.messages();
        this.gallery = gallery;
        this.sheets = sheets;
        this.toasts = toasts;
        this.put = put;
        own = library(OwnBlock.Home.USER);
        beside = library(OwnBlock.Home.PROJECT);
        own.use(folder);
    }

    private BlockLibrary library(OwnBlock.Home home) {
        BlockLibrary library = new BlockLibrary(home, bench.jobs(), this::notChanged);
        questions.put(home, new LibraryQuestions(messages, sheets, library, home));
        return library;
    }

    /// Offers the blocks beside the file of the project that is open, once it has one.
    public BlockChooser follow(ObservableValue<@Nullable Project> project) {
        project.subscribe(now -> beside.use(
                now == null ? null : now.file().map(BlockFolder::beside).orElse(null)));
        return this;
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
        return own.contentsProperty().flatMap(_ -> beside.contentsProperty().map(_ -> entries()));
    }

    /// All blocks, those of the project first and then the user's own.
    public List<BlockGallery.Entry> entries() {
        List<BlockGallery.Entry> entries = new ArrayList<>(beside.blocks());
        entries.addAll(own.blocks());
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
        WhileShown.of(
                shelves,
                () -> Subscription.combine(
                        own.contentsProperty().subscribe(_ -> fill(shelves)),
                        beside.contentsProperty().subscribe(_ -> fill(shelves))));
        own.refresh();
        beside.refresh();
        shelves.focusSearch();
    }

    private void fill(Shelves<BlockGallery.Entry> shelves) {
        List<Shelves.Shelf<BlockGallery.Entry>> shown = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        for (BlockLibrary library : List.of(beside, own)) {
            List<OwnBlock> blocks = library.blocks();
            if (!blocks.isEmpty()) {
                String caption = messages.text(blocks.getFirst().captionKey());
                shown.add(new Shelves.Shelf<>(caption, blocks, this::tools));
            }
            library.contentsProperty().get().problems().forEach(problem -> damaged.add(damaged(problem)));
        }
        String known = shown.isEmpty() ? "" : messages.text("library.well-known");
        shown.add(new Shelves.Shelf<>(known, gallery.entries(), _ -> List.of()));
        shelves.show(shown, damaged);
    }

    private String damaged(Problem problem) {
        String file = problem.place() instanceof Place.OfFile place ? place.file() : "";
        return messages.text("library.damaged", file, bench.wording().sentence(problem));
    }

    private List<Button> tools(BlockGallery.Entry entry) {
        return entry instanceof OwnBlock block
                ? List.of(
                        tool(block, "rename", "library.rename.tip", Feather.EDIT_2, asked -> asked.rename(block)),
                        tool(
                                block,
                                "delete",
                                block.home().key("delete.tip"),
                                Feather.TRASH_2,
                                asked -> asked.delete(block)))
                : List.of();
    }

    private LibraryQuestions questions(OwnBlock.Home home) {
        return Objects.requireNonNull(questions.get(home));
    }

    private Button tool(OwnBlock block, String id, String key, Ikon icon, Consumer<LibraryQuestions> action) {
        Button button = Nodes.styled(new Button(), StyleNames.ICON_BUTTON);
        button.setId(id + "-" + block.id());
        button.setGraphic(new FontIcon(icon));
        String words = messages.text(key, block.name());
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.setOnAction(_ -> action.accept(questions(block.home())));
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
        keep(own, OwnBlock.Home.USER);
    }

    /// Asks under which name the selected block is kept beside the project; one that was never saved has no place yet.
    public void keepBeside() {
        if (beside.isOpen()) {
            keep(beside, OwnBlock.Home.PROJECT);
        } else {
            toasts.show(messages.text("library.project.unsaved"), StyleStates.WARNING);
        }
    }

    private void keep(BlockLibrary library, OwnBlock.Home home) {
        BlockDefinition block = selected().orElse(null);
        GraphNode node = bench.editor().selectedNode().orElse(null);
        if (block != null && node != null) {
            Fragment single = Fragment.of(bench.editor().document(), Set.of(node.id()));
            questions(home)
                    .save(
                            block.name(),
                            name -> library.save(
                                    single,
                                    name,
                                    () -> toasts.show(messages.text(home.key("saved"), name), StyleStates.GOOD)));
        }
    }
}
