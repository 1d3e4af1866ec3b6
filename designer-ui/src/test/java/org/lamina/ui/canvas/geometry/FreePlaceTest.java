package org.lamina.ui.canvas.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.layer.Dropout;

class FreePlaceTest {
    private static final Rectangle2D CARD = new Rectangle2D(0, 0, CardSize.WIDTH, CardSize.COMPACT_HEIGHT);

    @Test
    void takesTheWantedPlaceWhereItIsFree() {
        assertEquals(new Point(300, 0), FreePlace.nearest(map(new Point(0, 0)), List.of(CARD), new Point(300, 0)));
        assertEquals(new Point(8, 4), FreePlace.nearest(map(), List.of(CARD), new Point(8, 4)));
    }

    @Test
    void goesBelowACardThatStandsThere() {
        assertEquals(new Point(0, 96), FreePlace.nearest(map(new Point(0, 0)), List.of(CARD), new Point(0, 0)));
    }

    @Test
    void movesAllCardsTogether() {
        List<Rectangle2D> two = List.of(CARD, new Rectangle2D(0, 96, CardSize.WIDTH, CardSize.COMPACT_HEIGHT));
        CanvasMap map = map(new Point(0, 0), new Point(0, 96));
        assertEquals(new Point(0, 192), FreePlace.nearest(map, two, new Point(0, 0)));
    }

    @Test
    void goesBelowEverythingWhereAllAroundIsTaken() {
        List<Point> rows = new ArrayList<>();
        for (int row = -16; row <= 16; row++) {
            for (int column = -6; column <= 6; column++) {
                rows.add(new Point(column * 210, row * 70));
            }
        }
        CanvasMap full = map(rows.toArray(Point[]::new));
        assertEquals(new Point(0, 16 * 70 + 56 + 32), FreePlace.nearest(full, List.of(CARD), new Point(0, 0)));
    }

    private static CanvasMap map(Point... places) {
        List<GraphNode> nodes = new ArrayList<>();
        Map<NodeId, Point> positions = new HashMap<>();
        for (Point place : places) {
            NodeId id = new NodeId("n" + nodes.size());
            nodes.add(new GraphNode(id, id.value(), new Dropout(0.5)));
            positions.put(id, place);
        }
        return CanvasMap.of(
                GraphDocument.EMPTY.withNetwork(new Network(nodes, List.of())).withLayout(new Layout(positions)));
    }
}
