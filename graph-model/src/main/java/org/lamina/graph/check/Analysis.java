package org.lamina.graph.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Cost;
import org.lamina.graph.shape.Shape;

/// Everything the checker found out about a document.
///
/// Blocks are seen through: `nodes` and `findings` are about the layers of the [org.lamina.graph.block.Expansion] with
/// their derived ids. [#drawn()] and [#inside] tell the same about what one canvas shows.
///
/// @param nodes a report for every layer, in an order in which sources come before their targets (nodes in a cycle
///     last); behind them one for every use of a block and every port inside
/// @param layers how many layers there are, without uses and ports
/// @param all problems, errors first, then in document order; those that the user hid among them
/// @param total the sum of all costs
/// @param memoryBytes estimate of what training needs at the document's batch size: parameters, gradients, optimiser
///     state, activations, what layers keep for the way back, and the gradients in flight, 4 bytes each
public record Analysis(
        GraphDocument document,
        Map<NodeId, NodeReport> nodes,
        int layers,
        List<Finding> all,
        Cost total,
        long memoryBytes) {
    /// Whether the network can be trained as it is.
    public boolean isTrainable() {
        return all.stream().noneMatch(finding -> finding.problem().isError());
    }

    /// The problems to be shown.
    public List<Finding> findings() {
        return all.stream().filter(finding -> !finding.isHidden()).toList();
    }

    /// The warnings that the user hid.
    public List<Finding> hidden() {
        return all.stream().filter(Finding::isHidden).toList();
    }

    public Optional<Shape> shapeOf(NodeId id) {
        NodeReport report = nodes.get(id);
        return report == null ? Optional.empty() : report.output();
    }

    /// The name of a layer or of the use of a block, with its way through blocks as layers have it.
    public String nameOf(NodeId id) {
        NodeReport report = nodes.get(id);
        if (report == null) {
            return id.value();
        }
        GraphNode node = report.node();
        return id.outer()
                .filter(_ -> !node.id().equals(id))
                .map(use -> nameOf(use) + (isRepeated(use) ? " " + id.copy() : "") + "/" + node.name())
                .orElse(node.name());
    }

    private boolean isRepeated(NodeId use) {
        NodeReport report = nodes.get(use);
        return report != null && report.node().spec() instanceof BlockUse spec && spec.repeat() > 1;
    }

    /// The problems to be shown that sit on this node or inside the block that it uses.
    public List<Finding> findingsAt(NodeId id) {
        return all.stream()
                .filter(finding -> !finding.isHidden() && finding.problem().isWithin(id))
                .toList();
    }

    /// The same with reports only for the nodes that the document's own canvas shows.
    public Analysis drawn() {
        return document.blocks().isEmpty()
                ? this
                : new Analysis(document, Inside.TOP.reports(this, document), layers, all, total, memoryBytes);
    }

    /// What is known about the inside of a block as one use of it sees it, with the ids of its definition.
    ///
    /// @param use the derived id of the use
    /// @param copy which of its copies is looked at, from 1
    /// @param definition the inside as a document
    public Analysis inside(NodeId use, int copy, GraphDocument definition) {
        Inside inside = new Inside(use, copy);
        NodeReport report = nodes.get(use);
        Map<NodeId, NodeReport> reports = inside.reports(this, definition);
        return new Analysis(
                definition,
                reports,
                reports.size(),
                inside.findings(all),
                report == null ? Cost.NONE : report.cost(),
                memoryBytes);
    }
}
