package org.lamina.graph.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Cost;
import org.lamina.graph.layer.LayerKind;
import org.lamina.graph.layer.UnknownLayer;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Carries shapes from the inputs through the network, node by node, and stops at the first trouble on each way.
final class ShapePass {
    private final Findings findings;
    private final Wiring wiring;
    private final Map<NodeId, NodeReport> previous;
    private final Map<NodeId, NodeReport> reports;

    ShapePass(Findings findings, Map<NodeId, NodeReport> previous) {
        this.findings = findings;
        this.wiring = findings.wiring();
        this.previous = previous;
        this.reports = LinkedHashMap.newLinkedHashMap(wiring.size());
    }

    /// Reports in an order in which sources come before their targets.
    Map<NodeId, NodeReport> run() {
        Map<NodeId, NodeId> circles = reportCycles();
        for (int place = 0; place < wiring.size(); place++) {
            int node = wiring.at(place);
            NodeReport report = wiring.isSorted(place) ? visit(node) : behindCycle(node, circles);
            reports.put(report.node().id(), report);
        }
        return Collections.unmodifiableMap(reports);
    }

    /// One problem per cycle, at its first node.
    ///
    /// @return that node for all nodes of its cycle
    private Map<NodeId, NodeId> reportCycles() {
        Map<NodeId, NodeId> roots = new LinkedHashMap<>();
        for (Wiring.Cycle cycle : wiring.cycles()) {
            GraphNode first = wiring.node(cycle.nodes().getFirst());
            StringBuilder path = new StringBuilder();
            for (int member : cycle.nodes()) {
                path.append(wiring.node(member).name()).append(" → ");
                roots.put(wiring.node(member).id(), first.id());
            }
            path.append(first.name());
            findings.error(
                    first,
                    "network.cycle",
                    List.of(path.toString()),
                    List.of(findings.fixes().disconnect(List.of(cycle.closing()))));
        }
        return roots;
    }

    private NodeReport behindCycle(int i, Map<NodeId, NodeId> circles) {
        GraphNode node = wiring.node(i);
        NodeId root = circles.get(node.id());
        if (root == null) {
            root = circles.isEmpty() ? node.id() : circles.values().iterator().next();
        }
        return new NodeReport(node, List.of(), null, Cost.NONE, root.equals(node.id()) ? null : root);
    }

    private NodeReport visit(int i) {
        GraphNode node = wiring.node(i);
        if (!node.spec().kind().hasOutput() && !wiring.leaving(i).isEmpty()) {
            outputRead(node, wiring.leaving(i));
        }
        List<Connection> entering = wiring.entering(i);
        List<Shape> inputs = new ArrayList<>(entering.size());
        NodeId waitingFor = null;
        for (Connection connection : entering) {
            NodeReport source = reportOf(connection.source());
            if (source.shape() != null && source.node().spec().kind().hasOutput()) {
                inputs.add(source.shape());
            } else if (waitingFor == null) {
                waitingFor = source.waits().orElse(connection.source());
            }
        }
        if (!(node.spec() instanceof UnknownLayer)) {
            if (hasWrongCount(node, entering)) {
                return new NodeReport(node, inputs, null, Cost.NONE, null);
            }
            if (waitingFor != null) {
                return new NodeReport(node, inputs, null, Cost.NONE, waitingFor);
            }
        }
        return infer(node, entering, inputs);
    }

    private NodeReport reportOf(NodeId id) {
        NodeReport report = reports.get(id);
        if (report == null) {
            throw new IllegalStateException("A source comes after its target: " + id);
        }
        return report;
    }

    private void outputRead(GraphNode output, List<Connection> leaving) {
        GraphNode reader = wiring.node(wiring.indexOf(leaving.getFirst().target()));
        findings.error(
                output,
                "node.output-read",
                List.of(reader.name()),
                List.of(findings.fixes().disconnect(leaving)));
    }

    /// Too many inputs are reported here, too few by [OpenEnds].
    private boolean hasWrongCount(GraphNode node, List<Connection> entering) {
        LayerKind.Arity arity = node.spec().kind().inputs();
        if (entering.size() > arity.max()) {
            List<Connection> surplus = entering.subList(arity.max(), entering.size());
            findings.error(
                    node,
                    arity.max() == 0 ? "node.takes-no-input" : "node.too-many-inputs",
                    List.of(entering.size(), arity.max()),
                    List.of(findings.fixes().disconnect(surplus)));
            return true;
        }
        return entering.size() < arity.min();
    }

    private static NodeReport known(GraphNode node, List<Shape> inputs, Shape output) {
        Cost cost = node.spec().kind().cost(node.spec(), inputs, output);
        NodeId lender = null;
        if (node.learning().sharing() != null && cost.parameters() > 0) {
            cost = together(node, inputs, output, cost);
            lender = node.learning().borrows(node.id()) ? node.learning().sharing() : null;
        }
        Cost kept = node.learning().frozen() ? cost.frozen() : cost;
        return new NodeReport(node, inputs, output, kept, null).lentBy(lender);
    }

    /// Layers that share their weights read and answer together: what goes in and out is there twice. Only the first
    /// of them counts the weights.
    private static Cost together(GraphNode node, List<Shape> inputs, Shape output, Cost cost) {
        long copies = output.elements();
        for (Shape input : inputs) {
            copies = Cost.add(copies, input.elements());
        }
        Cost all = cost.keeping(Cost.add(cost.kept(), copies));
        return node.learning().borrows(node.id()) ? all.borrowed() : all;
    }

    private NodeReport infer(GraphNode node, List<Connection> entering, List<Shape> inputs) {
        @Nullable NodeReport before = previous.get(node.id());
        if (before != null
                && before.shape() != null
                && before.node().spec().equals(node.spec())
                && before.node().learning().equals(node.learning())
                && before.inputs().equals(inputs)) {
            return before.node().equals(node)
                    ? before
                    : new NodeReport(node, before.inputs(), before.shape(), before.cost(), null)
                            .lentBy(before.lender());
        }
        LayerKind<?> kind = node.spec().kind();
        return switch (kind.shape(node.spec(), inputs)) {
            case ShapeResult.Ok ok -> known(node, inputs, ok.shape());
            case ShapeResult.Clash clash -> {
                findings.error(
                        node, clash.code(), clash.args(), findings.fixes().of(node, entering, clash.repairs()));
                yield new NodeReport(node, inputs, null, Cost.NONE, null);
            }
        };
    }
}
