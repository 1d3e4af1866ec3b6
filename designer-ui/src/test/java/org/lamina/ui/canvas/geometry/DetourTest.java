package org.lamina.ui.canvas.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.Dense;

class DetourTest {
    private static final Connection SKIP = Connection.of(new NodeId("norm1"), new NodeId("add2"));

    /// The rows of a folded network: the skip goes from the right end of one to the left end of the next.
    private final Map<NodeId, Point> places = new LinkedHashMap<>();

    private final List<GraphNode> nodes = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();

    DetourTest() {
        put("norm1", 528, 0);
        put("dense1", 264, 0);
        put("dense2", 0, 0);
        put("add2", 0, 180);
        put("norm2", 264, 180);
        connect("norm1", "dense1");
        connect("dense1", "dense2");
        connect("dense2", "add2");
        connect("add2", "norm2");
        connections.add(SKIP);
    }

    private void put(String name, double x, double y) {
        NodeId id = new NodeId(name);
        nodes.add(new GraphNode(id, name, name.startsWith("add") ? new Add() : Dense.KIND.defaults()));
        places.put(id, new Point(x, y));
    }

    private void connect(String from, String to) {
        connections.add(Connection.of(new NodeId(from), new NodeId(to)));
    }

    private CanvasMap map() {
        return CanvasMap.of(
                GraphDocument.EMPTY.withNetwork(new Network(nodes, connections)).withLayout(new Layout(places)));
    }

    @Test
    void goesThroughTheGapsWhereNoBowDoes() {
        assertEquals(List.of(), hiddenBy(map(), SKIP));
    }

    @Test
    void isNotHiddenByTheCardWhereItEnds() {
        put("above", 0, -180);
        connect("above", "add2");
        CanvasMap map = map();
        for (Connection connection : map.connections()) {
            assertEquals(List.of(), hiddenBy(map, connection), connection::toString);
        }
    }

    @Test
    void hangsTogetherFromPortToPort() {
        CanvasMap map = map();
        List<Curve> pieces = map.link(SKIP).pieces();
        assertTrue(pieces.size() > 1);
        Point2D at = map.box(SKIP.source()).outPort();
        for (Curve piece : pieces) {
            assertEquals(0, at.distance(piece.point(0)), 1e-6);
            at = piece.point(1);
        }
        assertEquals(0, at.distance(map.box(SKIP.target()).inPort()), 1e-6);
    }

    @Test
    void whatIsFarFromAMovedCardStaysAsItIs() {
        CanvasMap map = map();
        CanvasMap moved = map.moved(Map.of(new NodeId("norm2"), new Point(264, 400)));
        Connection far = Connection.of(new NodeId("norm1"), new NodeId("dense1"));
        assertTrue(map.link(far) == moved.link(far));
        assertFalse(map.link(map.connections().get(3))
                == moved.link(map.connections().get(3)));
    }

    /// The cards that hide a part of a connection.
    private static List<NodeId> hiddenBy(CanvasMap map, Connection connection) {
        return map.boxes().entrySet().stream()
                .filter(entry ->
                        map.link(connection).pieces().stream().anyMatch(piece -> isHidden(piece, entry.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isHidden(Curve piece, CardBox box) {
        return IntStream.rangeClosed(1, 99)
                .mapToObj(i -> piece.point(i / 100.0))
                .anyMatch(at -> at.getX() > box.x() + 3
                        && at.getX() < box.maxX() - 3
                        && at.getY() > box.y() + 3
                        && at.getY() < box.maxY() - 3);
    }
}
