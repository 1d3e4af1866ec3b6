package org.lamina.samples.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.shape.Shape;

/// A well-known block in the size that fits what it shall read.
///
/// @param name its name in keys and searches: `residual-bottleneck`
/// @param paper the end of the message key of where it was published
/// @param usual what it reads where nothing says otherwise
/// @param drawing the block for an input; nothing where it cannot read such
public record BundledBlock(String name, String paper, Shape usual, Function<Shape, Optional<Plan.Block>> drawing) {
    /// Message key of its name.
    public String titleKey() {
        return "block." + name + ".title";
    }

    /// Message key of what it is for.
    public String textKey() {
        return "block." + name + ".text";
    }

    /// Message key of where it was published.
    public String paperKey() {
        return "block.paper." + paper;
    }

    /// One card with the definitions that it needs; nothing where the block cannot read such an input.
    public Optional<Fragment> fitting(Shape input) {
        return drawing.apply(input).map(block -> {
            BlockId id = block.definition().id();
            GraphNode use =
                    new GraphNode(new NodeId(id.value()), block.definition().name(), new BlockUse(id, 1));
            List<BlockDefinition> definitions = new ArrayList<>(block.inner().values());
            definitions.add(block.definition());
            return new Fragment(new Network(List.of(use), List.of()), Map.of(use.id(), new Point(0, 0)), definitions);
        });
    }
}
