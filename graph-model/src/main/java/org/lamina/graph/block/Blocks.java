package org.lamina.graph.block;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockOutput;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;

/// What must hold for the blocks of a document. Edits and files are asked before a document comes of them.
public final class Blocks {
    /// How deep blocks may stand in blocks.
    public static final int MOST_LEVELS = 10;

    /// Nodes and connections of a network after its blocks were expanded, and how many levels of blocks it has.
    private record Extent(long nodes, long connections, int levels) {
        private static final Extent NONE = new Extent(0, 0, 0);

        private Extent plus(Extent inner, int times) {
            return new Extent(
                    Math.min(Integer.MAX_VALUE, nodes + times * inner.nodes),
                    Math.min(Integer.MAX_VALUE, connections + times * inner.connections),
                    Math.max(levels, inner.levels + 1));
        }
    }

    private final Map<BlockId, BlockDefinition> definitions = new HashMap<>();
    private final Map<BlockId, Extent> known = new HashMap<>();
    private final Set<BlockId> entered = new HashSet<>();
    private Optional<Problem> objection = Optional.empty();

    private Blocks(GraphDocument document) {
        document.blocks().forEach(block -> definitions.put(block.id(), block));
    }

    /// Why this cannot be a document, if so: a use without a definition, a port outside of a block, a block inside
    /// itself, or too many layers in all.
    public static Optional<Problem> objection(GraphDocument document) {
        return new Blocks(document).check(document);
    }

    private Optional<Problem> check(GraphDocument document) {
        for (GraphNode node : document.network().nodes()) {
            if (node.spec() instanceof BlockInput || node.spec() instanceof BlockOutput) {
                return Optional.of(Problem.error("block.port-outside", new Place.OfDocument(), node.name()));
            }
        }
        document.blocks().forEach(block -> extentOf(block, 0));
        Extent whole = extent(document.network(), 0);
        if (objection.isEmpty() && whole.levels > MOST_LEVELS) {
            object("block.too-deep", MOST_LEVELS);
        }
        if (objection.isEmpty() && whole.nodes > Network.MAX_NODES) {
            object("block.too-many-layers", Network.MAX_NODES);
        }
        if (objection.isEmpty() && whole.connections > Network.MAX_CONNECTIONS) {
            object("block.too-many-connections", Network.MAX_CONNECTIONS);
        }
        return objection;
    }

    private void object(String code, Object... args) {
        if (objection.isEmpty()) {
            objection = Optional.of(Problem.error(code, new Place.OfDocument(), args));
        }
    }

    private Extent extent(Network network, int level) {
        Extent extent = new Extent(network.nodes().size(), network.connections().size(), 0);
        for (GraphNode node : network.nodes()) {
            if (node.spec() instanceof BlockUse use) {
                BlockDefinition block = definitions.get(use.block());
                if (block == null) {
                    object("block.missing", node.name(), use.block().value());
                } else {
                    extent = extent.plus(extentOf(block, level + 1), use.repeat());
                }
            }
        }
        return extent;
    }

    private Extent extentOf(BlockDefinition block, int level) {
        Extent before = known.get(block.id());
        if (before != null) {
            return before;
        }
        if (level > MOST_LEVELS) {
            object("block.too-deep", MOST_LEVELS);
            return Extent.NONE;
        }
        if (!entered.add(block.id())) {
            object("block.recursion", block.name());
            return Extent.NONE;
        }
        Extent extent = extent(block.network(), level);
        entered.remove(block.id());
        known.put(block.id(), extent);
        return extent;
    }

    /// The definitions in an order in which those inside others come before them.
    public static List<BlockDefinition> innerFirst(List<BlockDefinition> blocks) {
        List<BlockDefinition> ordered = new ArrayList<>();
        List<BlockDefinition> waiting = new ArrayList<>(blocks);
        boolean progress = true;
        while (progress) {
            List<BlockDefinition> ready =
                    waiting.stream().filter(block -> !usesAny(block, waiting)).toList();
            ordered.addAll(ready);
            progress = waiting.removeAll(ready);
        }
        // Blocks inside themselves, which no document takes.
        ordered.addAll(waiting);
        return ordered;
    }

    private static boolean usesAny(BlockDefinition block, List<BlockDefinition> others) {
        return block.network().nodes().stream()
                .anyMatch(node -> node.spec() instanceof BlockUse use
                        && others.stream().anyMatch(other -> other.id().equals(use.block())));
    }

    /// The document without what an edit left behind: connections to ports that are gone, and definitions that nothing
    /// uses any more.
    public static GraphDocument tidied(GraphDocument document) {
        if (document.blocks().isEmpty()) {
            return document;
        }
        Ports ports = Ports.of(document);
        List<BlockDefinition> used = new ArrayList<>();
        Set<BlockId> reached = reached(document);
        for (BlockDefinition block : document.blocks()) {
            if (reached.contains(block.id())) {
                Network kept = kept(block.network(), ports);
                used.add(kept == block.network() ? block : block.withNetwork(kept));
            }
        }
        Network kept = kept(document.network(), ports);
        GraphDocument tidy = used.equals(document.blocks()) ? document : document.withBlocks(used);
        return kept == document.network() ? tidy : tidy.withNetwork(kept);
    }

    private static Network kept(Network network, Ports ports) {
        Map<NodeId, GraphNode> nodes = network.byId();
        List<Connection> connections = network.connections().stream()
                .filter(connection ->
                        ports.exists(nodes, connection.from(), false) && ports.exists(nodes, connection.to(), true))
                .toList();
        return connections.size() == network.connections().size() ? network : new Network(network.nodes(), connections);
    }

    private static Set<BlockId> reached(GraphDocument document) {
        Set<BlockId> reached = new HashSet<>();
        List<Network> open = new ArrayList<>(List.of(document.network()));
        while (!open.isEmpty()) {
            for (GraphNode node : open.removeLast().nodes()) {
                if (node.spec() instanceof BlockUse use && reached.add(use.block())) {
                    document.block(use.block()).ifPresent(block -> open.add(block.network()));
                }
            }
        }
        return reached;
    }
}
