package org.lamina.graph.layout;

import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockOutput;
import org.lamina.graph.layer.LayerSpec;

/// How large a node is drawn, in canvas units.
public record CardSize(double width, double height) {
    /// With a place for a picture of what the layer does.
    public static final CardSize FULL = new CardSize(200, 120);

    /// Of layers that only pass values on or merge them.
    public static final CardSize COMPACT = new CardSize(200, 56);

    /// The size of the card of a layer.
    public static CardSize of(LayerSpec spec) {
        if (spec instanceof BlockInput || spec instanceof BlockOutput) {
            return COMPACT;
        }
        return switch (spec.kind().category()) {
            case INPUT, CONVOLUTION, POOLING, OUTPUT -> FULL;
            case DENSE, RECURRENT, ATTENTION -> spec.kind().params().isEmpty() ? COMPACT : FULL;
            case COMBINE, REGULARISATION -> COMPACT;
        };
    }

    CardSize turned() {
        return new CardSize(height, width);
    }
}
