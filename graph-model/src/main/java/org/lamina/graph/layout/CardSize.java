package org.lamina.graph.layout;

/// How large a node is drawn, in canvas units.
public record CardSize(double width, double height) {
    CardSize turned() {
        return new CardSize(height, width);
    }
}
