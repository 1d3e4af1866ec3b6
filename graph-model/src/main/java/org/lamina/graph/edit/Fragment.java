package org.lamina.graph.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;

/// Some nodes with the connections among them, cut out of a document: what copy, cut, paste and duplicate move.
///
/// @param offsets places relative to the top left corner of the whole
public record Fragment(Network network, Map<NodeId, Point> offsets) {
    public Fragment {
        offsets = Map.copyOf(offsets);
    }

    /// A fragment put into a document.
    ///
    /// @param added the ids of the new nodes, for the selection
    public record Paste(Edit.Batch edit, List<NodeId> added) {}

    /// These nodes of a document, in document order.
    public static Fragment of(GraphDocument document, Set<NodeId> ids) {
        List<GraphNode> nodes = document.network().nodes().stream()
                .filter(node -> ids.contains(node.id()))
                .toList();
        List<Connection> connections = document.network().connections().stream()
                .filter(c -> ids.contains(c.source()) && ids.contains(c.target()))
                .toList();
        Point corner = corner(document, nodes);
        Map<NodeId, Point> offsets = new HashMap<>();
        for (GraphNode node : nodes) {
            offsets.put(node.id(), document.layout().of(node.id()).plus(-corner.x(), -corner.y()));
        }
        return new Fragment(new Network(nodes, connections), offsets);
    }

    private static Point corner(GraphDocument document, List<GraphNode> nodes) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        for (GraphNode node : nodes) {
            left = Math.min(left, document.layout().of(node.id()).x());
            top = Math.min(top, document.layout().of(node.id()).y());
        }
        return nodes.isEmpty() ? new Point(0, 0) : new Point(left, top);
    }

    /// The edit that puts this into a document with its top left corner at a point; ids and names become free ones.
    public Paste into(GraphDocument document, Point at) {
        Names names = Names.in(document.network());
        Map<NodeId, NodeId> fresh = new HashMap<>();
        List<NodeId> added = new ArrayList<>();
        List<Edit> edits = new ArrayList<>();
        for (GraphNode node : network.nodes()) {
            NodeId id = names.id();
            fresh.put(node.id(), id);
            added.add(id);
            Point offset = offsets.getOrDefault(node.id(), new Point(0, 0));
            GraphNode copy = new GraphNode(id, names.like(node.name()), node.spec());
            edits.add(new Edit.AddNode(copy, at.plus(offset.x(), offset.y())));
        }
        for (Connection connection : network.connections()) {
            NodeId source = fresh.getOrDefault(connection.source(), connection.source());
            NodeId target = fresh.getOrDefault(connection.target(), connection.target());
            edits.add(new Edit.Connect(Connection.of(source, target)));
        }
        return new Paste(new Edit.Batch("edit.paste", edits), List.copyOf(added));
    }
}
