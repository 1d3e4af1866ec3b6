package org.lamina.graph.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.block.ExposedParams;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.OutputSpec;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.shape.Shape;

/// Whether blocks that share their weights can: their layers see what all of them read at once, as one larger batch.
final class SharingChecks {
    private final GraphDocument document;
    private final Expansion expansion;
    private final Findings findings;
    private final Map<NodeId, NodeReport> reports;
    private final Map<NodeId, Expansion.Part> parts = new HashMap<>();

    /// @param findings about the network without blocks, as `reports`
    SharingChecks(GraphDocument document, Expansion expansion, Findings findings, Map<NodeId, NodeReport> reports) {
        this.document = document;
        this.expansion = expansion;
        this.findings = findings;
        this.reports = reports;
    }

    void check() {
        if (expansion.sharing().isEmpty()) {
            return;
        }
        expansion.parts().forEach(part -> parts.put(part.id(), part));
        ExposedParams params = ExposedParams.of(document);
        expansion.sharing().forEach((use, first) -> {
            if (!isSetAlike(use(use), use(first), params)) {
                error("sharing.settings", use, first, List.of(alike(use, first), apart(use)));
            } else if (!shapes(use).equals(shapes(first))) {
                error("sharing.shapes", use, first, List.of(apart(use)), shapes(use), shapes(first));
            }
        });
        outputs();
        feeding();
    }

    private GraphNode use(NodeId id) {
        return part(id).node();
    }

    private Expansion.Part part(NodeId id) {
        Expansion.Part part = parts.get(id);
        if (part == null) {
            throw new IllegalStateException("No use of a block: " + id);
        }
        return part;
    }

    private void error(String code, NodeId use, NodeId first, List<Fix> fixes, Object... more) {
        List<Object> args = new ArrayList<>(List.of(use(use).name(), use(first).name()));
        args.addAll(List.of(more));
        findings.add(Problem.error(code, new Place.OfNode(use), args.toArray()), fixes);
    }

    private static boolean isSetAlike(GraphNode use, GraphNode first, ExposedParams params) {
        return use.spec() instanceof BlockUse a
                && first.spec() instanceof BlockUse b
                && a.repeat() == b.repeat()
                && params.inside(a).equals(params.inside(b))
                && use.learning().equals(first.learning());
    }

    private Fix alike(NodeId use, NodeId first) {
        GraphNode model = use(first);
        return new Fix(
                "fix.share-settings",
                List.of(model.name()),
                new Edit.Batch(
                        "edit.share",
                        List.of(
                                new Edit.ChangeSpec(use, model.spec()),
                                new Edit.ChangeLearning(use, model.learning()))));
    }

    private Fix apart(NodeId use) {
        GraphNode node = use(use);
        BlockUse spec = ((BlockUse) node.spec()).withShared(false);
        return new Fix("fix.unshare", List.of(node.name()), new Edit.ChangeSpec(use, spec));
    }

    /// In the order of the ports; those that nothing reaches are left out.
    private List<Shape> shapes(NodeId use) {
        List<Shape> shapes = new ArrayList<>();
        for (NodeId input : part(use).inputs()) {
            NodeReport report = reports.get(input);
            if (report != null && report.shape() != null) {
                shapes.add(report.shape());
            }
        }
        return shapes;
    }

    /// What would be right for an answer of both is not said anywhere.
    private void outputs() {
        for (GraphNode node : findings.wiring().nodes()) {
            if (node.spec() instanceof OutputSpec
                    && node.id().equals(node.learning().sharing())) {
                findings.error(node, "sharing.output", List.of(), List.of());
            }
        }
    }

    /// Layers with the same weights work at once, so none of them can wait for another, be it by way of other layers
    /// that work at once.
    private void feeding() {
        if (!findings.wiring().cycles().isEmpty()) {
            return;
        }
        Wiring together = new Wiring(together());
        for (Wiring.Cycle cycle : together.cycles()) {
            for (int member : cycle.nodes()) {
                NodeId first = together.node(member).id();
                if (isShared(together.node(member))) {
                    feeds(first);
                    break;
                }
            }
        }
    }

    private void feeds(NodeId firstLayer) {
        for (GraphNode node : findings.wiring().nodes()) {
            if (firstLayer.equals(node.learning().sharing()) && !firstLayer.equals(node.id())) {
                expansion.sharing().keySet().stream()
                        .filter(node.id()::isInside)
                        .findFirst()
                        .ifPresent(use -> error(
                                "sharing.feeds", use, expansion.sharing().getOrDefault(use, use), List.of(apart(use))));
                return;
            }
        }
    }

    private boolean isShared(GraphNode node) {
        NodeId first = node.learning().sharing();
        NodeReport report = first == null ? null : reports.get(first);
        return report != null && report.cost().parameters() > 0;
    }

    /// The network in which layers that work at once are one.
    private Network together() {
        Map<NodeId, NodeId> one = new HashMap<>();
        Map<NodeId, GraphNode> nodes = new LinkedHashMap<>();
        for (GraphNode node : findings.wiring().nodes()) {
            NodeId first = isShared(node) ? node.learning().sharing() : node.id();
            one.put(node.id(), first == null ? node.id() : first);
            nodes.putIfAbsent(one.get(node.id()), node);
        }
        Set<Connection> connections = new LinkedHashSet<>();
        for (Connection each : findings.document().network().connections()) {
            connections.add(Connection.of(
                    one.getOrDefault(each.source(), each.source()), one.getOrDefault(each.target(), each.target())));
        }
        return new Network(List.copyOf(nodes.values()), List.copyOf(connections));
    }
}
