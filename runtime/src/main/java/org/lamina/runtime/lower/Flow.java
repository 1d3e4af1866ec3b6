package org.lamina.runtime.lower;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.InputSpec;
import org.lamina.graph.layer.LayerKind;
import org.lamina.graph.layer.OutputSpec;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// The part of a network that feeds an output, sources before targets, with the shape of every node.
///
/// @param order only nodes from which an output can be reached
/// @param sources the inputs of each node in input order
/// @param shared layers with the same weights; what stands for them is in `sources` and `shapes`, too
public record Flow(
        List<GraphNode> order, Map<NodeId, List<NodeId>> sources, Map<NodeId, Shape> shapes, List<SharedLayer> shared) {

    /// @throws IllegalStateException where a checked document could not have a problem
    public static Flow of(Network network) {
        Map<NodeId, List<NodeId>> sources = new HashMap<>();
        network.connections().forEach(link -> sources.computeIfAbsent(link.target(), _ -> new ArrayList<>())
                .add(link.source()));
        Set<NodeId> used = used(network, sources);
        List<GraphNode> order = order(network, sources, used);
        Map<NodeId, Shape> shapes = new HashMap<>();
        for (GraphNode node : order) {
            shapes.put(node.id(), shape(node, sources.getOrDefault(node.id(), List.of()), shapes));
        }
        List<SharedLayer> shared = new ArrayList<>();
        Flow flow = new Flow(List.copyOf(order), sources, shapes, shared);
        SharedLayer.together(order).forEach((owner, members) -> {
            if (flow.hasParameters(members.getFirst())) {
                shared.add(flow.join(owner, members));
            }
        });
        return flow;
    }

    /// Makes the one layer known that stands for several, and what it reads.
    private SharedLayer join(NodeId owner, List<GraphNode> members) {
        GraphNode first = members.getFirst();
        List<NodeId> ids = members.stream().map(GraphNode::id).toList();
        List<Shape> inputs = inputShapes(first.id());
        SharedLayer layer = SharedLayer.of(first, ids.contains(owner) ? owner : first.id(), ids, inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            int input = i;
            NodeId joined = layer.joined().get(i);
            sources.put(joined, ids.stream().map(id -> sourcesOf(id).get(input)).toList());
            shapes.put(joined, inputs.get(i));
        }
        sources.put(layer.node().id(), layer.joined());
        shapes.put(layer.node().id(), shape(first.id()));
        return layer;
    }

    /// The one layer that the engine has for this one and others with the same weights.
    public Optional<SharedLayer> sharedBy(NodeId node) {
        return shared.stream().filter(layer -> layer.members().contains(node)).findFirst();
    }

    /// The vertex that has the weights of a node.
    public NodeId computing(NodeId node) {
        return sharedBy(node).map(layer -> layer.node().id()).orElse(node);
    }

    public List<GraphNode> inputs() {
        return order.stream().filter(node -> node.spec() instanceof InputSpec).toList();
    }

    public List<GraphNode> outputs() {
        return order.stream().filter(node -> node.spec() instanceof OutputSpec).toList();
    }

    public Shape shape(NodeId node) {
        Shape shape = shapes.get(node);
        if (shape == null) {
            throw new IllegalArgumentException("Not part of what is trained: " + node);
        }
        return shape;
    }

    public GraphNode node(NodeId id) {
        return Stream.concat(order.stream(), shared.stream().map(SharedLayer::node))
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /// The nodes that read a node's output, once for each connection.
    List<GraphNode> readersOf(NodeId id) {
        return order.stream()
                .flatMap(node -> sourcesOf(node.id()).stream()
                        .filter(source -> source.equals(id))
                        .map(_ -> node))
                .toList();
    }

    /// The nodes that can be reached from a layer that learns, and these layers: where gradients matter.
    Set<NodeId> learning() {
        Set<NodeId> learning = behindLearning();
        order.stream().filter(this::learns).map(GraphNode::id).forEach(learning::add);
        return learning;
    }

    /// The nodes that can be reached from a layer that learns.
    Set<NodeId> behindLearning() {
        Set<NodeId> learning =
                order.stream().filter(this::learns).map(GraphNode::id).collect(Collectors.toSet());
        Set<NodeId> behind = new HashSet<>();
        int known;
        do {
            known = behind.size();
            for (GraphNode node : order) {
                List<NodeId> from = sourcesOf(node.id());
                if (from.stream().anyMatch(source -> behind.contains(source) || learning.contains(source))) {
                    behind.add(node.id());
                }
            }
            // One vertex computes all of them.
            for (SharedLayer layer : shared) {
                if (layer.members().stream().anyMatch(behind::contains)) {
                    behind.addAll(layer.members());
                    behind.add(layer.node().id());
                }
            }
        } while (behind.size() > known);
        return behind;
    }

    private boolean learns(GraphNode node) {
        return !node.learning().frozen() && hasParameters(node);
    }

    private boolean hasParameters(GraphNode node) {
        List<Shape> inputs = inputShapes(node.id());
        LayerKind<?> kind = node.spec().kind();
        return kind.cost(node.spec(), inputs, shape(node.id())).parameters() > 0;
    }

    public boolean contains(NodeId node) {
        return shapes.containsKey(node);
    }

    public List<NodeId> sourcesOf(NodeId node) {
        return sources.getOrDefault(node, List.of());
    }

    /// The shapes that a node reads, in the order of its connections.
    public List<Shape> inputShapes(NodeId node) {
        return sourcesOf(node).stream().map(this::shape).toList();
    }

    /// The shape that arrives at the first input of a node.
    public Shape inputShape(NodeId node) {
        return shape(sourcesOf(node).getFirst());
    }

    private static Set<NodeId> used(Network network, Map<NodeId, List<NodeId>> sources) {
        Set<NodeId> used = new HashSet<>();
        Deque<NodeId> open = new ArrayDeque<>();
        network.nodes().stream()
                .filter(node -> node.spec() instanceof OutputSpec)
                .forEach(node -> open.add(node.id()));
        if (open.isEmpty()) {
            throw new IllegalStateException("The network has no output");
        }
        while (!open.isEmpty()) {
            NodeId id = open.remove();
            if (used.add(id)) {
                open.addAll(sources.getOrDefault(id, List.of()));
            }
        }
        return used;
    }

    /// Document order, held back until all sources have come.
    private static List<GraphNode> order(Network network, Map<NodeId, List<NodeId>> sources, Set<NodeId> used) {
        List<GraphNode> waiting = new ArrayList<>(network.nodes().stream()
                .filter(node -> used.contains(node.id()))
                .toList());
        List<GraphNode> order = new ArrayList<>();
        Set<NodeId> placed = new HashSet<>();
        while (!waiting.isEmpty()) {
            int before = waiting.size();
            waiting.removeIf(node -> {
                boolean ready = placed.containsAll(sources.getOrDefault(node.id(), List.of()));
                if (ready) {
                    placed.add(node.id());
                    order.add(node);
                }
                return ready;
            });
            if (waiting.size() == before) {
                GraphNode node = waiting.getFirst();
                throw new IllegalStateException("A cycle runs through " + node.id());
            }
        }
        return order;
    }

    private static Shape shape(GraphNode node, List<NodeId> from, Map<NodeId, Shape> shapes) {
        var arity = node.spec().kind().inputs();
        if (from.size() < arity.min() || from.size() > arity.max()) {
            throw new IllegalStateException(node.id() + " has " + from.size() + " inputs");
        }
        List<Shape> inputs = new ArrayList<>();
        for (NodeId source : from) {
            inputs.add(shapes.get(source));
        }
        return switch (node.spec().kind().shape(node.spec(), inputs)) {
            case ShapeResult.Ok ok -> ok.shape();
            case ShapeResult.Clash clash -> throw new IllegalStateException(node.id() + ": " + clash);
        };
    }
}
