package org.lamina.ui.visual;

import javafx.scene.Node;

/// How many device pixels a unit of length has where a node is shown.
final class RenderScale {

    private RenderScale() {}

    static double of(Node node) {
        boolean shown = node.getScene() != null && node.getScene().getWindow() != null;
        return shown ? node.getScene().getWindow().getRenderScaleX() : 1;
    }
}
