package org.lamina.graph.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.layer.BlockUse;

/// Makes the edits that freeze layers and let them learn again. Layers without parameters are passed over.
public final class Freezing {
    private Freezing() {}

    /// Freezes all layers from which values come to a node; nothing where all are frozen already.
    public static Optional<Edit.Batch> before(Analysis analysis, NodeId node) {
        Map<NodeId, List<NodeId>> sources = new HashMap<>();
        for (Connection connection : analysis.document().network().connections()) {
            sources.computeIfAbsent(connection.target(), _ -> new ArrayList<>()).add(connection.source());
        }
        Set<NodeId> before = new HashSet<>();
        Deque<NodeId> open = new ArrayDeque<>(List.of(node));
        while (!open.isEmpty()) {
            for (NodeId source : sources.getOrDefault(open.remove(), List.of())) {
                if (before.add(source)) {
                    open.add(source);
                }
            }
        }
        before.remove(node);
        return changed(analysis, before, true);
    }

    /// Freezes these nodes, or lets them learn where all of them are frozen; nothing where none has parameters.
    public static Optional<Edit.Batch> toggled(Analysis analysis, Collection<NodeId> ids) {
        Set<NodeId> chosen = Set.copyOf(ids);
        return changed(analysis, chosen, true).or(() -> changed(analysis, chosen, false));
    }

    private static Optional<Edit.Batch> changed(Analysis analysis, Set<NodeId> ids, boolean frozen) {
        Predicate<GraphNode> differs = node -> node.learning().frozen() != frozen;
        List<Edit> edits = analysis.document().network().nodes().stream()
                .filter(node -> ids.contains(node.id()))
                .filter(differs.and(node -> !frozen || hasParameters(analysis, node.id())))
                .<Edit>map(node ->
                        new Edit.ChangeLearning(node.id(), node.learning().withFrozen(frozen)))
                .toList();
        return edits.isEmpty()
                ? Optional.empty()
                : Optional.of(new Edit.Batch(frozen ? "edit.freeze" : "edit.thaw", edits));
    }

    /// Weights that several blocks share are counted at the first of them.
    private static boolean shares(GraphNode node) {
        return node.spec() instanceof BlockUse use && use.shared();
    }

    /// Whether a layer, or one inside a block, has anything to learn.
    public static boolean hasParameters(Analysis analysis, NodeId node) {
        NodeReport report = analysis.nodes().get(node);
        return report != null && (report.cost().parameters() > 0 || shares(report.node()));
    }
}
