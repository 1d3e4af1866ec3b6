package org.lamina.ui.canvas.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.layer.Dense;

/// A row that is being built stays a row.
class PlaceBehindTest {
    private static final double HEIGHT = CardSize.heightOf(Dense.KIND.defaults());

    private final Map<NodeId, Point> places = new HashMap<>();
    private final List<GraphNode> nodes = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();

    private NodeId put(String name, double x, double y) {
        NodeId id = new NodeId(name);
        nodes.add(new GraphNode(id, name, Dense.KIND.defaults()));
        places.put(id, new Point(x, y));
        return id;
    }

    private PlaceBehind behind(NodeId id) {
        CanvasMap map = CanvasMap.of(
                GraphDocument.EMPTY.withNetwork(new Network(nodes, connections)).withLayout(new Layout(places)));
        return PlaceBehind.of(map, map.box(id), HEIGHT);
    }

    @Test
    void isTheNextColumnWhereThatIsFree() {
        assertEquals(new PlaceBehind(new Point(264, 0), Map.of()), behind(put("a", 0, 0)));
    }

    @Test
    void aCardThatIsConnectedToNothingMakesWay() {
        NodeId a = put("a", 0, 0);
        NodeId loose = put("loose", 320, 16);
        assertEquals(new PlaceBehind(new Point(264, 0), Map.of(loose, new Point(584, 16))), behind(a));
    }

    @Test
    void soDoesTheLooseCardThatItWouldCover() {
        NodeId a = put("a", 0, 0);
        NodeId loose = put("loose", 264, 0);
        NodeId next = put("next", 600, 0);
        assertEquals(
                Map.of(loose, new Point(528, 0), next, new Point(864, 0)),
                behind(a).makingWay());
    }

    @Test
    void behindAConnectedCardItIsTheNextRow() {
        NodeId a = put("a", 0, 0);
        NodeId taken = put("taken", 264, 0);
        connections.add(Connection.of(taken, put("end", 528, 0)));
        assertEquals(new PlaceBehind(new Point(264, 160), Map.of()), behind(a));
    }

    @Test
    void aLooseCardStaysWhereAConnectedOneBehindItCannotMove() {
        NodeId a = put("a", 0, 0);
        put("loose", 264, 0);
        NodeId taken = put("taken", 528, 0);
        connections.add(Connection.of(taken, put("end", 792, 0)));
        assertEquals(new PlaceBehind(new Point(264, 160), Map.of()), behind(a));
    }
}
