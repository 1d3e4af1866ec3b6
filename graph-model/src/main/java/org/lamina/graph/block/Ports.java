package org.lamina.graph.block;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.PortRef;
import org.lamina.graph.layer.BlockUse;

/// The ports of nodes in a document with blocks.
public final class Ports {
    private record Sides(List<String> inputs, List<String> outputs) {}

    private final Map<BlockId, Sides> blocks = new HashMap<>();

    private Ports(List<BlockDefinition> definitions) {
        for (BlockDefinition block : definitions) {
            blocks.put(block.id(), new Sides(ids(block.inputs()), ids(block.outputs())));
        }
    }

    public static Ports of(GraphDocument document) {
        return of(document.blocks());
    }

    public static Ports of(List<BlockDefinition> definitions) {
        return new Ports(definitions);
    }

    private static List<String> ids(List<GraphNode> nodes) {
        return nodes.stream().map(node -> node.id().value()).toList();
    }

    /// Whether a block with this id is defined.
    public boolean knows(BlockId block) {
        return blocks.containsKey(block);
    }

    /// The names of the input ports of a node.
    public List<String> inputs(GraphNode node) {
        if (node.spec() instanceof BlockUse use) {
            Sides sides = blocks.get(use.block());
            return sides == null ? List.of() : sides.inputs();
        }
        return node.spec().kind().inputs().max() > 0 ? List.of(PortRef.IN) : List.of();
    }

    /// The names of the output ports of a node.
    public List<String> outputs(GraphNode node) {
        if (node.spec() instanceof BlockUse use) {
            Sides sides = blocks.get(use.block());
            return sides == null ? List.of() : sides.outputs();
        }
        return node.spec().kind().hasOutput() ? List.of(PortRef.OUT) : List.of();
    }

    /// Whether a node has this port. Ordinary layers keep connections that they cannot use; the checker reports them.
    boolean exists(Map<NodeId, GraphNode> nodes, PortRef port, boolean isInput) {
        GraphNode node = nodes.get(port.node());
        if (node == null || !(node.spec() instanceof BlockUse)) {
            return node != null && port.port().equals(isInput ? PortRef.IN : PortRef.OUT);
        }
        return (isInput ? inputs(node) : outputs(node)).contains(port.port());
    }
}
