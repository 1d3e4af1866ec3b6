package org.lamina.graph;

import org.lamina.graph.layer.LayerSpec;

/// One layer as the user placed it: an identity, the name the user sees, and what it computes.
public record GraphNode(NodeId id, String name, LayerSpec spec) {
    /// Longest name that an edit or a file may give.
    public static final int MAX_NAME = 80;

    /// Longest name of a layer inside nested blocks, which tells the way to it: `block1/conv1`.
    private static final int MAX_PATH = 1000;

    public GraphNode {
        if (name.isBlank() || name.length() > MAX_PATH) {
            throw new IllegalArgumentException("A node name has 1 to " + MAX_NAME + " characters: " + name);
        }
    }

    public GraphNode withName(String newName) {
        return new GraphNode(id, newName, spec);
    }

    public GraphNode withSpec(LayerSpec newSpec) {
        return new GraphNode(id, name, newSpec);
    }
}
