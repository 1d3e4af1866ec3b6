package org.lamina.graph.layout;

import java.util.List;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockOutput;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.LayerSpec;

/// How large a node is drawn, in canvas units.
public record CardSize(double width, double height) {
    /// With a place for a picture of what the layer does.
    public static final CardSize FULL = new CardSize(200, 120);

    /// What each port with a name takes of the height.
    public static final double PORT_LINE = 16;

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

    /// The size of the card of a node in a document with these blocks: a block with several inputs or outputs has a
    /// line for the name of each.
    public static CardSize of(List<BlockDefinition> blocks, LayerSpec spec) {
        if (spec instanceof BlockUse use) {
            for (BlockDefinition block : blocks) {
                if (block.id().equals(use.block())) {
                    int lines = Math.max(block.inputs().size(), block.outputs().size());
                    return lines > 1 ? new CardSize(COMPACT.width(), COMPACT.height() + lines * PORT_LINE) : COMPACT;
                }
            }
        }
        return of(spec);
    }

    CardSize turned() {
        return new CardSize(height, width);
    }
}
