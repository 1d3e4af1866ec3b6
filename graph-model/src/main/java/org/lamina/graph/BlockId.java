package org.lamina.graph;

/// The identity of a block's definition, unique in its document; spelled like the id of a node.
public record BlockId(String value) {
    public BlockId {
        if (!NodeId.isValid(value)) {
            throw new IllegalArgumentException("Not a block id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
