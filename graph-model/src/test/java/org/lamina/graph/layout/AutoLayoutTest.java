package org.lamina.graph.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.testkit.RandomDocuments;

/// Layered layout: order, gaps, straight chains, and time.
class AutoLayoutTest {
    private static final Spacing SPACING = Spacing.DEFAULT;

    private static Network network(int nodes, int[]... edges) {
        List<GraphNode> all = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            all.add(new GraphNode(id(i), "f" + i, new Flatten()));
        }
        List<Connection> connections = new ArrayList<>();
        for (int[] edge : edges) {
            connections.add(Connection.of(id(edge[0]), id(edge[1])));
        }
        return new Network(all, connections);
    }

    private static NodeId id(int i) {
        return new NodeId("n" + i);
    }

    private static int[] edge(int from, int to) {
        return new int[] {from, to};
    }

    @Test
    void aChainIsAStraightRow() {
        assertEquals(
                Map.of(
                        id(0), new Point(0, 0),
                        id(1), new Point(SPACING.column(), 0),
                        id(2), new Point(2 * SPACING.column(), 0)),
                arrange(network(3, edge(0, 1), edge(1, 2))));
    }

    @Test
    void aChainRunsDownWhenAsked() {
        CardSize card = new CardSize(200, 120);
        Map<NodeId, Point> places = AutoLayout.arrange(network(2, edge(0, 1)), _ -> card, SPACING, Direction.DOWN);
        assertEquals(Map.of(id(0), new Point(0, 0), id(1), new Point(0, 120 + SPACING.columnGap())), places);
    }

    private static Map<NodeId, Point> arrange(Network network) {
        return AutoLayout.arrange(network, _ -> CardSize.FULL, SPACING, Direction.RIGHT);
    }

    private static Map<NodeId, Point> winding(Network network) {
        return AutoLayout.arrange(network, _ -> CardSize.FULL, SPACING, Direction.WINDING);
    }

    private static int[][] chain(int nodes) {
        int[][] edges = new int[nodes - 1][];
        for (int i = 0; i + 1 < nodes; i++) {
            edges[i] = edge(i, i + 1);
        }
        return edges;
    }

    @Test
    void aShortChainDoesNotWind() {
        assertEquals(arrange(network(4, chain(4))), winding(network(4, chain(4))));
    }

    @Test
    void aLongChainWindsThereAndBack() {
        Map<NodeId, Point> places = winding(network(8, chain(8)));
        double column = SPACING.column();
        for (int i = 0; i < 4; i++) {
            assertEquals(new Point(i * column, 0), place(places, i));
            assertEquals(new Point((3 - i) * column, 160), place(places, 4 + i));
        }
    }

    @Test
    void aRowLongerThanTheOneBeforeDoesNotLeaveTheCanvas() {
        Map<NodeId, Point> places = winding(network(13, chain(13)));
        assertEquals(0, places.values().stream().mapToDouble(Point::x).min().orElseThrow());
        assertEquals(13, Set.copyOf(places.values()).size());
    }

    @Test
    void branchesAreNotFolded() {
        List<int[]> edges = new ArrayList<>(List.of(chain(8)));
        edges.add(edge(2, 6));
        Map<NodeId, Point> places = winding(network(8, edges.toArray(int[][]::new)));
        for (int i = 2; i < 6; i++) {
            assertTrue(place(places, i).x() < place(places, i + 1).x(), "folded behind " + i + ": " + places);
        }
    }

    @Test
    void aShortcutLeavesTheMainChainStraight() {
        Map<NodeId, Point> places = arrange(network(4, edge(0, 1), edge(1, 2), edge(2, 3), edge(0, 3)));
        assertEquals(place(places, 1).y(), place(places, 2).y());
        assertTrue(Math.abs(place(places, 0).y() - place(places, 1).y()) < SPACING.height() / 2, places.toString());
    }

    private static Point place(Map<NodeId, Point> places, int node) {
        return places.getOrDefault(id(node), new Point(-1, -1));
    }

    @Test
    void crossedBranchesAreUncrossed() {
        Map<NodeId, Point> places =
                arrange(network(6, edge(0, 1), edge(0, 2), edge(1, 4), edge(2, 3), edge(3, 5), edge(4, 5)));
        assertEquals(
                place(places, 1).y() < place(places, 2).y(),
                place(places, 4).y() < place(places, 3).y(),
                places.toString());
    }

    @Test
    void noCardsOverlapAndDataRunsRight() {
        for (long seed = 0; seed < 300; seed++) {
            Network network = RandomDocuments.of(seed).network();
            Map<NodeId, Point> places = arrange(network);
            assertEquals(network.byId().keySet(), places.keySet());
            assertApart(List.copyOf(places.values()));
        }
    }

    private static void assertApart(List<Point> corners) {
        for (int i = 0; i < corners.size(); i++) {
            for (int j = 0; j < i; j++) {
                Point a = corners.get(i);
                Point b = corners.get(j);
                boolean overlap =
                        Math.abs(a.x() - b.x()) < SPACING.width() && Math.abs(a.y() - b.y()) < SPACING.height();
                assertFalse(overlap, a + " and " + b);
            }
        }
    }

    @Test
    void targetsLieBehindTheirSources() {
        Network network = randomGraph(200, 5);
        Map<NodeId, Point> places = arrange(network);
        for (Connection connection : network.connections()) {
            Point from = places.getOrDefault(connection.source(), new Point(0, 0));
            Point to = places.getOrDefault(connection.target(), new Point(0, 0));
            assertTrue(from.x() + SPACING.width() < to.x(), connection.toString());
        }
    }

    @Test
    void twoThousandNodesTakeLessThanASecond() {
        Network network = randomGraph(2_000, 9);
        arrange(network);
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long before = clock.getCurrentThreadCpuTime();
        arrange(network);
        long millis = (clock.getCurrentThreadCpuTime() - before) / 1_000_000;
        assertTrue(millis < 1_000, millis + " ms of this thread's time");
    }

    /// A chain with branches and shortcuts of all lengths.
    private static Network randomGraph(int nodes, long seed) {
        Random random = new Random(seed);
        Set<List<Integer>> edges = new HashSet<>();
        for (int i = 1; i < nodes; i++) {
            edges.add(List.of(Math.max(0, i - 1 - random.nextInt(4)), i));
            if (random.nextInt(4) == 0) {
                edges.add(List.of(random.nextInt(i), i));
            }
        }
        return network(
                nodes,
                edges.stream()
                        .map(pair -> edge(pair.getFirst(), pair.getLast()))
                        .toArray(int[][]::new));
    }
}
