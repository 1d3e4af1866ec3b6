package org.lamina.graph.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.PortRef;
import org.lamina.graph.diff.Difference.About;
import org.lamina.graph.diff.Difference.Change;
import org.lamina.graph.diff.Difference.Subject;
import org.lamina.graph.layer.BlockUse;

/// In what two networks differ, as a canvas that shows the second one can mark it.
///
/// @param before the first document, where removed layers have their places
/// @param added layers of the second that the first has not
/// @param changed layers of both, by their ids in the second, with what differs
/// @param removed layers of the first that the second has not
/// @param connected connections of the second that the first has not
/// @param disconnected connections of the first that the second has not, between ids of the second where it has the
///     layer, else of the first
public record DrawnDifference(
        GraphDocument before,
        Set<NodeId> added,
        Map<NodeId, List<Difference>> changed,
        List<GraphNode> removed,
        List<Connection> connected,
        List<Connection> disconnected) {

    /// The difference of what the two documents show; blocks inside are looked through for changes.
    public static DrawnDifference between(GraphDocument before, GraphDocument after) {
        NetworkMatch match = new NetworkMatch(before.network(), after.network());
        Set<NodeId> added = new HashSet<>();
        match.added().forEach(node -> added.add(node.id()));
        Map<NodeId, List<Difference>> changed = new LinkedHashMap<>();
        Map<NodeId, List<String>> orders = match.reordered();
        Map<NodeId, NodeId> now = new HashMap<>();
        Set<BlockId> otherInside = changedBlocks(before, after);
        match.kept().forEach(both -> {
            GraphNode from = both.before();
            GraphNode to = both.after();
            now.put(from.id(), to.id());
            List<Difference> own = new ArrayList<>(Differences.ofLayer(before, from, after, to));
            List<String> order = orders.get(from.id());
            if (order != null) {
                own.add(new Difference(
                        Change.CHANGED, Subject.ORDER, "", About.whole(to.name()), order.getFirst(), order.getLast()));
            }
            if (to.spec() instanceof BlockUse use && otherInside.contains(use.block())) {
                own.add(new Difference(Change.CHANGED, Subject.BLOCK, "", About.whole(to.name()), "", ""));
            }
            if (!own.isEmpty()) {
                changed.put(to.id(), own);
            }
        });
        List<Connection> gone = match.disconnected().stream()
                .map(link -> new Connection(at(now, link.from()), at(now, link.to())))
                .toList();
        return new DrawnDifference(before, added, changed, match.removed(), match.connected(), gone);
    }

    private static PortRef at(Map<NodeId, NodeId> now, PortRef port) {
        return new PortRef(now.getOrDefault(port.node(), port.node()), port.port());
    }

    /// The blocks of the second document that have another inside than in the first, or a block inside that has.
    private static Set<BlockId> changedBlocks(GraphDocument before, GraphDocument after) {
        Set<BlockId> changed = new HashSet<>();
        for (BlockDefinition block : after.blocks()) {
            BlockDefinition old = Differences.counterpart(after, block, before).orElse(null);
            if (old != null && Differences.differ(before, old, after, block)) {
                changed.add(block.id());
            }
        }
        int known;
        do {
            known = changed.size();
            after.blocks().stream()
                    .filter(block -> block.network().nodes().stream()
                            .anyMatch(node -> node.spec() instanceof BlockUse use && changed.contains(use.block())))
                    .forEach(block -> changed.add(block.id()));
        } while (changed.size() > known);
        return changed;
    }
}
