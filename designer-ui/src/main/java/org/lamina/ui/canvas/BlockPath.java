package org.lamina.ui.canvas;

import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.layer.BlockUse;
import org.lamina.theme.StyleNames;
import org.lamina.ui.model.Editor;
import org.lamina.ui.text.Messages;

/// The way to the block that is open: `Network > encoder > attention`, each part leads back to it. It also says where
/// else an edit here will be seen. Not there while no block is open.
final class BlockPath extends HBox {
    private final Editor editor;
    private final Messages messages;
    private final Runnable done;

    /// @param done gives the keys back to the canvas
    BlockPath(Editor editor, Messages messages, Runnable done) {
        this.done = done;
        this.editor = editor;
        this.messages = messages;
        setId("block-path");
        getStyleClass().add(StyleNames.OVERLAY_BAR);
        setManaged(false);
        // What is typed or pressed here is not for the canvas.
        addEventHandler(KeyEvent.KEY_TYPED, KeyEvent::consume);
        addEventHandler(MouseEvent.MOUSE_PRESSED, MouseEvent::consume);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (!event.isShortcutDown()) {
                event.consume();
            }
        });
    }

    void refresh() {
        GraphDocument project = editor.project();
        List<BlockDefinition> blocks = editor.openBlocks().definitions(project);
        setVisible(!blocks.isEmpty());
        getChildren().clear();
        if (blocks.isEmpty()) {
            return;
        }
        addPart(messages.text("canvas.block.network"), 0);
        for (int i = 0; i < blocks.size(); i++) {
            getChildren().add(muted("›"));
            if (i < blocks.size() - 1) {
                addPart(blocks.get(i).name(), i + 1);
            }
        }
        TextField here = nameField(blocks.getLast());
        int times = editor.openBlocks().times(project);
        Label uses = muted(messages.text(
                "canvas.block.uses", uses(project, blocks.getLast().id())));
        uses.setId("block-uses");
        getChildren().addAll(here, uses);
        if (times > 1) {
            getChildren().add(2 * blocks.size() + 1, copies(times));
        }
    }

    /// Which copy of a repeated block is looked into: its shapes, pictures and numbers are shown.
    private Node copies(int times) {
        List<Integer> numbers = IntStream.rangeClosed(1, times).boxed().toList();
        ChoiceBox<Integer> choice = new ChoiceBox<>(FXCollections.observableList(numbers));
        choice.setId("block-copy");
        choice.setAccessibleText(messages.text("canvas.block.copy"));
        choice.setTooltip(new Tooltip(messages.text("canvas.block.copy")));
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer copy) {
                return copy == null ? "" : messages.text("canvas.block.copy-of", copy, times);
            }

            @Override
            public Integer fromString(String text) {
                throw new UnsupportedOperationException("A copy is not typed: " + text);
            }
        });
        choice.setValue(editor.openBlocks().copy());
        choice.valueProperty().subscribe((_, copy) -> editor.showCopy(copy));
        return choice;
    }

    /// The name of the open block; typing another one and Enter renames it.
    private TextField nameField(BlockDefinition block) {
        TextField field = new TextField(block.name());
        field.setId("block-here");
        field.setAccessibleText(messages.text("canvas.block.name"));
        field.setPrefColumnCount(Math.clamp(block.name().length(), 6, 24));
        field.setOnAction(_ -> {
            editor.perform(new Edit.RenameBlock(block.id(), field.getText()));
            refresh();
            done.run();
        });
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                refresh();
                done.run();
            }
        });
        return field;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add(StyleNames.MUTED);
        return label;
    }

    private void addPart(String name, int level) {
        Button part = new Button(name);
        part.setId("block-path-" + level);
        part.getStyleClass().add(StyleNames.OVERLAY_CHIP);
        part.setFocusTraversable(false);
        part.setOnAction(_ -> editor.closeBlocks(level));
        getChildren().add(part);
    }

    /// How many nodes use a block, in the network and in other blocks.
    private static long uses(GraphDocument project, BlockId block) {
        long uses = uses(project.network().nodes(), block);
        for (BlockDefinition other : project.blocks()) {
            uses += uses(other.network().nodes(), block);
        }
        return uses;
    }

    private static long uses(List<GraphNode> nodes, BlockId block) {
        return nodes.stream()
                .filter(node ->
                        node.spec() instanceof BlockUse use && use.block().equals(block))
                .count();
    }
}
