package org.lamina.ui.dialog;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.lamina.ui.fx.Nodes;

/// The layer over the window where sheets appear, newest in front. While one is shown the window below is dimmed and
/// does not answer.
public final class SheetLayer extends StackPane {
    static final String STYLE = "sheet-layer";

    private @Nullable Node focusBefore;

    public SheetLayer() {
        Nodes.styled(this, STYLE);
        Nodes.show(this, false);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && front() instanceof Sheet sheet) {
                sheet.escape();
                event.consume();
            }
        });
    }

    private @Nullable Node front() {
        return getChildren().isEmpty() ? null : getChildren().getLast();
    }

    public boolean isShowingSheet() {
        return !getChildren().isEmpty();
    }

    public void show(Sheet sheet) {
        if (getChildren().isEmpty() && getScene() != null) {
            focusBefore = getScene().getFocusOwner();
        }
        sheet.setOnClose(() -> close(sheet));
        getChildren().forEach(below -> below.setDisable(true));
        getChildren().add(sheet);
        Nodes.show(this, true);
        sheet.focusFirst();
    }

    private void close(Sheet sheet) {
        getChildren().remove(sheet);
        Node next = front();
        if (next != null) {
            next.setDisable(false);
        } else {
            Nodes.show(this, false);
            if (focusBefore != null) {
                focusBefore.requestFocus();
                focusBefore = null;
            }
        }
    }
}
