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
public record NodeReport(
        GraphNode node,
        List<Shape> inputs,
        @Nullable Shape shape,
        Cost cost,
        @Nullable NodeId waitingFor) {
    public NodeReport {
        inputs = List.copyOf(inputs);
    }

    public Optional<Shape> output() {
        return Optional.ofNullable(shape);
    }

    public Optional<NodeId> waits() {
        return Optional.ofNullable(waitingFor);
    }
}
