package org.lamina.graph.problem;

import org.lamina.graph.Connection;
import org.lamina.graph.NodeId;

/// Where a problem is.
public sealed interface Place {
    record OfDocument() implements Place {}

    record OfNode(NodeId node) implements Place {}

    record OfConnection(Connection connection) implements Place {}

    /// A training or data setting, by parameter id.
    record OfSetting(String param) implements Place {}

    /// A line of a file, 1-based; 0 where the line is not known.
    record OfFile(String file, int line) implements Place {}
}
