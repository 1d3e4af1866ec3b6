package org.lamina.graph.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.layer.Cost;
import org.lamina.graph.problem.Place;
import org.lamina.graph.shape.Shape;

/// Brings what was found about a network without blocks back to the drawing with blocks.
final class BlockView {
    private final FixScope scope;
    private final Map<NodeId, NodeReport> reports;
    private final Map<NodeId, Cost> costs = new HashMap<>();
    private final Map<NodeId, NodeId> lenders = new HashMap<>();

    BlockView(GraphDocument document, Network flat, Map<NodeId, NodeReport> reports) {
        this.reports = reports;
        scope = new FixScope(document, flat);
        reports.forEach((id, report) -> {
            for (Optional<NodeId> use = id.outer();
                    use.isPresent();
                    use = use.get().outer()) {
                costs.merge(use.get(), report.cost(), Cost::plus);
            }
            report.sharedWith().ifPresent(lender -> lend(id, lender));
        });
    }

    /// Layers with the same weights went the same way through blocks: those around them lend as they do.
    private void lend(NodeId layer, NodeId lender) {
        Optional<NodeId> use = layer.outer();
        Optional<NodeId> other = lender.outer();
        while (use.isPresent() && other.isPresent()) {
            lenders.putIfAbsent(use.get(), other.get());
            use = use.get().outer();
            other = other.get().outer();
        }
    }

    /// The reports of all layers and those of the uses and ports that stand for them.
    Map<NodeId, NodeReport> withParts(List<Expansion.Part> parts) {
        Map<NodeId, NodeReport> all = new LinkedHashMap<>(reports);
        for (Expansion.Part part : parts) {
            List<Shape> inputs = new ArrayList<>();
            for (NodeId input : part.inputs()) {
                NodeReport report = reports.get(input);
                if (report != null && report.shape() != null) {
                    inputs.add(report.shape());
                }
            }
            NodeReport output = part.output().map(reports::get).orElse(null);
            Shape shape = output == null ? null : output.shape();
            NodeId root = output == null || shape != null ? null : root(part, output);
            Cost cost = costs.getOrDefault(part.id(), Cost.NONE);
            NodeReport report = new NodeReport(part.node(), inputs, shape, cost, root);
            all.put(part.id(), cost.parameters() == 0 ? report.lentBy(lenders.get(part.id())) : report);
        }
        return Collections.unmodifiableMap(all);
    }

    /// The layer that a part without a shape waits for; null where the trouble is in the part itself.
    private static @Nullable NodeId root(Expansion.Part part, NodeReport output) {
        NodeId root = output.waits().orElse(output.node().id());
        return root.isInside(part.id()) ? null : root;
    }

    /// What is wrong in a repeated block is said once and not for every copy; what repairs it changes the definition.
    List<Finding> findings(List<Finding> all) {
        Set<List<Object>> seen = new HashSet<>();
        List<Finding> found = new ArrayList<>();
        for (Finding finding : all) {
            boolean isNew = !(finding.problem().place() instanceof Place.OfNode at)
                    || at.node().outer().isEmpty()
                    || seen.add(List.of(
                            at.node().value().replaceAll("\\.[0-9]+\\.", ".."),
                            finding.problem().code()));
            if (isNew) {
                List<Fix> fixes = finding.fixes().stream()
                        .flatMap(fix -> scope.local(fix).stream())
                        .toList();
                found.add(new Finding(finding.problem(), fixes));
            }
        }
        return List.copyOf(found);
    }
}
