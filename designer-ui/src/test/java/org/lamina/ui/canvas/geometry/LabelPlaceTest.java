package org.lamina.ui.canvas.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
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

/// Shapes are written where nothing runs through them.
class LabelPlaceTest {
    private static final double WIDTH = 48;

    private final Map<NodeId, Point> places = new HashMap<>();
    private final List<GraphNode> nodes = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();

    private NodeId put(String name, double x, double y) {
        NodeId id = new NodeId(name);
        nodes.add(new GraphNode(id, name, name.startsWith("add") ? new Add() : Dense.KIND.defaults()));
        places.put(id, new Point(x, y));
        return id;
    }

    private Connection connect(NodeId from, NodeId to) {
        Connection connection = Connection.of(from, to);
        connections.add(connection);
        return connection;
    }

    private CanvasMap map() {
        return CanvasMap.of(
                GraphDocument.EMPTY.withNetwork(new Network(nodes, connections)).withLayout(new Layout(places)));
    }

    @Test
    void betweenCardsFarApartItStandsOnTheMiddleOfTheCurve() {
        Connection link = connect(put("a", 0, 0), put("b", 500, 0));
        CanvasMap map = map();
        assertEquals(Optional.of(map.link(link).middle()), map.label(link, WIDTH));
    }

    @Test
    void betweenNeighboursItStandsAboveThem() {
        Connection link = connect(put("a", 0, 0), put("b", 264, 0));
        CanvasMap map = map();
        assertEquals(-20, map.label(link, WIDTH).orElseThrow().getY());
    }

    /// The padlock and the badge of problems, which is the wider the more it says.
    @Test
    void aboveNeighboursItStandsClearOfTheMarksOnTheirEdges() {
        Connection link = connect(put("a", 0, 0), put("b", 264, 0));
        double bottom = map().label(link, 2 * WIDTH).orElseThrow().getY() + 8;
        assertTrue(bottom <= -CardSize.MARK / 2 - 2, "down to " + bottom);
    }

    @Test
    void underAnotherCardItIsNotWritten() {
        Connection link = connect(put("a", 0, 0), put("b", 264, 0));
        put("c", 132, -140);
        assertEquals(Optional.empty(), map().label(link, WIDTH));
    }

    @Test
    void ofCardsBelowEachOtherItStandsBesideTheLine() {
        Connection link = connect(put("a", 0, 0), put("b", 0, 160));
        CanvasMap map = map();
        Point2D line = map.link(link).middle();
        assertEquals(Optional.of(new Point2D(line.getX() + WIDTH / 2 + 4, line.getY())), map.label(link, WIDTH));
    }

    @Test
    void noOtherConnectionRunsThroughIt() {
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            put(i % 3 == 0 ? "add" + i : "n" + i, 24 * random.nextInt(80), 24 * random.nextInt(60));
        }
        for (int i = 1; i < nodes.size(); i++) {
            connect(nodes.get(random.nextInt(i)).id(), nodes.get(i).id());
        }
        CanvasMap map = map();
        int written = 0;
        for (Connection connection : connections) {
            Optional<Point2D> at = map.label(connection, WIDTH);
            if (at.isPresent()) {
                written++;
                Rectangle2D label =
                        new Rectangle2D(at.get().getX() - WIDTH / 2, at.get().getY() - 8, WIDTH, 16);
                assertEquals(List.of(), crossing(map, connection, label));
            }
        }
        assertTrue(written > 20, "only " + written + " are written");
    }

    /// The other connections with a point in an area, found by walking along all of them.
    private List<Connection> crossing(CanvasMap map, Connection own, Rectangle2D area) {
        return connections.stream()
                .filter(other -> !other.equals(own))
                .filter(other -> map.link(other).pieces().stream().anyMatch(piece -> {
                    for (int i = 0; i <= 24; i++) {
                        if (area.contains(piece.point(i / 24.0))) {
                            return true;
                        }
                    }
                    return false;
                }))
                .toList();
    }
}
