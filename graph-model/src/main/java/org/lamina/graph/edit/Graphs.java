package org.lamina.graph.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lamina.graph.Connection;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;

/// Adjacency of a network, built once per question.
final class Graphs {
    private Graphs() {}

    /// For every node with outgoing connections, where they lead.
    static Map<NodeId, List<NodeId>> targets(Network network) {
        Map<NodeId, List<NodeId>> targets = new HashMap<>();
        for (Connection connection : network.connections()) {
            targets.computeIfAbsent(connection.source(), _ -> new ArrayList<>()).add(connection.target());
        }
        return targets;
    }
}
