package org.lamina.ui.inspector;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The row of one parameter. What there is to say about its field lies over what is above it, so that nothing moves
/// while one types or is about to click.
final class FieldRow extends VBox {
    private static final double BESIDE_FIELD = 2;

    private final ParamEditor<?> editor;

    FieldRow(double spacing, ParamEditor<?> editor) {
        super(spacing);
        this.editor = editor;
    }

    /// To be called when all else is in the row.
    void addMessage() {
        editor.message().ifPresent(message -> {
            message.setManaged(false);
            message.setMouseTransparent(true);
            message.textProperty().subscribe(_ -> requestLayout());
            message.visibleProperty().subscribe(_ -> requestLayout());
            getChildren().add(message);
        });
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        editor.message().filter(Label::isVisible).ifPresent(message -> {
            double height = message.prefHeight(getWidth());
            double top = editor.isWide() ? editor.control().getLayoutY() : 0;
            message.resizeRelocate(0, top - BESIDE_FIELD - height, getWidth(), height);
        });
    }
}
