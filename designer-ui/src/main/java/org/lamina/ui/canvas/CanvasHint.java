package org.lamina.ui.canvas;

import javafx.scene.control.Label;
import javafx.scene.text.TextAlignment;
import org.lamina.graph.Network;
import org.lamina.graph.layer.Category;
import org.lamina.theme.StyleNames;
import org.lamina.ui.text.Messages;

/// Says in the middle of the canvas how to begin, as long as there are no layers to look at.
final class CanvasHint extends Label {
    private static final double WIDTH = 380;
    private static final double MARGIN = 20;

    private final Messages messages;

    CanvasHint(Messages messages) {
        this.messages = messages;
        setId("canvas-hint");
        getStyleClass().add(StyleNames.EMPTY_TEXT);
        setWrapText(true);
        setTextAlignment(TextAlignment.CENTER);
        setManaged(false);
        setMouseTransparent(true);
    }

    void show(Network network) {
        setVisible(hasEndsOnly(network));
        textProperty().bind(messages.bind(network.nodes().isEmpty() ? "canvas.empty" : "canvas.begin"));
    }

    /// Whether inputs and outputs stand there with nothing between them, as in a new project.
    private static boolean hasEndsOnly(Network network) {
        return network.connections().isEmpty()
                && network.nodes().stream()
                        .map(node -> node.spec().kind().category())
                        .allMatch(category -> category == Category.INPUT || category == Category.OUTPUT);
    }

    void placeIn(double width, double height) {
        double wide = Math.min(WIDTH, width - 2 * MARGIN);
        double high = prefHeight(wide);
        resizeRelocate((width - wide) / 2, (height - high) / 2, wide, high);
    }
}
