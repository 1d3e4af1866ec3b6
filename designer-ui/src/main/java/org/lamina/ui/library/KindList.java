package org.lamina.ui.library;

import java.text.ListFormat;
import java.util.List;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.GraphNode;
import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockOutput;
import org.lamina.graph.layer.BlockUse;
import org.lamina.ui.text.Messages;

/// Says of which kinds of layers something is made.
final class KindList {
    private static final int SHOWN = 6;

    private KindList() {}

    /// The names of the kinds, each once, in the order in which they come; blocks by their own names.
    static String of(List<GraphNode> nodes, List<BlockDefinition> blocks, Messages messages) {
        List<String> kinds = nodes.stream()
                .filter(node -> !(node.spec() instanceof BlockInput || node.spec() instanceof BlockOutput))
                .map(node -> kind(node, blocks, messages))
                .distinct()
                .limit(SHOWN)
                .toList();
        return kinds.isEmpty()
                ? ""
                : ListFormat.getInstance(messages.language(), ListFormat.Type.STANDARD, ListFormat.Style.NARROW)
                        .format(kinds);
    }

    private static String kind(GraphNode node, List<BlockDefinition> blocks, Messages messages) {
        return node.spec() instanceof BlockUse use
                ? blocks.stream()
                        .filter(block -> block.id().equals(use.block()))
                        .map(BlockDefinition::name)
                        .findFirst()
                        .orElse(node.name())
                : messages.text(node.spec().kind().messageKey() + ".name");
    }
}
