package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.shape.ShapeResult;

/// Where values leave a block; exists only inside definitions.
public record BlockOutput() implements LayerSpec {
    public static final LayerKind<BlockOutput> KIND = LayerKind.named(
                    "block-output", Category.OUTPUT, BlockOutput.class, new BlockOutput())
            .stem("out")
            .shape((_, _) -> ShapeResult.clash("block.port-outside", List.of()));

    @Override
    public LayerKind<BlockOutput> kind() {
        return KIND;
    }
}
