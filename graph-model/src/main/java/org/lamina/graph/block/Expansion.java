package org.lamina.graph.block;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.PortRef;
import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockOutput;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;

/// What a document with blocks stands for: a network without blocks, which is checked, trained and looked into.
///
/// The layers of a block stand where its use stood in the order of the nodes, with derived ids ([NodeId]) and names
/// that tell the way (`block1/conv1`, in repeated blocks `block1 2/conv1`). A document without blocks is its own
/// expansion.
///
/// @param flat the document without blocks; places inside a block are those of its definition
/// @param parts what `flat` does not have: the uses of blocks, and the ports inside
/// @param sharing for each use that shares its weights with others the first of them; that one is not in it
/// @param problems what a drawing can say but a network cannot do
public record Expansion(GraphDocument flat, List<Part> parts, Map<NodeId, NodeId> sharing, List<Problem> problems) {
    /// A use of a block, or one port inside one.
    ///
    /// @param id the derived id of the node
    /// @param inputs the layers whose values arrive, in the order of the ports; open ports are left out
    /// @param output the layer whose values leave at the first output, where there is one
    public record Part(NodeId id, GraphNode node, List<NodeId> inputs, Optional<NodeId> output) {}

    /// The expansion of a document that [Blocks] has no objection to.
    public static Expansion of(GraphDocument document) {
        return document.blocks().isEmpty()
                ? new Expansion(document, List.of(), Map.of(), List.of())
                : new Builder(document).build();
    }

    /// The network of this document without blocks; the same one where it has none.
    public static Network flat(GraphDocument document) {
        return of(document).flat().network();
    }

    private static final class Builder {
        private final GraphDocument whole;
        private final Ports ports;
        private final ExposedParams params;
        private final Map<BlockUse, Copy.Drawn> drawings = new HashMap<>();
        private final List<GraphNode> nodes = new ArrayList<>();
        private final Map<NodeId, Point> places = new HashMap<>();
        private final Set<Connection> connections = new LinkedHashSet<>();
        private final List<Part> parts = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private final Map<End, Optional<NodeId>> known = new HashMap<>();
        private final Map<String, NodeId> firstUses = new HashMap<>();
        private final Map<NodeId, NodeId> sharing = new LinkedHashMap<>();
        private final Map<String, List<Integer>> sameWeights = new HashMap<>();

        /// An output port in a copy.
        private record End(Copy copy, PortRef port) {}

        private Builder(GraphDocument whole) {
            this.whole = whole;
            this.ports = Ports.of(whole);
            this.params = ExposedParams.of(whole);
        }

        private Expansion build() {
            Copy root = new Copy(Copy.Drawn.of(whole.network(), whole.layout()), null, false);
            place(root);
            share();
            connect(root);
            Network network = new Network(nodes, List.copyOf(connections));
            GraphDocument flat = new GraphDocument(network, new Layout(places), whole.settings());
            return new Expansion(flat, List.copyOf(parts), Collections.unmodifiableMap(sharing), List.copyOf(problems));
        }

        /// Lays out all copies, so that connections can be followed in any direction.
        private void place(Copy copy) {
            for (GraphNode node : copy.drawn().network().nodes()) {
                if (node.spec() instanceof BlockUse use) {
                    copy.inner().put(node.id(), copies(copy, node, use));
                } else if (!isPort(node)) {
                    GraphNode expanded = copy.expanded(node);
                    copy.weights(node.id()).ifPresent(weights -> sameWeights
                            .computeIfAbsent(weights, _ -> new ArrayList<>())
                            .add(nodes.size()));
                    nodes.add(expanded);
                    Point at = copy.drawn().layout().positions().get(node.id());
                    if (at != null) {
                        places.put(expanded.id(), at);
                    }
                }
            }
        }

        /// Layers that have the same weights tell the first of them.
        private void share() {
            for (List<Integer> same : sameWeights.values()) {
                NodeId first = nodes.get(same.getFirst()).id();
                if (same.size() > 1) {
                    same.forEach(place -> nodes.set(place, sharing(nodes.get(place), first)));
                }
            }
        }

        private static GraphNode sharing(GraphNode node, NodeId first) {
            return node.withLearning(node.learning().sharing(first));
        }

        private static boolean isPort(GraphNode node) {
            return node.spec() instanceof BlockInput || node.spec() instanceof BlockOutput;
        }

        private List<Copy> copies(Copy outer, GraphNode node, BlockUse use) {
            Copy.Drawn drawn = drawings.computeIfAbsent(use.withRepeat(1), this::drawn);
            NodeId id = outer.id(node.id());
            NodeId first = use.shared() ? firstUses.putIfAbsent(outer.group(node), id) : null;
            if (first != null) {
                sharing.put(id, first);
            }
            boolean repeats = use.repeat() > 1;
            if (repeats
                    && (ports.inputs(node).size() != 1 || ports.outputs(node).size() != 1)) {
                problems.add(Problem.error(
                        "block.repeat-ports",
                        new Place.OfNode(id),
                        outer.name(node),
                        ports.inputs(node).size(),
                        ports.outputs(node).size()));
                repeats = false;
            }
            List<Copy> copies = new ArrayList<>();
            for (int number = 1; number <= (repeats ? use.repeat() : 1); number++) {
                Copy.Seat seat = new Copy.Seat(outer, node, number, copies.isEmpty() ? null : copies.getLast());
                Copy copy = new Copy(drawn, seat, repeats);
                place(copy);
                copies.add(copy);
            }
            return copies;
        }

        private Copy.Drawn drawn(BlockUse use) {
            Layout layout =
                    whole.block(use.block()).map(BlockDefinition::layout).orElse(Layout.EMPTY);
            return Copy.Drawn.of(params.inside(use), layout);
        }

        private void connect(Copy copy) {
            Map<NodeId, GraphNode> drawn = copy.drawn().nodes();
            for (Connection connection : copy.drawn().network().connections()) {
                GraphNode target = drawn.get(connection.target());
                if (target == null || target.spec() instanceof BlockUse || isPort(target)) {
                    continue;
                }
                NodeId id = copy.id(target.id());
                origin(new End(copy, connection.from())).ifPresent(source -> {
                    if (!connections.add(Connection.of(source, id))) {
                        problems.add(Problem.error("block.same-source", new Place.OfNode(id), copy.name(target)));
                    }
                });
            }
            for (GraphNode node : drawn.values()) {
                if (node.spec() instanceof BlockUse || isPort(node)) {
                    parts.add(part(copy, node));
                }
                copy.inner().getOrDefault(node.id(), List.of()).forEach(this::connect);
            }
        }

        private Part part(Copy copy, GraphNode node) {
            List<NodeId> inputs = new ArrayList<>();
            for (String port : ports.inputs(node)) {
                PortRef feed = copy.drawn().feeds().get(new PortRef(node.id(), port));
                if (feed != null) {
                    origin(new End(copy, feed)).ifPresent(inputs::add);
                }
            }
            List<String> outputs = ports.outputs(node);
            Optional<NodeId> output = outputs.isEmpty()
                    ? inputs.stream().findFirst()
                    : origin(new End(copy, new PortRef(node.id(), outputs.getFirst())));
            return new Part(copy.id(node.id()), node, inputs, output);
        }

        /// The layer whose values come out of a port, through all borders of blocks. Iterative, since a drawing may
        /// pass values through thousands of blocks, and remembered; a circle of mere borders has no origin.
        private Optional<NodeId> origin(End start) {
            List<End> way = new ArrayList<>();
            Set<End> seen = new HashSet<>();
            Optional<NodeId> found = Optional.empty();
            End end = start;
            while (end != null && seen.add(end)) {
                Optional<NodeId> before = known.get(end);
                if (before != null) {
                    found = before;
                    break;
                }
                way.add(end);
                GraphNode node = end.copy().drawn().nodes().get(end.port().node());
                if (node != null && !(node.spec() instanceof BlockUse) && !isPort(node)) {
                    found = Optional.of(end.copy().id(node.id()));
                    break;
                }
                end = node == null ? null : behind(end, node);
            }
            for (End passed : way) {
                known.put(passed, found);
            }
            return found;
        }

        /// One border further against the direction of the values.
        private static @Nullable End behind(End end, GraphNode node) {
            Copy copy = end.copy();
            if (node.spec() instanceof BlockUse) {
                Copy last = copy.inner().getOrDefault(node.id(), List.of()).getLast();
                return fed(last, PortRef.in(new NodeId(end.port().port())));
            }
            Copy.Seat seat = copy.seat();
            if (seat == null || !(node.spec() instanceof BlockInput)) {
                return null;
            }
            Copy previous = seat.previous();
            if (previous == null) {
                return fed(seat.outer(), new PortRef(seat.use().id(), node.id().value()));
            }
            for (GraphNode candidate : previous.drawn().nodes().values()) {
                if (candidate.spec() instanceof BlockOutput) {
                    return fed(previous, PortRef.in(candidate.id()));
                }
            }
            return null;
        }

        private static @Nullable End fed(Copy copy, PortRef port) {
            PortRef feed = copy.drawn().feeds().get(port);
            return feed == null ? null : new End(copy, feed);
        }
    }
}
