package org.lamina.graph;

import java.util.List;
import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockOutput;
import org.lamina.graph.layer.LayerSpec;

/// Layers under one name that are drawn as one card wherever a [org.lamina.graph.layer.BlockUse] stands. Its ports are
/// the [BlockInput] and [BlockOutput] nodes inside; a port has the id and the name of its node.
///
/// @param exposed what each use may set for itself; [org.lamina.graph.block.ExposedParams] says how
public record BlockDefinition(BlockId id, String name, Network network, Layout layout, List<Exposed> exposed) {
    public BlockDefinition {
        exposed = List.copyOf(exposed);
        if (name.isBlank() || name.length() > GraphNode.MAX_NAME) {
            throw new IllegalArgumentException("A block name has 1 to " + GraphNode.MAX_NAME + " characters: " + name);
        }
    }

    /// A block that exposes nothing.
    public BlockDefinition(BlockId id, String name, Network network, Layout layout) {
        this(id, name, network, layout, List.of());
    }

    public BlockDefinition withId(BlockId changed) {
        return new BlockDefinition(changed, name, network, layout, exposed);
    }

    public BlockDefinition withName(String changed) {
        return new BlockDefinition(id, changed, network, layout, exposed);
    }

    public BlockDefinition withNetwork(Network changed) {
        return new BlockDefinition(id, name, changed, layout, exposed);
    }

    public BlockDefinition withExposed(List<Exposed> changed) {
        return new BlockDefinition(id, name, network, layout, changed);
    }

    /// The same block with another inside.
    public BlockDefinition withInside(GraphDocument inside) {
        return new BlockDefinition(id, name, inside.network(), inside.layout(), inside.exposed());
    }

    public List<GraphNode> inputs() {
        return ports(BlockInput.class);
    }

    public List<GraphNode> outputs() {
        return ports(BlockOutput.class);
    }

    private List<GraphNode> ports(Class<? extends LayerSpec> type) {
        return network.nodes().stream()
                .filter(node -> type.isInstance(node.spec()))
                .toList();
    }
}
