package org.lamina.ui.canvas;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;

/// What lies between two documents that the canvas shows one after the other.
record DocumentChange(GraphDocument before, GraphDocument now) {
    /// Whether it is not an edit but another network altogether: edits keep the nodes that they do not touch.
    boolean isAnother() {
        Set<GraphNode> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(before.network().nodes());
        return now.network().nodes().size() > 1
                && now.network().nodes().stream().noneMatch(kept::contains);
    }
}
