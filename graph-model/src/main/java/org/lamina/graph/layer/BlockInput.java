package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.shape.ShapeResult;

/// Where values come into a block; exists only inside definitions.
public record BlockInput() implements LayerSpec {
    public static final LayerKind<BlockInput> KIND = LayerKind.named(
                    "block-input", Category.INPUT, BlockInput.class, new BlockInput())
            .stem("in")
            .inputs(LayerKind.Arity.NONE)
            .shape((_, _) -> ShapeResult.clash("block.port-outside", List.of()));

    @Override
    public LayerKind<BlockInput> kind() {
        return KIND;
    }
}
