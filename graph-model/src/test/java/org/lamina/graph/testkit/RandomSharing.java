package org.lamina.graph.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.PortRef;
import org.lamina.graph.block.Blocks;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.edit.Names;
import org.lamina.graph.layer.Activate;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.BlockUse;

/// Random valid networks, drawn with blocks of which some share their weights.
public final class RandomSharing {
    private RandomSharing() {}

    /// The network of `RandomBlocks.of(seed)` with second uses of some blocks beside the first ones, also inside
    /// blocks. The readers of a block read the sum of both.
    public static GraphDocument of(long seed) {
        Random random = new Random(seed * 17 + 3);
        GraphDocument document = RandomBlocks.of(seed);
        for (int i = 0; i < 4; i++) {
            if (!document.blocks().isEmpty() && random.nextBoolean()) {
                BlockDefinition block =
                        document.blocks().get(random.nextInt(document.blocks().size()));
                Network shared = shared(document.inside(block).network(), random);
                document = valid(document, document.withBlock(block.withNetwork(shared)));
            } else {
                document = valid(document, document.withNetwork(shared(document.network(), random)));
            }
        }
        return document;
    }

    /// The same with weights of its own for each use.
    public static GraphDocument apart(GraphDocument document) {
        return document.withNetwork(apart(document.network()))
                .withBlocks(document.blocks().stream()
                        .map(block -> block.withNetwork(apart(block.network())))
                        .toList());
    }

    private static Network apart(Network network) {
        return new Network(
                network.nodes().stream()
                        .map(node -> node.spec() instanceof BlockUse use ? node.withSpec(use.withShared(false)) : node)
                        .toList(),
                network.connections());
    }

    private static GraphDocument valid(GraphDocument before, GraphDocument after) {
        return Blocks.objection(after).isEmpty() && isSound(after) ? after : before;
    }

    /// Whether there is no error in the network itself.
    public static boolean isSound(GraphDocument document) {
        return GraphChecker.check(document).all().stream()
                .noneMatch(finding ->
                        finding.problem().isError() && !finding.problem().code().startsWith("data."));
    }

    private static Network shared(Network network, Random random) {
        List<GraphNode> uses = network.nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .toList();
        if (uses.isEmpty()) {
            return network;
        }
        GraphNode first = uses.get(random.nextInt(uses.size()));
        Names names = Names.in(network);
        GraphNode second =
                first.as(names.id(), names.like(first.name())).withSpec(((BlockUse) first.spec()).withShared(true));
        List<GraphNode> nodes = new ArrayList<>();
        for (GraphNode node : network.nodes()) {
            nodes.add(node.id().equals(first.id()) ? node.withSpec(second.spec()) : node);
        }
        nodes.add(second);
        List<Connection> connections = new ArrayList<>();
        Map<PortRef, NodeId> sums = new HashMap<>();
        for (Connection each : network.connections()) {
            if (each.source().equals(first.id())) {
                NodeId sum = sums.computeIfAbsent(each.from(), from -> {
                    GraphNode add = names.node(new Add());
                    nodes.add(add);
                    connections.add(new Connection(from, PortRef.in(add.id())));
                    connections.add(new Connection(new PortRef(second.id(), from.port()), PortRef.in(add.id())));
                    return add.id();
                });
                connections.add(new Connection(PortRef.out(sum), each.to()));
            } else {
                connections.add(each);
            }
            if (each.target().equals(first.id())) {
                boolean isChanged = random.nextInt(4) > 0;
                PortRef from = each.from();
                if (isChanged) {
                    GraphNode other = names.node(new Activate(Activation.TANH));
                    nodes.add(other);
                    connections.add(new Connection(from, PortRef.in(other.id())));
                    from = PortRef.out(other.id());
                }
                connections.add(
                        new Connection(from, new PortRef(second.id(), each.to().port())));
            }
        }
        return new Network(nodes, connections);
    }
}
