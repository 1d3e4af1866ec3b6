package org.lamina.ui.canvas;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;

/// What lies between two documents that the canvas shows one after the other.
record DocumentChange(GraphDocument before, GraphDocument now) {
    /// Whether it is not an edit but another network altogether.
    boolean isAnother() {
        Set<NodeId> old = before.network().byId().keySet();
        return now.network().nodes().size() > 1
                && now.network().nodes().stream().noneMatch(node -> old.contains(node.id()));
    }

    /// The nodes that are new or are set otherwise than before.
    Set<NodeId> changed() {
        Map<NodeId, GraphNode> old = before.network().byId();
        Set<NodeId> changed = new HashSet<>();
        for (GraphNode node : now.network().nodes()) {
            if (!node.equals(old.get(node.id()))) {
                changed.add(node.id());
            }
        }
        return changed;
    }
}
