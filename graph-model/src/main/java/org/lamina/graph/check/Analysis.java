package org.lamina.graph.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Cost;
import org.lamina.graph.shape.Shape;

/// Everything the checker found out about a document.
///
/// @param nodes a report for every node, in an order in which sources come before their targets (nodes in a cycle last)
/// @param findings problems, errors first, then in document order
/// @param total the sum of all costs
/// @param memoryBytes estimate of what training needs at the document's batch size: parameters, gradients, optimiser
///     state, activations, what layers keep for the way back, and the gradients in flight, 4 bytes each
public record Analysis(
        GraphDocument document, Map<NodeId, NodeReport> nodes, List<Finding> findings, Cost total, long memoryBytes) {
    /// Whether the network can be trained as it is.
    public boolean isTrainable() {
        return findings.stream().noneMatch(finding -> finding.problem().isError());
    }

    public Optional<Shape> shapeOf(NodeId id) {
        NodeReport report = nodes.get(id);
        return report == null ? Optional.empty() : report.output();
    }

    /// The findings that sit on this node.
    public List<Finding> findingsAt(NodeId id) {
        return findings.stream().filter(finding -> finding.problem().isAt(id)).toList();
    }
}
