package org.lamina.graph.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;

/// What edits do to blocks that share their weights: what is set for one is set for all.
public final class Sharing {
    private Sharing() {}

    /// Lets these uses of one block share their weights, or have weights of their own where all of them share; nothing
    /// where they are not all uses of one block.
    public static Optional<Edit.Batch> toggled(Network network, Set<NodeId> ids) {
        Map<NodeId, BlockUse> uses = new LinkedHashMap<>();
        for (GraphNode node : network.nodes()) {
            if (ids.contains(node.id()) && node.spec() instanceof BlockUse use) {
                uses.put(node.id(), use);
            }
        }
        if (uses.isEmpty()
                || uses.size() < ids.size()
                || uses.values().stream().map(BlockUse::block).distinct().count() > 1) {
            return Optional.empty();
        }
        boolean shared = !uses.values().stream().allMatch(BlockUse::shared);
        List<Edit> edits = new ArrayList<>();
        uses.forEach((id, use) -> {
            if (use.shared() != shared) {
                edits.add(new Edit.ChangeSpec(id, use.withShared(shared)));
            }
        });
        return Optional.of(new Edit.Batch(shared ? "edit.share" : "edit.unshare", edits));
    }

    /// After a use was changed, the others do as it does. One that is new among them does as they do.
    static GraphDocument aligned(GraphDocument before, GraphDocument after, NodeId changed) {
        GraphNode now = after.network().node(changed).orElse(null);
        if (now == null || !(now.spec() instanceof BlockUse use) || !use.shared()) {
            return after;
        }
        GraphNode old = before.network().node(changed).orElse(now);
        Optional<GraphNode> other = after.network().nodes().stream()
                .filter(node -> !node.id().equals(changed) && sharesWith(use, node))
                .findFirst();
        boolean isNew = !sharesWith(use, old);
        GraphNode model = isNew ? other.orElse(now) : now;
        List<GraphNode> nodes = after.network().nodes().stream()
                .map(node -> sharesWith(use, node) ? node.withSpec(model.spec()).withLearning(model.learning()) : node)
                .toList();
        return nodes.equals(after.network().nodes())
                ? after
                : after.withNetwork(new Network(nodes, after.network().connections()));
    }

    private static boolean sharesWith(BlockUse use, GraphNode node) {
        return node.spec() instanceof BlockUse other && use.sharesWith(other);
    }

    /// Only uses beside each other share: none may be grouped without the others.
    static Optional<Problem> objectionToGroup(Network network, Set<NodeId> chosen) {
        for (GraphNode node : network.nodes()) {
            if (chosen.contains(node.id()) && node.spec() instanceof BlockUse use) {
                for (GraphNode other : network.nodes()) {
                    if (!chosen.contains(other.id()) && sharesWith(use, other)) {
                        return Optional.of(
                                Problem.error("sharing.group", new Place.OfNode(node.id()), node.name(), other.name()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// Nor may uses come together that shared their weights in several places each for itself.
    ///
    /// @param copies how often the block stands in a row
    static Optional<Problem> objectionToUngroup(Network network, BlockDefinition block, GraphNode node, int copies) {
        Set<BlockUse> around = new HashSet<>();
        for (GraphNode other : network.nodes()) {
            if (other.spec() instanceof BlockUse use && use.shared()) {
                around.add(use);
            }
        }
        for (GraphNode inner : block.network().nodes()) {
            if (inner.spec() instanceof BlockUse use
                    && use.shared()
                    && (copies > 1 || around.stream().anyMatch(use::sharesWith))) {
                return Optional.of(
                        Problem.error("sharing.ungroup", new Place.OfNode(node.id()), node.name(), inner.name()));
            }
        }
        return Optional.empty();
    }
}
