package org.lamina.graph.check;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Cost;
import org.lamina.graph.shape.Shape;

/// What is known about one node.
///
/// @param inputs the shapes that arrive, in input order; shorter than the connections where a source has none yet
/// @param shape the output shape, or null where a problem here or before hides it
/// @param waitingFor the node with the root problem, where this one only waits for it
/// @param lender where the weights are counted, as a derived id, where they are those of another layer or block
public record NodeReport(
        GraphNode node,
        List<Shape> inputs,
        @Nullable Shape shape,
        Cost cost,
        @Nullable NodeId waitingFor,
        @Nullable NodeId lender) {
    public NodeReport {
        inputs = List.copyOf(inputs);
    }

    /// One with weights of its own, or none.
    NodeReport(GraphNode node, List<Shape> inputs, @Nullable Shape shape, Cost cost, @Nullable NodeId waitingFor) {
        this(node, inputs, shape, cost, waitingFor, null);
    }

    public Optional<Shape> output() {
        return Optional.ofNullable(shape);
    }

    public Optional<NodeId> waits() {
        return Optional.ofNullable(waitingFor);
    }

    public Optional<NodeId> sharedWith() {
        return Optional.ofNullable(lender);
    }

    NodeReport lentBy(@Nullable NodeId other) {
        return new NodeReport(node, inputs, shape, cost, waitingFor, other);
    }
}
