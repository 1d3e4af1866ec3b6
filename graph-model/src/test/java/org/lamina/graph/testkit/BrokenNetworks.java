package org.lamina.graph.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.edit.Names;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.UnknownLayer;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.DataSpec;

/// Random networks with at least one error besides missing data: valid ones that were broken in one to three places.
public final class BrokenNetworks {
    private final Random random;
    private GraphDocument document;

    private BrokenNetworks(long seed) {
        random = new Random(seed * 104_729 + 3);
        document = RandomNetworks.valid(seed);
    }

    /// The broken network of this seed.
    public static GraphDocument of(long seed) {
        BrokenNetworks broken = new BrokenNetworks(seed);
        int places = 1 + broken.random.nextInt(3);
        for (int i = 0; i < places || !broken.isBroken(); i++) {
            broken.breakOnce();
        }
        return broken.document;
    }

    private boolean isBroken() {
        return GraphChecker.check(document).findings().stream()
                .anyMatch(finding ->
                        finding.problem().isError() && !finding.problem().code().equals("data.none"));
    }

    private void breakOnce() {
        List<GraphNode> nodes = new ArrayList<>(document.network().nodes());
        List<Connection> connections = new ArrayList<>(document.network().connections());
        if (nodes.isEmpty()) {
            return;
        }
        int at = random.nextInt(nodes.size());
        GraphNode node = nodes.get(at);
        switch (random.nextInt(9)) {
            case 0 -> {
                if (!connections.isEmpty()) {
                    connections.remove(random.nextInt(connections.size()));
                }
            }
            case 1 -> {
                nodes.remove(at);
                connections.removeIf(connection -> connection.touches(node.id()));
            }
            case 2 -> nodes.set(at, node.withSpec(anySpec()));
            case 3 ->
                nodes.set(
                        at,
                        node.withSpec(RandomValues.any(random).of(node.spec().kind())));
            case 4 -> nodes.add(Names.newNode(document.network(), anySpec()));
            case 5 ->
                nodes.set(
                        at,
                        node.withName(nodes.get(random.nextInt(nodes.size())).name()));
            case 6 -> {
                Connection more = Connection.of(
                        node.id(), nodes.get(random.nextInt(nodes.size())).id());
                if (!connections.contains(more)) {
                    connections.add(more);
                }
            }
            case 7 -> nodes.set(at, node.withSpec(new UnknownLayer("warp", "{}")));
            default ->
                document = document.withSettings(document.settings()
                        .withData(DataSettings.DEFAULT.withSource(
                                RandomValues.small(random, 4).of(DataSpec.ALL.kinds()))));
        }
        document = document.withNetwork(new Network(nodes, connections));
    }

    private LayerSpec anySpec() {
        return RandomValues.small(random, 4).of(LayerKinds.ALL.kinds());
    }
}
