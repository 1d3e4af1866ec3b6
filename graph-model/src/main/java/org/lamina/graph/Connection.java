package org.lamina.graph;

/// A link from an output port to an input port: the only place where a link is stored.
public record Connection(PortRef from, PortRef to) {
    /// Links the output of `from` to the input of `to`.
    public static Connection of(NodeId from, NodeId to) {
        return new Connection(PortRef.out(from), PortRef.in(to));
    }

    public NodeId source() {
        return from.node();
    }

    public NodeId target() {
        return to.node();
    }

    public boolean touches(NodeId node) {
        return source().equals(node) || target().equals(node);
    }
}
