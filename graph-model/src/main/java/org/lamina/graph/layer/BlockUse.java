package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.BlockId;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.ShapeResult;

/// One place where a block stands, once or several times in a row. Only a way of drawing: what is computed is in
/// [org.lamina.graph.block.Expansion], which has none of these.
///
/// @param repeat how many copies follow each other, each reading what the one before gives
public record BlockUse(BlockId block, int repeat) implements LayerSpec {
    public static final int MOST_REPEATS = 1000;

    /// Not in the palette as it is; its block belongs to a document.
    public static final LayerKind<BlockUse> KIND = LayerKind.named(
                    "block", Category.COMBINE, BlockUse.class, new BlockUse(new BlockId("none"), 1))
            .inputs(new LayerKind.Arity(0, 64))
            .params(Param.integer("repeat", BlockUse::repeat, BlockUse::withRepeat, 1, MOST_REPEATS))
            .shape((spec, _) -> ShapeResult.clash("block.missing", List.of(spec.block.value())));

    public BlockUse withRepeat(int count) {
        return new BlockUse(block, count);
    }

    @Override
    public LayerKind<BlockUse> kind() {
        return KIND;
    }
}
