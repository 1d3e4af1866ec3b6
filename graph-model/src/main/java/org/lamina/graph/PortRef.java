package org.lamina.graph;

/// One port of one node. Every layer has at most one input port, `in` (which takes several connections where the kind
/// allows), and at most one output port, `out`. The ports of a block's use are named by the ids of the input and output
/// nodes in its definition; each input takes one connection.
public record PortRef(NodeId node, String port) {
    public static final String IN = "in";
    public static final String OUT = "out";

    public static PortRef in(NodeId node) {
        return new PortRef(node, IN);
    }

    public static PortRef out(NodeId node) {
        return new PortRef(node, OUT);
    }
}
