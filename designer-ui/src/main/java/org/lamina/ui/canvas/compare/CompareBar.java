package org.lamina.ui.canvas.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.diff.Difference;
import org.lamina.graph.diff.Difference.Change;
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.model.Comparison;
import org.lamina.ui.model.Editor;
import org.lamina.ui.text.DifferenceWords;
import org.lamina.ui.text.Messages;

/// What the project is compared with, how many things differ, all of them in a list (settings and blocks too, which no
/// card can show), and the end of it. Not there while nothing is compared.
public final class CompareBar extends HBox {
    private static final int MOST_LISTED = 40;
    private static final double MOST_NAME = 260;
    private static final Insets ROOM = new Insets(0, 6, 0, 8);

    private final Editor editor;
    private final Messages messages;
    private final Consumer<NodeId> reveal;
    private final Runnable done;
    private @Nullable MenuButton list;

    /// @param reveal brings a card into sight
    /// @param done gives the keys back to the canvas
    public CompareBar(Editor editor, Messages messages, Consumer<NodeId> reveal, Runnable done) {
        this.editor = editor;
        this.messages = messages;
        this.reveal = reveal;
        this.done = done;
        setId("compare-bar");
        getStyleClass().add(StyleNames.OVERLAY_BAR);
        setManaged(false);
        addEventHandler(MouseEvent.MOUSE_PRESSED, MouseEvent::consume);
    }

    /// Counts again, after an edit or in another language.
    public void refresh() {
        Optional<Comparison> comparison = editor.comparison();
        setVisible(comparison.isPresent());
        getChildren().clear();
        list = null;
        comparison.ifPresent(this::show);
    }

    private void show(Comparison comparison) {
        Label with = Nodes.styled(
                new Label(
                        comparison.isSaved()
                                ? messages.text("compare.with-saved")
                                : messages.text("compare.with", comparison.name())),
                StyleNames.MUTED);
        with.setMaxWidth(MOST_NAME);
        with.setPadding(ROOM);
        getChildren().add(with);
        List<Difference> all = comparison.all(editor.project());
        if (all.isEmpty()) {
            getChildren().add(count("compare.none", 0, StyleStates.GOOD));
        }
        count(all, Change.ADDED, "compare.added", StyleStates.GOOD);
        count(all, Change.REMOVED, "compare.removed", StyleStates.ERROR);
        count(all, Change.CHANGED, "compare.changed", StyleStates.WARNING);
        if (!all.isEmpty()) {
            list = list(all);
            getChildren().add(list);
        }
        Button end = Nodes.styled(new Button(messages.text("compare.done")), StyleNames.OVERLAY_CHIP);
        end.setId("compare-done");
        end.setFocusTraversable(false);
        end.setOnAction(_ -> {
            editor.compareWith(null);
            done.run();
        });
        getChildren().add(end);
    }

    /// Opens the list, where there are differences.
    public void openList() {
        if (list != null) {
            list.show();
        }
    }

    private void count(List<Difference> all, Change change, String key, PseudoClass state) {
        long count = all.stream().filter(one -> one.change() == change).count();
        if (count > 0) {
            getChildren().add(count(key, count, state));
        }
    }

    private Label count(String key, long count, PseudoClass state) {
        Label label = Nodes.styled(new Label(messages.text(key, count)), StyleNames.COMPARE_COUNT);
        label.setId(key.replace('.', '-'));
        label.setMinWidth(USE_PREF_SIZE);
        label.pseudoClassStateChanged(state, true);
        return label;
    }

    private MenuButton list(List<Difference> all) {
        List<MenuItem> items = new ArrayList<>();
        for (Difference difference : all.subList(0, Math.min(all.size(), MOST_LISTED))) {
            MenuItem item = new MenuItem(DifferenceWords.worded(difference, messages));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> find(difference));
            items.add(item);
        }
        if (all.size() > MOST_LISTED) {
            MenuItem more = new MenuItem(messages.text("compare.more", all.size() - MOST_LISTED));
            more.setDisable(true);
            items.add(more);
        }
        MenuButton button = new MenuButton(messages.text("compare.list"), null, items.toArray(MenuItem[]::new));
        button.setId("compare-list");
        button.getStyleClass().add(StyleNames.OVERLAY_CHIP);
        button.setFocusTraversable(false);
        button.setAccessibleText(messages.text("compare.list.spoken", all.size()));
        return button;
    }

    /// Selects the layer of the network that a difference is about, if there is one.
    private void find(Difference difference) {
        GraphDocument project = editor.project();
        if (difference.block().isEmpty()) {
            project.network().nodes().stream()
                    .filter(node -> isAbout(difference, node))
                    .findFirst()
                    .ifPresent(node -> {
                        editor.closeBlocks(0);
                        editor.select(Set.of(node.id()));
                        reveal.accept(node.id());
                    });
        }
        done.run();
    }

    private static boolean isAbout(Difference difference, GraphNode node) {
        String name = difference.about().name();
        return switch (difference.subject()) {
            case LAYER, ORDER, PARAMETER -> name.equals(node.name());
            case NAME -> difference.after().equals(node.name());
            case CONNECTION -> name.endsWith(" -> " + node.name());
            case BLOCK, SETTING -> false;
        };
    }
}
