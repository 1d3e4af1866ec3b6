package org.lamina.graph;

import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.settings.Learning;

/// One layer as the user placed it: an identity, the name the user sees, what it computes, and how it learns.
public record GraphNode(NodeId id, String name, LayerSpec spec, Learning learning) {
    /// Longest name that an edit or a file may give.
    public static final int MAX_NAME = 80;

    /// Longest name of a layer inside nested blocks, which tells the way to it: `block1/conv1`.
    private static final int MAX_PATH = 1000;

    public GraphNode {
        if (name.isBlank() || name.length() > MAX_PATH) {
            throw new IllegalArgumentException("A node name has 1 to " + MAX_NAME + " characters: " + name);
        }
    }

    /// One that learns as usual.
    public GraphNode(NodeId id, String name, LayerSpec spec) {
        this(id, name, spec, Learning.USUAL);
    }

    /// The same layer under another identity.
    public GraphNode as(NodeId newId, String newName) {
        return new GraphNode(newId, newName, spec, learning);
    }

    public GraphNode withName(String newName) {
        return as(id, newName);
    }

    public GraphNode withSpec(LayerSpec newSpec) {
        return new GraphNode(id, name, newSpec, learning);
    }

    public GraphNode withLearning(Learning newLearning) {
        return new GraphNode(id, name, spec, newLearning);
    }

    /// The same layer inside a block whose use learns like this.
    public GraphNode inside(Learning block) {
        return block.equals(Learning.USUAL) ? this : withLearning(learning.inside(block));
    }
}
