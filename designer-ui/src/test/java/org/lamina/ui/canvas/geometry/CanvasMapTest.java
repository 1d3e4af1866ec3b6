package org.lamina.ui.canvas.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Dropout;

class CanvasMapTest {
    private static final int NODES = 400;
    private final Random random = new Random(7);

    @Test
    void findsTheCardsInAnAreaAsLookingAtAllOfThemDoes() {
        CanvasMap map = CanvasMap.of(scattered());
        for (int i = 0; i < 200; i++) {
            Rectangle2D area = area();
            List<NodeId> all = map.boxes().entrySet().stream()
                    .filter(entry -> entry.getValue().intersects(area))
                    .map(Map.Entry::getKey)
                    .toList();
            assertEquals(all, map.within(area));
        }
    }

    @Test
    void findsEveryConnectionWhoseCurveTouchesAnArea() {
        CanvasMap map = CanvasMap.of(scattered());
        int found = 0;
        for (int i = 0; i < 200; i++) {
            Rectangle2D area = area();
            List<Connection> near = map.connectionsNear(area);
            assertEquals(near.size(), new HashSet<>(near).size());
            Set<Connection> touching = map.connections().stream()
                    .filter(link -> map.link(link).pieces().stream().anyMatch(piece -> touches(piece, area)))
                    .collect(Collectors.toSet());
            touching.removeAll(near);
            assertEquals(Set.of(), touching);
            found += near.size();
        }
        assertTrue(found < 200 * map.connections().size() / 2, "looks at too many: " + found);
    }

    @Test
    void aMovedCardIsFoundWhereItIs() {
        CanvasMap map = CanvasMap.of(scattered());
        NodeId id = new NodeId("n5");
        CanvasMap moved = map.moved(Map.of(id, new Point(50_000, 50_000), new NodeId("unknown"), new Point(0, 0)));
        Rectangle2D there = new Rectangle2D(50_010, 50_010, 10, 10);
        assertEquals(List.of(id), moved.within(there));
        assertEquals(map.touching(List.of(id)), Set.copyOf(moved.connectionsNear(there)));
        assertFalse(moved.within(map.box(id).bounds()).contains(id));
        assertTrue(map.within(map.box(id).bounds()).contains(id));
    }

    @Test
    void theAreaHoldsAllCards() {
        CanvasMap map = CanvasMap.of(scattered());
        Rectangle2D area = map.area().orElseThrow();
        assertTrue(map.boxes().values().stream()
                .allMatch(box -> box.x() >= area.getMinX()
                        && box.y() >= area.getMinY()
                        && box.maxX() <= area.getMaxX() + 1e-6
                        && box.maxY() <= area.getMaxY() + 1e-6));
        assertTrue(CanvasMap.of(GraphDocument.EMPTY).area().isEmpty());
    }

    private static boolean touches(Curve curve, Rectangle2D area) {
        return IntStream.rangeClosed(0, 200)
                .mapToObj(i -> curve.point(i / 200.0))
                .anyMatch(area::contains);
    }

    private Rectangle2D area() {
        double size = random.nextInt(4) == 0 ? 6000 : 700;
        return new Rectangle2D(
                random.nextDouble(-5000, 5000),
                random.nextDouble(-5000, 5000),
                random.nextDouble(size),
                random.nextDouble(size));
    }

    /// Cards anywhere, connected to near and far ones.
    private GraphDocument scattered() {
        List<GraphNode> nodes = new ArrayList<>();
        List<Connection> connections = new ArrayList<>();
        Map<NodeId, Point> places = new HashMap<>();
        for (int i = 0; i < NODES; i++) {
            NodeId id = new NodeId("n" + i);
            nodes.add(new GraphNode(id, "n" + i, i % 3 == 0 ? new Dropout(0.5) : Conv2d.KIND.defaults()));
            places.put(id, new Point(random.nextDouble(-5000, 5000), random.nextDouble(-5000, 5000)));
            if (i > 0) {
                connections.add(Connection.of(new NodeId("n" + random.nextInt(i)), id));
            }
        }
        return GraphDocument.EMPTY.withNetwork(new Network(nodes, connections)).withLayout(new Layout(places));
    }
}
