package org.lamina.ui.project;

import java.util.HashMap;
import java.util.Map;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.ui.canvas.geometry.Arrangement;

/// Places for nodes that have none, as in a file written by hand. Pure; safe on any thread.
final class Placement {
    private static final double GAP = 80;

    private Placement() {}

    /// The document with a place for every node. Nodes that have one keep it; the others stand below them.
    static GraphDocument complete(GraphDocument document) {
        Network network = document.network();
        Map<NodeId, Point> known = document.layout().positions();
        if (network.nodes().stream().allMatch(node -> known.containsKey(node.id()))) {
            return document;
        }
        double below = known.values().stream().mapToDouble(Point::y).max().orElse(-GAP * 2) + GAP * 2;
        Map<NodeId, Point> missing = new HashMap<>(Arrangement.of(document));
        missing.keySet().removeAll(known.keySet());
        double top = missing.values().stream().mapToDouble(Point::y).min().orElse(0);
        missing.replaceAll((_, at) -> at.plus(0, below - top));
        return document.withLayout(document.layout().with(missing));
    }
}
