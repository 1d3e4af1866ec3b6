package org.lamina.ui.canvas.geometry;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.NodeId;

/// Finds the cards and the connections of a document in an area without looking at all of them. Both indexes are made
/// when first asked for.
final class Places {
    private final List<NodeId> nodes;
    private final List<Connection> connections;
    private final Map<NodeId, CardBox> boxes;
    private @Nullable CellIndex ofNodes;
    private @Nullable CellIndex ofConnections;

    /// @param boxes where the cards are; what is changed in the map later is not seen
    Places(Map<NodeId, CardBox> boxes, List<Connection> connections) {
        this.boxes = boxes;
        this.connections = connections;
        nodes = List.copyOf(boxes.keySet());
    }

    /// The cards that may touch an area, the topmost last.
    List<NodeId> nodesNear(Rectangle2D area, Predicate<NodeId> wanted) {
        CellIndex index = ofNodes;
        if (index == null) {
            index = new CellIndex();
            for (CardBox box : boxes.values()) {
                index.add(box.bounds());
            }
            ofNodes = index;
        }
        return chosen(index.near(area), nodes, wanted);
    }

    /// The connections with cards that span a rectangle that may touch an area.
    List<Connection> connectionsNear(Rectangle2D area, Predicate<Connection> wanted) {
        CellIndex index = ofConnections;
        if (index == null) {
            index = new CellIndex();
            for (Connection connection : connections) {
                index.add(span(boxes, connection));
            }
            ofConnections = index;
        }
        return chosen(index.near(area), connections, wanted);
    }

    private static <T> List<T> chosen(BitSet numbers, List<T> all, Predicate<T> wanted) {
        IntStream found = numbers.stream();
        return found.mapToObj(all::get).filter(wanted).toList();
    }

    /// The smallest rectangle around the two cards of a connection.
    static Rectangle2D span(Map<NodeId, CardBox> boxes, Connection connection) {
        CardBox a = boxes.get(connection.source());
        CardBox b = boxes.get(connection.target());
        if (a == null || b == null) {
            throw new IllegalArgumentException("Not on the canvas: " + connection);
        }
        double x = Math.min(a.x(), b.x());
        double y = Math.min(a.y(), b.y());
        return new Rectangle2D(x, y, Math.max(a.maxX(), b.maxX()) - x, Math.max(a.maxY(), b.maxY()) - y);
    }
}
