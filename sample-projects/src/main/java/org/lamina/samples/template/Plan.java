package org.lamina.samples.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.Connection;
import org.lamina.graph.Exposed;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.PortRef;
import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockOutput;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layout.AutoLayout;
import org.lamina.graph.layout.CardSize;
import org.lamina.graph.layout.Direction;
import org.lamina.graph.layout.Spacing;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.ProjectSettings;
import org.lamina.graph.settings.TrainingSettings;

/// Writes an architecture down: nodes one behind the other, branches by the names of what they read, and blocks
/// with one output.
public final class Plan {
    private static final double COLUMN = 264;
    private static final double ROW = 176;
    private static final int PER_ROW = 4;
    private static final String INPUT = "input";
    private static final String OUTPUT = "output";
    /// Fits into memory with photographs in most of the networks.
    private static final int BATCH_OF_PHOTOS = 16;
    /// What language models give at each step of a long text is a number a word.
    private static final int BATCH_OF_TEXTS = 2;

    /// A finished block with those that stand in it.
    record Block(BlockDefinition definition, Map<BlockId, BlockDefinition> inner) {}

    private final List<GraphNode> nodes = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final Map<BlockId, BlockDefinition> blocks = new LinkedHashMap<>();
    private final List<Exposed> exposed = new ArrayList<>();
    private @Nullable GraphNode last;

    /// A network that begins with this input.
    public static Plan of(String name, LayerSpec input) {
        return new Plan().then(name, input);
    }

    /// The inside of a block; [#block] ends it.
    static Plan inside() {
        Plan plan = new Plan();
        return plan.add(new GraphNode(new NodeId(INPUT), "in", new BlockInput()));
    }

    /// One more input of a block, behind those that it has.
    Plan input(String name) {
        return add(new GraphNode(new NodeId(idOf(name)), name, new BlockInput()));
    }

    /// A node that reads the one before.
    public Plan then(String name, LayerSpec spec) {
        GraphNode before = last;
        return before == null ? read(name, spec) : read(name, spec, before.name());
    }

    /// A block that reads the node before.
    Plan then(String name, Block block, int times) {
        return then(name, block, times, Map.of());
    }

    /// A block that reads the node before and sets what it exposes.
    Plan then(String name, Block block, int times, Map<String, ?> values) {
        define(block);
        return then(name, new BlockUse(block.definition().id(), times).withValues(Map.copyOf(values)));
    }

    /// Lets the uses of the block set this under a name: parameters of its nodes, `conv1.filters`.
    Plan expose(String name, String... drives) {
        List<Exposed.Target> targets = new ArrayList<>();
        for (String drive : drives) {
            int dot = drive.lastIndexOf('.');
            NodeId node = named(drive.substring(0, dot)).id();
            targets.add(new Exposed.Target(node, drive.substring(dot + 1)));
        }
        exposed.add(new Exposed(name, targets));
        return this;
    }

    private void define(Block block) {
        blocks.putAll(block.inner());
        blocks.put(block.definition().id(), block.definition());
    }

    /// A block that reads these, each with one of its inputs.
    Plan read(String name, Block block, String... sources) {
        define(block);
        NodeId use = new NodeId(idOf(name));
        List<GraphNode> ports = block.definition().network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockInput)
                .toList();
        for (int i = 0; i < sources.length; i++) {
            connections.add(new Connection(
                    end(named(sources[i])), new PortRef(use, ports.get(i).id().value())));
        }
        return add(new GraphNode(use, name, new BlockUse(block.definition().id(), 1)));
    }

    private static PortRef end(GraphNode node) {
        return new PortRef(node.id(), node.spec() instanceof BlockUse ? OUTPUT : PortRef.OUT);
    }

    /// A node that reads these.
    public Plan read(String name, LayerSpec spec, String... sources) {
        GraphNode node = new GraphNode(new NodeId(idOf(name)), name, spec);
        for (String source : sources) {
            connections.add(new Connection(
                    end(named(source)), new PortRef(node.id(), spec instanceof BlockUse ? INPUT : PortRef.IN)));
        }
        return add(node);
    }

    /// Goes on from an earlier node.
    public Plan from(String name) {
        last = named(name);
        return this;
    }

    private Plan add(GraphNode node) {
        nodes.add(node);
        last = node;
        return this;
    }

    private GraphNode named(String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No node of this name before: " + name));
    }

    private static String idOf(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /// The block of what was planned since [#inside()], drawn in rows.
    Block block(String name) {
        finish();
        return block(name, rows(PER_ROW));
    }

    /// The same for one with several paths, which lie below each other.
    Block spread(String name) {
        finish();
        return block(name, arranged());
    }

    private Map<NodeId, Point> arranged() {
        return AutoLayout.arrange(new Network(nodes, connections), this::sizeOf, Spacing.DEFAULT, Direction.RIGHT);
    }

    private CardSize sizeOf(GraphNode node) {
        return CardSize.of(List.copyOf(blocks.values()), node.spec());
    }

    private void finish() {
        GraphNode end = Objects.requireNonNull(last);
        connections.add(new Connection(end(end), PortRef.in(new NodeId(OUTPUT))));
        add(new GraphNode(new NodeId(OUTPUT), "out", new BlockOutput()));
    }

    private Block block(String name, Map<NodeId, Point> places) {
        return new Block(
                new BlockDefinition(
                        new BlockId(idOf(name)), name, new Network(nodes, connections), new Layout(places), exposed),
                blocks);
    }

    /// Rows of `perRow` nodes, the first to the right and the next back to the left.
    private Map<NodeId, Point> rows(int perRow) {
        Map<NodeId, Point> places = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            int row = i / perRow;
            int step = i % perRow;
            places.put(nodes.get(i).id(), place(nodes.get(i), row % 2 == 0 ? step : perRow - 1 - step, row));
        }
        return places;
    }

    private Point place(GraphNode node, int column, int row) {
        double below = (CardSize.FULL.height() - sizeOf(node).height()) / 2;
        return new Point(column * COLUMN, row * ROW + below);
    }

    /// The project, drawn in rows of so many nodes.
    public GraphDocument winding(int perRow, DataSpec data) {
        return document(rows(perRow), data, BATCH_OF_PHOTOS);
    }

    /// The project of a network with several paths, which lie below each other.
    public GraphDocument spread(DataSpec data) {
        return document(arranged(), data, BATCH_OF_PHOTOS);
    }

    /// The project, drawn in these rows from left to right: names with bars between them; without a name a place stays
    /// free. For networks whose paths neither follow each other nor lie beside each other.
    ///
    /// @param data without which it is expected to read texts
    public GraphDocument drawn(DataSpec data, String... rows) {
        Map<NodeId, Point> places = new HashMap<>();
        for (int row = 0; row < rows.length; row++) {
            String[] names = rows[row].split("\\|", -1);
            for (int column = 0; column < names.length; column++) {
                if (!names[column].isBlank()) {
                    GraphNode node = named(names[column].strip());
                    places.put(node.id(), place(node, column, row));
                }
            }
        }
        if (places.size() < nodes.size()) {
            throw new IllegalArgumentException("Not all nodes have a place: " + places.keySet());
        }
        return document(places, data, BATCH_OF_TEXTS);
    }

    /// The project of a language model, which still wants data, drawn in rows of so many nodes.
    GraphDocument reading(int perRow) {
        return document(rows(perRow), new DataSpec.None(), BATCH_OF_TEXTS);
    }

    private GraphDocument document(Map<NodeId, Point> places, DataSpec data, int batchWithoutData) {
        TrainingSettings training = data instanceof DataSpec.None
                ? TrainingSettings.DEFAULT.withBatchSize(batchWithoutData)
                : TrainingSettings.DEFAULT;
        return new GraphDocument(
                new Network(nodes, connections),
                new Layout(places),
                new ProjectSettings(DataSettings.DEFAULT.withSource(data), training),
                List.copyOf(blocks.values()));
    }
}
