package org.lamina.graph.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockOutput;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.settings.HiddenWarning;

/// Lets hidden warnings follow their layers into a block and out of one.
///
/// @param block the one whose inside was edited; empty where the network itself was
record HiddenPaths(GraphDocument before, GraphDocument after, Optional<BlockId> block) {
    /// Whether an edit may move layers that have hidden warnings.
    static boolean concern(GraphDocument document, Edit edit) {
        return document.settings().hidden().stream().anyMatch(warning -> warning.node() != null) && moves(edit);
    }

    private static boolean moves(Edit edit) {
        return switch (edit) {
            case Edit.Group _, Edit.Ungroup _ -> true;
            case Edit.Batch batch -> batch.edits().stream().anyMatch(HiddenPaths::moves);
            case Edit.InBlock inside -> moves(inside.edit());
            default -> false;
        };
    }

    /// The document afterwards with its hidden warnings where their layers are now.
    GraphDocument moved(Edit edit) {
        UnaryOperator<List<String>> local =
                switch (edit) {
                    case Edit.Group _ -> this::within;
                    case Edit.Ungroup ungroup -> way -> apart(ungroup, way);
                    default -> UnaryOperator.identity();
                };
        List<HiddenWarning> hidden = new ArrayList<>();
        for (HiddenWarning warning : after.settings().hidden()) {
            NodeId node = warning.node();
            hidden.add(node == null ? warning : new HiddenWarning(warning.code(), moved(node, local)));
        }
        return after.withSettings(after.settings().withHidden(hidden));
    }

    /// A way through blocks, of which the part on the edited canvas changes.
    private NodeId moved(NodeId node, UnaryOperator<List<String>> local) {
        List<String> way = Arrays.asList(node.value().split("\\."));
        Network network = before.network();
        Optional<BlockId> at = Optional.empty();
        for (int i = 0; i < way.size(); i += 2) {
            if (at.equals(block)) {
                List<String> changed = new ArrayList<>(way.subList(0, i));
                changed.addAll(local.apply(way.subList(i, way.size())));
                return new NodeId(String.join(".", changed));
            }
            BlockDefinition inner = network.node(new NodeId(way.get(i)))
                    .flatMap(use -> use.spec() instanceof BlockUse spec ? before.block(spec.block()) : Optional.empty())
                    .orElse(null);
            if (inner == null) {
                break;
            }
            at = Optional.of(inner.id());
            network = inner.network();
        }
        return node;
    }

    private static Network canvas(GraphDocument document, Optional<BlockId> block) {
        return block.flatMap(document::block).map(BlockDefinition::network).orElse(document.network());
    }

    /// A layer that has moved into a new block is in the first copy of its use.
    private List<String> within(List<String> way) {
        Network old = canvas(before, block);
        Network now = canvas(after, block);
        NodeId first = new NodeId(way.getFirst());
        if (now.node(first).isPresent()) {
            return way;
        }
        return now.nodes().stream()
                .filter(node ->
                        node.spec() instanceof BlockUse && old.node(node.id()).isEmpty())
                .findFirst()
                .map(use -> {
                    List<String> longer = new ArrayList<>(List.of(use.id().value(), "1"));
                    longer.addAll(way);
                    return longer;
                })
                .orElse(way);
    }

    /// A layer of a block that was taken apart: the copies stand in the order of the block where its use was.
    private List<String> apart(Edit.Ungroup ungroup, List<String> way) {
        List<GraphNode> old = canvas(before, block).nodes();
        List<GraphNode> now = canvas(after, block).nodes();
        if (way.size() < 3 || !way.getFirst().equals(ungroup.use().value())) {
            return way;
        }
        int use = ids(old).indexOf(ungroup.use());
        List<GraphNode> inside = old.get(use).spec() instanceof BlockUse spec
                ? before.block(spec.block()).stream()
                        .flatMap(definition -> definition.network().nodes().stream())
                        .filter(node -> !(node.spec() instanceof BlockInput || node.spec() instanceof BlockOutput))
                        .toList()
                : List.of();
        int inner = ids(inside).indexOf(new NodeId(way.get(2)));
        int place = use + (Integer.parseInt(way.get(1)) - 1) * inside.size() + inner;
        if (inner < 0 || place >= now.size()) {
            return way;
        }
        List<String> shorter = new ArrayList<>(List.of(now.get(place).id().value()));
        shorter.addAll(way.subList(3, way.size()));
        return shorter;
    }

    private static List<NodeId> ids(List<GraphNode> nodes) {
        return nodes.stream().map(GraphNode::id).toList();
    }
}
