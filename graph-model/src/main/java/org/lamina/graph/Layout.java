package org.lamina.graph;

import java.util.HashMap;
import java.util.Map;

/// What is only drawn: where the user put each node. Nodes without an entry are placed by the automatic layout.
public record Layout(Map<NodeId, Point> positions) {
    public static final Layout EMPTY = new Layout(Map.of());

    public Layout {
        positions = Map.copyOf(positions);
    }

    public Point of(NodeId id) {
        return positions.getOrDefault(id, new Point(0, 0));
    }

    public Layout with(Map<NodeId, Point> moved) {
        Map<NodeId, Point> all = new HashMap<>(positions);
        all.putAll(moved);
        return new Layout(all);
    }

    public Layout without(Iterable<NodeId> ids) {
        Map<NodeId, Point> all = new HashMap<>(positions);
        ids.forEach(all::remove);
        return new Layout(all);
    }
}
