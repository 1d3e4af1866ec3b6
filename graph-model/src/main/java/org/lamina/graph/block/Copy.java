package org.lamina.graph.block;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.PortRef;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.settings.Learning;

/// A network at one place of an expansion: the document's own one, or one copy of a block's.
final class Copy {
    /// A network as it was drawn, ready to be asked; all copies of a block share it.
    record Drawn(Network network, Layout layout, Map<NodeId, GraphNode> nodes, Map<PortRef, PortRef> feeds) {
        static Drawn of(Network network, Layout layout) {
            Map<PortRef, PortRef> feeds = new HashMap<>();
            for (Connection connection : network.connections()) {
                feeds.putIfAbsent(connection.to(), connection.from());
            }
            return new Drawn(network, layout, network.byId(), feeds);
        }
    }

    /// Where a copy stands.
    ///
    /// @param use the node in the outer copy
    /// @param number the place among the copies of that use, from 1
    /// @param previous the copy that this one reads, where the use repeats its block
    record Seat(
            Copy outer, GraphNode use, int number, @Nullable Copy previous) {}

    private final Drawn drawn;
    private final @Nullable Seat seat;
    private final String path;
    private final String weights;
    private final Learning learning;
    private final Map<NodeId, List<Copy>> inner = new HashMap<>();

    Copy(Drawn drawn, @Nullable Seat seat, boolean isOneOfSeveral) {
        this.drawn = drawn;
        this.seat = seat;
        path = seat == null
                ? ""
                : seat.outer().path + seat.use().name() + (isOneOfSeveral ? " " + seat.number() : "") + "/";
        weights = seat == null ? "" : seat.outer().group(seat.use()) + "." + seat.number() + ".";
        learning = seat == null ? Learning.USUAL : seat.use().learning().inside(seat.outer().learning);
    }

    Drawn drawn() {
        return drawn;
    }

    @Nullable
    Seat seat() {
        return seat;
    }

    Map<NodeId, List<Copy>> inner() {
        return inner;
    }

    /// The id of one of its nodes in the expansion.
    NodeId id(NodeId local) {
        return seat == null ? local : seat.outer().id(seat.use().id()).inside(seat.number(), local);
    }

    /// Tells which uses of blocks inside have the same weights: those of which this is the same, anywhere.
    String group(GraphNode use) {
        boolean isShared = use.spec() instanceof BlockUse spec && spec.shared();
        return weights + (isShared ? "=" + ((BlockUse) use.spec()).block() : use.id());
    }

    /// The same for layers; nothing for those that have their weights alone in any case.
    Optional<String> weights(NodeId local) {
        return weights.contains("=") ? Optional.of(weights + local) : Optional.empty();
    }

    /// The name of one of its nodes in the expansion.
    String name(GraphNode node) {
        return path + node.name();
    }

    /// One of its nodes as it stands in the expansion. What is inside a block learns as the block does.
    GraphNode expanded(GraphNode node) {
        return node.as(id(node.id()), name(node)).inside(learning);
    }
}
