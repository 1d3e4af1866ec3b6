package org.lamina.ui.canvas;

import java.util.function.BiConsumer;
import javafx.event.Event;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.theme.StyleNames;

/// Edits a node's name where it stands. Enter or leaving renames, Escape leaves the name.
final class RenameField extends TextField {
    private final BiConsumer<NodeId, String> renamed;
    private final Runnable closed;
    private @Nullable GraphNode node;

    RenameField(BiConsumer<NodeId, String> renamed, Runnable closed) {
        this.renamed = renamed;
        this.closed = closed;
        setId("rename-field");
        getStyleClass().add(StyleNames.COMPACT_FIELD);
        setManaged(false);
        setVisible(false);
        setOnAction(_ -> finish(true));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case ESCAPE -> {
                    finish(false);
                    event.consume();
                }
                default -> {}
            }
        });
        addEventHandler(KeyEvent.ANY, Event::consume);
        addEventHandler(MouseEvent.ANY, Event::consume);
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                finish(true);
            }
        });
    }

    void open(GraphNode renaming, double x, double y, double width) {
        node = renaming;
        setText(renaming.name());
        resizeRelocate(x, y, width, 28);
        setVisible(true);
        toFront();
        requestFocus();
        selectAll();
    }

    private void finish(boolean accept) {
        GraphNode renaming = node;
        if (renaming == null) {
            return;
        }
        node = null;
        setVisible(false);
        if (accept && !getText().strip().equals(renaming.name())) {
            renamed.accept(renaming.id(), getText());
        }
        closed.run();
    }
}
