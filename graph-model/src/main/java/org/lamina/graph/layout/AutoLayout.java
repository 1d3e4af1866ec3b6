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

    /// Left to right, with cards of the usual size.
    public static Map<NodeId, Point> arrange(Network network) {
        CardSize usual = new CardSize(Spacing.DEFAULT.width(), Spacing.DEFAULT.height());
        return arrange(network, _ -> usual, Spacing.DEFAULT, Direction.RIGHT);
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
                .map(size -> direction == Direction.RIGHT ? size : size.turned())
                .toList();
        double[] across = new Lanes(layered, cards, spacing.rowGap()).places();
        double[] along = columns(layered, cards);
        double lowest = 0;
        for (int node : part) {
            double x = along[layers[node]];
            double y = below + across[layered.memberOf(node)];
            lowest = Math.max(lowest, y + cards.get(node).height());
            places.put(
                    network.nodes().get(node).id(),
                    direction == Direction.RIGHT
                            ? new Point(Math.rint(x), Math.rint(y))
                            : new Point(Math.rint(y), Math.rint(x)));
        }
        return lowest + 2 * spacing.rowGap();
    }

    /// Where each layer begins, along the direction of the data.
    private double[] columns(LayeredPart part, List<CardSize> cards) {
        double[] along = new double[part.layerCount()];
        double next = 0;
        for (int layer = 0; layer < along.length; layer++) {
            along[layer] = next;
            double widest = 0;
            for (int member : part.layer(layer)) {
                int node = part.nodeOf(member);
                widest = Math.max(widest, node < 0 ? 0 : cards.get(node).width());
            }
            next += widest + spacing.columnGap();
        }
        return along;
    }
}
