package org.lamina.graph.layer;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lamina.graph.BlockId;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.ShapeResult;

/// One place where a block stands, once or several times in a row. Only a way of drawing: what is computed is in
/// [org.lamina.graph.block.Expansion], which has none of these.
///
/// @param repeat how many copies follow each other, each reading what the one before gives
/// @param shared whether it has its weights in common with the other uses of the block beside it that say so
/// @param values what this use sets of what its block exposes ([org.lamina.graph.block.ExposedParams]), by name; the
///     rest is as inside the block
public record BlockUse(BlockId block, int repeat, boolean shared, Map<String, Object> values) implements LayerSpec {
    public static final int MOST_REPEATS = 1000;

    /// Not in the palette as it is; its block belongs to a document.
    public static final LayerKind<BlockUse> KIND = LayerKind.named(
                    "block", Category.COMBINE, BlockUse.class, new BlockUse(new BlockId("none"), 1))
            .inputs(new LayerKind.Arity(0, 64))
            .params(
                    Param.integer("repeat", BlockUse::repeat, BlockUse::withRepeat, 1, MOST_REPEATS),
                    Param.optionalFlag("shared", BlockUse::shared, BlockUse::withShared))
            .shape((spec, _) -> ShapeResult.clash("block.missing", List.of(spec.block.value())));

    public BlockUse {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /// A use that sets nothing and has weights of its own.
    public BlockUse(BlockId block, int repeat) {
        this(block, repeat, false, Map.of());
    }

    public BlockUse withBlock(BlockId changed) {
        return new BlockUse(changed, repeat, shared, values);
    }

    public BlockUse withRepeat(int count) {
        return new BlockUse(block, count, shared, values);
    }

    public BlockUse withShared(boolean v) {
        return new BlockUse(block, repeat, v, values);
    }

    /// Whether both have their weights in common where they stand beside each other.
    public boolean sharesWith(BlockUse other) {
        return shared && other.shared && block.equals(other.block);
    }

    public BlockUse withValues(Map<String, Object> changed) {
        return new BlockUse(block, repeat, shared, changed);
    }

    public BlockUse with(String name, Object value) {
        Map<String, Object> more = new HashMap<>(values);
        more.put(name, value);
        return withValues(more);
    }

    /// The same use with what is inside the block instead of a value of its own.
    public BlockUse without(String name) {
        Map<String, Object> fewer = new HashMap<>(values);
        fewer.remove(name);
        return withValues(fewer);
    }

    @Override
    public LayerKind<BlockUse> kind() {
        return KIND;
    }
}
