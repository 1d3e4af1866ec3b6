package org.lamina.graph.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.PortRef;
import org.lamina.graph.block.Repeats;
import org.lamina.graph.layer.BlockUse;

/// Equal parts in a row, drawn as one repeated block; what is computed stays.
///
/// @param use the block's node afterwards
public record Folding(Edit.Batch edit, NodeId use) {
    /// The edit that folds what [Repeats] found in the document, as one step.
    ///
    /// @param name of the new block; where a part is a block already, that one is repeated
    public static Folding of(GraphDocument document, Repeats.Repeat repeat, String name) {
        List<NodeId> kept = repeat.units().getFirst();
        Set<NodeId> others = repeat.nodes();
        kept.forEach(others::remove);
        List<Edit> edits = new ArrayList<>();
        for (Connection connection : document.network().connections()) {
            if (connection.source().equals(repeat.units().getLast().getFirst())) {
                PortRef exit = new PortRef(kept.getFirst(), connection.from().port());
                edits.add(new Edit.Reconnect(connection, new Connection(exit, connection.to())));
            }
        }
        edits.add(new Edit.RemoveNodes(others));
        GraphNode only = document.network().node(kept.getFirst()).orElseThrow();
        NodeId use = only.id();
        BlockUse spec;
        if (kept.size() == 1 && only.spec() instanceof BlockUse block) {
            spec = block;
        } else {
            // The ids that grouping will give: the next free ones once the other parts are gone.
            use = Names.in(without(document.network(), others)).id();
            spec = new BlockUse(Grouping.freeId(document), 1);
            edits.add(new Edit.Group(new HashSet<>(kept), name));
        }
        edits.add(new Edit.ChangeSpec(use, spec.withRepeat(spec.repeat() * repeat.times())));
        edits.add(new Edit.MoveNodes(Map.of(use, middle(document, repeat))));
        return new Folding(new Edit.Batch("edit.fold", edits), use);
    }

    private static Network without(Network network, Set<NodeId> ids) {
        return new Network(
                network.nodes().stream()
                        .filter(node -> !ids.contains(node.id()))
                        .toList(),
                List.of());
    }

    private static Point middle(GraphDocument document, Repeats.Repeat repeat) {
        Map<NodeId, Point> places = new HashMap<>(document.layout().positions());
        places.keySet().retainAll(repeat.nodes());
        return Grouping.middle(places);
    }
}
