package org.lamina.graph.block;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.Connection;
import org.lamina.graph.Exposed;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockOutput;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.LayerSpec;
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
        Map<BlockId, BlockDefinition> byId = new HashMap<>();
        blocks.forEach(block -> byId.put(block.id(), block));
        List<BlockDefinition> ordered = new ArrayList<>();
        blocks.forEach(block -> putInnerFirst(block, byId, ordered));
        return ordered;
    }

    /// A block that is inside itself, which no document takes, comes where it is met again.
    private static void putInnerFirst(
            BlockDefinition block, Map<BlockId, BlockDefinition> waiting, List<BlockDefinition> ordered) {
        if (waiting.remove(block.id()) == null) {
            return;
        }
        for (GraphNode node : block.network().nodes()) {
            if (node.spec() instanceof BlockUse use && waiting.get(use.block()) instanceof BlockDefinition inner) {
                putInnerFirst(inner, waiting, ordered);
            }
        }
        ordered.add(block);
    }

    /// The document without what an edit left behind: connections to ports that are gone, definitions that nothing uses
    /// any more, exposed parameters of layers that are gone, and values that no block takes.
    public static GraphDocument tidied(GraphDocument document) {
        if (document.blocks().isEmpty() && document.exposed().isEmpty()) {
            return document;
        }
        Set<BlockId> reached = reached(document);
        List<BlockDefinition> used = document.blocks().stream()
                .filter(block -> reached.contains(block.id()))
                .toList();
        Ports ports = Ports.of(document);
        ExposedParams params = ExposedParams.of(document);
        if (used.stream().anyMatch(block -> !block.exposed().isEmpty())) {
            used = valid(used);
            params = ExposedParams.of(used);
        }
        List<BlockDefinition> kept = new ArrayList<>();
        for (BlockDefinition block : used) {
            Network network = kept(block.network(), ports, params);
            kept.add(network == block.network() ? block : block.withNetwork(network));
        }
        Network network = kept(document.network(), ports, params);
        GraphDocument tidy = kept.equals(document.blocks()) ? document : document.withBlocks(kept);
        tidy = network == document.network() ? tidy : tidy.withNetwork(network);
        List<Exposed> exposed = valid(document.exposed(), network, params);
        return exposed.equals(document.exposed()) ? tidy : tidy.withExposed(exposed);
    }

    /// The blocks with what they can expose; those inside others first, because what these expose may depend on it.
    private static List<BlockDefinition> valid(List<BlockDefinition> blocks) {
        Map<BlockId, BlockDefinition> valid = new LinkedHashMap<>();
        blocks.forEach(block -> valid.put(block.id(), block));
        ExposedParams params = ExposedParams.of(List.of());
        for (BlockDefinition block : innerFirst(blocks)) {
            List<Exposed> exposed = valid(block.exposed(), block.network(), params);
            BlockDefinition kept = exposed.equals(block.exposed()) ? block : block.withExposed(exposed);
            valid.put(block.id(), kept);
            params.add(kept);
        }
        return List.copyOf(valid.values());
    }

    /// What of this a network can expose: parameters that it has, each once, and under one name only those that take
    /// common values.
    private static List<Exposed> valid(List<Exposed> exposed, Network network, ExposedParams params) {
        if (exposed.isEmpty()) {
            return exposed;
        }
        Map<NodeId, GraphNode> nodes = network.byId();
        Set<Exposed.Target> driven = new HashSet<>();
        Set<String> names = new HashSet<>();
        List<Exposed> valid = new ArrayList<>();
        for (Exposed one : exposed) {
            List<Exposed.Target> targets = params.fitting(nodes, one).stream()
                    .filter(target -> !driven.contains(target))
                    .toList();
            if (!targets.isEmpty() && names.add(one.name())) {
                valid.add(one.withDrives(targets));
                driven.addAll(targets);
            }
        }
        return valid;
    }

    private static Network kept(Network network, Ports ports, ExposedParams params) {
        Map<NodeId, GraphNode> nodes = network.byId();
        List<Connection> connections = network.connections().stream()
                .filter(connection ->
                        ports.exists(nodes, connection.from(), false) && ports.exists(nodes, connection.to(), true))
                .toList();
        Map<NodeId, LayerSpec> changed = new HashMap<>();
        for (GraphNode node : network.nodes()) {
            if (node.spec() instanceof BlockUse use && !use.values().isEmpty()) {
                BlockUse taken = taken(use, params);
                if (!taken.equals(use)) {
                    changed.put(node.id(), taken);
                }
            }
        }
        Network kept = ExposedParams.with(network, changed);
        return connections.size() == network.connections().size() ? kept : new Network(kept.nodes(), connections);
    }

    private static BlockUse taken(BlockUse use, ExposedParams params) {
        Map<String, Object> values = new HashMap<>(use.values());
        values.entrySet().removeIf(set -> params.of(use, set.getKey())
                .filter(param -> param.takes(set.getValue()))
                .isEmpty());
        return use.withValues(values);
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
