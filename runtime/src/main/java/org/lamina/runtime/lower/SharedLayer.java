package org.lamina.runtime.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;

/// Layers with the same weights. The engine has one layer for them, which reads the samples of all of them as one
/// batch.
///
/// @param node what that one layer computes, with an id that no other node has
/// @param members the layers that it stands for, in the order of their samples
/// @param joined ids for what it reads, one for each input
public record SharedLayer(GraphNode node, List<NodeId> members, List<NodeId> joined) {

    /// No node stands inside a layer, so the ids are free.
    ///
    /// @param owner the one of them whose part the layer is
    static SharedLayer of(GraphNode first, NodeId owner, List<NodeId> members, int inputs) {
        List<NodeId> joined = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
            joined.add(owner.inside(1, new NodeId("joined" + i)));
        }
        GraphNode node = first.as(owner.inside(1, new NodeId("shared")), first.name());
        return new SharedLayer(node, List.copyOf(members), List.copyOf(joined));
    }

    /// Those of these nodes that have the same weights as others of them, by the layer that owns the weights.
    static Map<NodeId, List<GraphNode>> together(List<GraphNode> nodes) {
        Map<NodeId, List<GraphNode>> same = new LinkedHashMap<>();
        for (GraphNode node : nodes) {
            NodeId owner = node.learning().sharing();
            if (owner != null) {
                same.computeIfAbsent(owner, _ -> new ArrayList<>()).add(node);
            }
        }
        same.values().removeIf(members -> members.size() == 1);
        return same;
    }
}
