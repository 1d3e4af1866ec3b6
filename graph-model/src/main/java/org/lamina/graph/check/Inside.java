package org.lamina.graph.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.problem.Place;

/// Tells what is known about layers with derived ids in the ids of what one canvas shows.
///
/// @param use the use of the block that is open; null for the network itself
/// @param copy which of its copies is looked at
record Inside(@Nullable NodeId use, int copy) {
    static final Inside TOP = new Inside(null, 1);

    /// The nodes of this canvas with what is known about each.
    Map<NodeId, NodeReport> reports(Analysis analysis, GraphDocument shown) {
        Map<NodeId, NodeReport> reports =
                LinkedHashMap.newLinkedHashMap(shown.network().nodes().size());
        for (GraphNode node : shown.network().nodes()) {
            NodeReport report = analysis.nodes().get(derived(node.id()));
            if (report != null) {
                NodeId waiting = report.waits().flatMap(this::local).orElse(null);
                reports.put(
                        node.id(),
                        new NodeReport(node, report.inputs(), report.shape(), report.cost(), waiting)
                                .lentBy(report.lender()));
            }
        }
        return Collections.unmodifiableMap(reports);
    }

    private NodeId derived(NodeId local) {
        return use == null ? local : use.inside(copy, local);
    }

    /// What sits on the nodes of this canvas and inside their blocks.
    List<Finding> findings(List<Finding> all) {
        List<Finding> found = new ArrayList<>();
        for (Finding finding : all) {
            if (finding.problem().place() instanceof Place.OfNode at) {
                restInAnyCopy(at.node()).ifPresent(id -> found.add(finding.at(new Place.OfNode(id))));
            }
        }
        return List.copyOf(found);
    }

    /// What is wrong in several copies is said of one of them only.
    private Optional<NodeId> restInAnyCopy(NodeId id) {
        if (use == null) {
            return Optional.of(id);
        }
        String prefix = use.value() + ".";
        int copyEnd = id.value().startsWith(prefix) ? id.value().indexOf('.', prefix.length()) : -1;
        return copyEnd < 0
                ? Optional.empty()
                : Optional.of(new NodeId(id.value().substring(copyEnd + 1)));
    }

    /// The node of this canvas in which a layer is.
    private Optional<NodeId> local(NodeId id) {
        return rest(id).map(inner -> {
            int end = inner.value().indexOf('.');
            return end < 0 ? inner : new NodeId(inner.value().substring(0, end));
        });
    }

    /// The way to a layer from this canvas on.
    private Optional<NodeId> rest(NodeId id) {
        if (use == null) {
            return Optional.of(id);
        }
        String prefix = use.value() + "." + copy + ".";
        return id.value().startsWith(prefix)
                ? Optional.of(new NodeId(id.value().substring(prefix.length())))
                : Optional.empty();
    }
}
