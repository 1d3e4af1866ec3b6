package org.lamina.graph.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.PortRef;
import org.lamina.graph.block.Blocks;
import org.lamina.graph.layer.BlockUse;

/// Some nodes with the connections among them, cut out of a document: what copy, cut, paste and duplicate move.
///
/// @param offsets places relative to the top left corner of the whole
/// @param blocks the definitions of the blocks that are used in it or in each other
public record Fragment(Network network, Map<NodeId, Point> offsets, List<BlockDefinition> blocks) {
    public Fragment {
        offsets = Map.copyOf(offsets);
        blocks = List.copyOf(blocks);
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
        Network cut = new Network(nodes, connections);
        List<BlockDefinition> blocks = Blocks.tidied(document.withNetwork(cut)).blocks();
        return new Fragment(cut, offsets, blocks);
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
        Map<BlockId, BlockId> blockIds = new HashMap<>();
        for (BlockDefinition block : Blocks.innerFirst(blocks)) {
            BlockDefinition wanted = block.withNetwork(using(block.network(), blockIds));
            Optional<BlockId> known = sameAs(wanted, document);
            BlockId id = known.orElseGet(() -> freeId(document, blockIds.values()));
            blockIds.put(block.id(), id);
            if (known.isEmpty()) {
                edits.add(new Edit.DefineBlock(wanted.withId(id)));
            }
        }
        for (GraphNode node : network.nodes()) {
            NodeId id = names.id();
            fresh.put(node.id(), id);
            added.add(id);
            Point offset = offsets.getOrDefault(node.id(), new Point(0, 0));
            GraphNode copy = using(node, blockIds).as(id, names.like(node.name()));
            edits.add(new Edit.AddNode(copy, at.plus(offset.x(), offset.y())));
        }
        for (Connection connection : network.connections()) {
            NodeId source = fresh.getOrDefault(connection.source(), connection.source());
            NodeId target = fresh.getOrDefault(connection.target(), connection.target());
            edits.add(new Edit.Connect(new Connection(
                    new PortRef(source, connection.from().port()),
                    new PortRef(target, connection.to().port()))));
        }
        return new Paste(new Edit.Batch("edit.paste", edits), List.copyOf(added));
    }

    /// The block of a document that is drawn just so, under whatever id.
    private static Optional<BlockId> sameAs(BlockDefinition wanted, GraphDocument document) {
        return document.blocks().stream()
                .filter(block -> block.name().equals(wanted.name())
                        && block.network().equals(wanted.network())
                        && block.layout().equals(wanted.layout())
                        && block.exposed().equals(wanted.exposed()))
                .map(BlockDefinition::id)
                .findFirst();
    }

    private static BlockId freeId(GraphDocument document, Collection<BlockId> taken) {
        GraphDocument full = document;
        for (BlockId id : taken) {
            full = full.withBlock(new BlockDefinition(id, id.value(), Network.EMPTY, Layout.EMPTY));
        }
        return Grouping.freeId(full);
    }

    private static Network using(Network inside, Map<BlockId, BlockId> ids) {
        return new Network(inside.nodes().stream().map(node -> using(node, ids)).toList(), inside.connections());
    }

    private static GraphNode using(GraphNode node, Map<BlockId, BlockId> ids) {
        return node.spec() instanceof BlockUse use
                ? node.withSpec(use.withBlock(ids.getOrDefault(use.block(), use.block())))
                : node;
    }
}
