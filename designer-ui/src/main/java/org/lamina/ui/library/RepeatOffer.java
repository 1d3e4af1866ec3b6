package org.lamina.ui.library;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.block.Repeats;
import org.lamina.graph.edit.Folding;
import org.lamina.graph.edit.Names;
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.ui.Workbench;
import org.lamina.ui.dialog.Sheet;
import org.lamina.ui.dialog.SheetLayer;
import org.lamina.ui.dialog.Toasts;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.text.Messages;

/// Offers to draw once, as a block that is repeated, what is drawn several times in a row.
public final class RepeatOffer {
    private static final double WIDTH = 600;
    private static final double MOST_HEIGHT = 340;

    private final Workbench bench;
    private final Messages messages;
    private final SheetLayer sheets;
    private final Toasts toasts;
    private final Consumer<NodeId> reveal;

    /// @param reveal brings the new block into view
    public RepeatOffer(Workbench bench, SheetLayer sheets, Toasts toasts, Consumer<NodeId> reveal) {
        this.bench = bench;
        messages = bench.messages();
        this.sheets = sheets;
        this.toasts = toasts;
        this.reveal = reveal;
    }

    /// Looks for repeats in what the canvas shows: the network, or the inside of the open block.
    public void find() {
        GraphDocument document = bench.editor().document();
        List<Repeats.Repeat> found = Repeats.in(document);
        if (found.isEmpty()) {
            toasts.show(messages.text("repeats.none"), StyleStates.WARNING);
            return;
        }
        VBox rows = new VBox(8);
        ScrollPane scroll = Nodes.styled(new ScrollPane(rows), StyleNames.PLAIN_SCROLL);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.setMinHeight(Region.USE_PREF_SIZE);
        Sheet sheet = new Sheet(messages.text("repeats.title"), messages.text("repeats.text"))
                .wide(WIDTH)
                .content(scroll)
                .cancelButton(messages.text("dialog.close"), () -> {});
        for (Repeats.Repeat repeat : found) {
            rows.getChildren().add(row(document, repeat, rows.getChildren().size(), sheet));
        }
        sheets.show(sheet);
        sheet.applyCss(); // only now do the rows belong to the window
        if (rows.lookup("#fold-0") instanceof Button best) {
            best.setDefaultButton(true);
            best.requestFocus();
        }
    }

    private Node row(GraphDocument document, Repeats.Repeat repeat, int index, Sheet sheet) {
        List<GraphNode> first = inOrder(document, repeat.units().getFirst());
        List<GraphNode> last = inOrder(document, repeat.units().getLast());
        VBox words = new VBox(
                2,
                Labels.wrapped(
                        messages.text("repeats.what", KindList.of(first, document.blocks(), messages), repeat.times()),
                        StyleNames.LOST_NAME),
                Labels.wrapped(
                        messages.text(
                                "repeats.where",
                                first.getFirst().name(),
                                last.getLast().name(),
                                repeat.nodes().size()),
                        StyleNames.MUTED));
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button fold = new Button(messages.text("repeats.fold"));
        fold.setId("fold-" + index);
        fold.setMinWidth(Region.USE_PREF_SIZE);
        fold.setOnAction(_ -> {
            sheet.close();
            fold(document, repeat);
        });
        HBox row = Nodes.styled(new HBox(8, words, fold), StyleNames.LOST_ROW);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static List<GraphNode> inOrder(GraphDocument document, List<NodeId> unit) {
        return document.network().nodes().stream()
                .filter(node -> unit.contains(node.id()))
                .toList();
    }

    private void fold(GraphDocument document, Repeats.Repeat repeat) {
        Folding folding = Folding.of(document, repeat, Names.freeBlockName(document));
        if (bench.editor().perform(folding.edit()).isEmpty()) {
            bench.editor().select(Set.of(folding.use()));
            reveal.accept(folding.use());
        }
    }
}
