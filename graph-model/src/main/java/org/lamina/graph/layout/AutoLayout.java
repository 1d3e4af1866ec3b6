package org.lamina.graph.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;

/// Arranges a network in layers along the direction of the data (Sugiyama, Tagawa and Toda 1981): longest paths give
/// the layers, medians take crossings out, and least squares with gaps give the places. Long connections get a lane of
/// their own beside the cards they pass. Pure, safe on any thread; parts without connection lie below each other.
public final class AutoLayout {
    private final Network network;
    private final Function<GraphNode, CardSize> sizes;
    private final Spacing spacing;
    private final Direction direction;

    private AutoLayout(Network network, Function<GraphNode, CardSize> sizes, Spacing spacing, Direction direction) {
        this.network = network;
        this.sizes = sizes;
        this.spacing = spacing;
        this.direction = direction;
    }

    /// Places for the top left corners of all nodes; the whole begins at (0, 0).
    ///
    /// @param sizes how large each node is drawn
    /// @param spacing only its gaps are used
    public static Map<NodeId, Point> arrange(
            Network network, Function<GraphNode, CardSize> sizes, Spacing spacing, Direction direction) {
        return new AutoLayout(network, sizes, spacing, direction).arrange();
    }

    private Map<NodeId, Point> arrange() {
        List<GraphNode> nodes = network.nodes();
        Map<NodeId, Integer> index = HashMap.newHashMap(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            index.put(nodes.get(i).id(), i);
        }
        List<int[]> edges = new ArrayList<>();
        for (Connection connection : network.connections()) {
            edges.add(
                    new int[] {index.getOrDefault(connection.source(), -1), index.getOrDefault(connection.target(), -1)
                    });
        }
        int[] layers = Layering.of(nodes.size(), edges);
        Map<NodeId, Point> places = new LinkedHashMap<>();
        double below = 0;
        for (List<Integer> part : Parts.of(nodes.size(), edges)) {
            below = place(part, layers, edges, below, places);
        }
        return places;
    }

    /// Places one connected part under the others.
    ///
    /// @return where the next part may begin
    private double place(List<Integer> part, int[] layers, List<int[]> edges, double below, Map<NodeId, Point> places) {
        LayeredPart layered = new LayeredPart(part, layers, edges);
        new Crossings(layered).reduce();
        List<CardSize> cards = network.nodes().stream()
                .map(sizes)
                .map(size -> direction.isDown() ? size.turned() : size)
                .toList();
        double[] across = new Lanes(layered, cards, spacing.rowGap()).places();
        List<Rows.Column> columns = columns(layered, cards, across);
        Rows rows = new Rows(layered, columns, spacing.rowGap());
        List<Rows.Course> courses = direction == Direction.WINDING ? rows.winding() : rows.straight();
        Map<Integer, Point> corners = new LinkedHashMap<>();
        double left = 0;
        double lowest = below;
        for (int node : part) {
            CardSize card = cards.get(node);
            int layer = layers[node];
            Point corner = courses.get(layer)
                    .place(columns.get(layer).begin(), below + across[layered.memberOf(node)], card.width());
            corners.put(node, corner);
            left = Math.min(left, corner.x());
            lowest = Math.max(lowest, corner.y() + card.height());
        }
        double shift = -left;
        corners.forEach((node, corner) -> places.put(network.nodes().get(node).id(), onCanvas(corner.plus(shift, 0))));
        return lowest + 2 * spacing.rowGap();
    }

    private Point onCanvas(Point at) {
        double x = Math.rint(at.x());
        double y = Math.rint(at.y());
        return direction.isDown() ? new Point(y, x) : new Point(x, y);
    }

    private List<Rows.Column> columns(LayeredPart part, List<CardSize> cards, double[] across) {
        List<Rows.Column> columns = new ArrayList<>();
        double begin = 0;
        for (int layer = 0; layer < part.layerCount(); layer++) {
            double widest = 0;
            double top = Double.POSITIVE_INFINITY;
            double bottom = Double.NEGATIVE_INFINITY;
            for (int member : part.layer(layer)) {
                int node = part.nodeOf(member);
                widest = Math.max(widest, node < 0 ? 0 : cards.get(node).width());
                top = Math.min(top, across[member]);
                bottom = Math.max(
                        bottom, across[member] + (node < 0 ? 0 : cards.get(node).height()));
            }
            columns.add(new Rows.Column(begin, begin + widest, top, bottom));
            begin += widest + spacing.columnGap();
        }
        return columns;
    }
}
