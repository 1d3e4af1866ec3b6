package org.lamina.ui.canvas.geometry;

import org.lamina.graph.Connection;
import org.lamina.graph.NodeId;
import org.lamina.graph.PortRef;

/// What is under a point of the canvas.
public sealed interface Hit {
    record OnInPort(PortRef port) implements Hit {}

    record OnOutPort(PortRef port) implements Hit {}

    /// On a card; `onName` where its name stands.
    record OnCard(NodeId node, boolean onName) implements Hit {}

    record OnLink(Connection connection) implements Hit {}

    record OnNothing() implements Hit {}
}
