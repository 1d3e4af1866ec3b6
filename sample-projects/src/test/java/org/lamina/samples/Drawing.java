package org.lamina.samples;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.PortRef;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layout.CardSize;
import org.lamina.graph.settings.ProjectSettings;

/// Writes a network down in a few lines: each node with its place in a grid and the nodes it reads from.
final class Drawing {
    private static final double COLUMN = 264;
    private static final double ROW = 176;

    private final List<GraphNode> nodes = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final Map<NodeId, Point> places = new HashMap<>();
    private final List<BlockDefinition> blocks = new ArrayList<>();

    /// Adds a node; its name is also its id.
    Drawing node(double column, double row, String name, LayerSpec spec, String... inputs) {
        NodeId id = new NodeId(name);
        nodes.add(new GraphNode(id, name, spec));
        double top = row * ROW + (CardSize.FULL.height() - CardSize.of(spec).height()) / 2;
        places.put(id, new Point(column * COLUMN, top));
        for (String input : inputs) {
            connections.add(new Connection(end(new NodeId(input)), PortRef.in(id)));
        }
        return this;
    }

    /// Adds the definitions of blocks.
    Drawing knowing(List<BlockDefinition> more) {
        blocks.addAll(more);
        return this;
    }

    /// Adds a card for a known block with one input and one output.
    Drawing block(double column, double row, String name, BlockUse use, String input) {
        NodeId port = definition(use).inputs().getFirst().id();
        connections.add(new Connection(end(new NodeId(input)), new PortRef(new NodeId(name), port.value())));
        return node(column, row, name, use);
    }

    private PortRef end(NodeId id) {
        for (GraphNode node : nodes) {
            if (node.id().equals(id) && node.spec() instanceof BlockUse use) {
                return new PortRef(id, definition(use).outputs().getFirst().id().value());
            }
        }
        return PortRef.out(id);
    }

    private BlockDefinition definition(BlockUse use) {
        return blocks.stream()
                .filter(block -> block.id().equals(use.block()))
                .findFirst()
                .orElseThrow();
    }

    /// Adds a chain that begins at the top left and winds down in rows of `perRow`, the first to the right and the next
    /// back to the left.
    Drawing winding(int perRow, List<Map.Entry<String, LayerSpec>> specs) {
        String[] before = {};
        for (int i = 0; i < specs.size(); i++) {
            int row = i / perRow;
            int step = i % perRow;
            String name = specs.get(i).getKey();
            node(
                    row % 2 == 0 ? step : perRow - 1 - step,
                    row,
                    name,
                    specs.get(i).getValue(),
                    before);
            before = new String[] {name};
        }
        return this;
    }

    /// Adds a chain of nodes in one row, each reading from the one before it, the first from `input`.
    Drawing chain(double column, double row, String input, List<Map.Entry<String, LayerSpec>> specs) {
        String before = input;
        for (int i = 0; i < specs.size(); i++) {
            node(column + i, row, specs.get(i).getKey(), specs.get(i).getValue(), before);
            before = specs.get(i).getKey();
        }
        return this;
    }

    /// What was drawn as a block; its name is also its id.
    BlockDefinition asBlock(String name) {
        return new BlockDefinition(new BlockId(name), name, new Network(nodes, connections), new Layout(places));
    }

    GraphDocument with(ProjectSettings settings) {
        return new GraphDocument(new Network(nodes, connections), new Layout(places), settings, blocks);
    }
}
