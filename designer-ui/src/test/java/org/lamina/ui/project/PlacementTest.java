package org.lamina.ui.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.Layout;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.ui.testkit.TestBench;

class PlacementTest {
    private final GraphDocument unplaced = TestBench.lenet().withLayout(Layout.EMPTY);

    @Test
    void everyNodeGetsAPlaceOfItsOwn() {
        Map<NodeId, Point> places = Placement.complete(unplaced).layout().positions();
        assertEquals(8, places.size());
        assertEquals(8, new HashSet<>(places.values()).size());
    }

    @Test
    void whatHasAPlaceKeepsIt() {
        NodeId input = new NodeId("input");
        GraphDocument half = unplaced.withLayout(new Layout(Map.of(input, new Point(40, 400))));
        Map<NodeId, Point> places = Placement.complete(half).layout().positions();
        assertEquals(new Point(40, 400), places.get(input));
        assertTrue(places.values().stream().allMatch(at -> at.y() >= 400));
    }

    @Test
    void aCompleteLayoutIsLeftAlone() {
        GraphDocument complete = Placement.complete(unplaced);
        assertSame(complete, Placement.complete(complete));
    }
}
