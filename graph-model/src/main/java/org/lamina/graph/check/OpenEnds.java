package org.lamina.graph.check;

import java.util.ArrayList;
import java.util.List;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphNode;
import org.lamina.graph.layer.InputSpec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.OutputSpec;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.settings.DataSignature;

/// What is missing at the ends of a network: inputs, outputs, and connections where a port is open.
final class OpenEnds {
    /// With more loose ends than this, no connection is the obvious one.
    private static final int MOST_OFFERS = 3;

    private final Findings findings;
    private final Wiring wiring;
    private final List<GraphNode> unread = new ArrayList<>();
    private final List<GraphNode> open = new ArrayList<>();

    OpenEnds(Findings findings) {
        this.findings = findings;
        this.wiring = findings.wiring();
        for (int i = 0; i < wiring.size(); i++) {
            GraphNode node = wiring.node(i);
            if (node.spec().kind().hasOutput() && wiring.leaving(i).isEmpty()) {
                unread.add(node);
            }
            if (wiring.entering(i).size() < node.spec().kind().inputs().min()) {
                open.add(node);
            }
        }
    }

    /// Open inputs, missing inputs and outputs of the network, and outputs of nodes that nobody reads.
    void check() {
        if (wiring.size() == 0) {
            findings.add(Problem.error("network.empty", new Place.OfDocument()), List.of());
            return;
        }
        open.forEach(this::openInput);
        if (wiring.nodes().stream().noneMatch(node -> node.spec() instanceof InputSpec)) {
            noInput();
        }
        if (wiring.nodes().stream().noneMatch(node -> node.spec() instanceof OutputSpec)) {
            noOutput();
        } else {
            unread.stream().filter(node -> !open.contains(node)).forEach(this::deadEnd);
        }
    }

    private void openInput(GraphNode node) {
        int least = node.spec().kind().inputs().min();
        List<Connection> entering = wiring.entering(wiring.indexOf(node.id()));
        List<Fix> fixes = candidates(unread, node, true);
        findings.error(
                node, least == 1 ? "node.open-input" : "node.needs-inputs", List.of(entering.size(), least), fixes);
    }

    private void deadEnd(GraphNode node) {
        List<Fix> fixes = candidates(open, node, false);
        String code = node.spec() instanceof InputSpec ? "node.unused-input" : "node.dead-end";
        findings.warning(node, code, List.of(), fixes.size() == 1 ? fixes : List.of());
    }

    private List<Fix> candidates(List<GraphNode> others, GraphNode node, boolean nodeIsTarget) {
        if (others.size() > MOST_OFFERS + 1) {
            return List.of();
        }
        List<Fix> fixes = new ArrayList<>();
        for (GraphNode other : others) {
            GraphNode source = nodeIsTarget ? other : node;
            GraphNode target = nodeIsTarget ? node : other;
            if (!wiring.isReachable(target.id(), source.id())) {
                fixes.add(findings.fixes().connect(source, target));
            }
        }
        return fixes.size() > MOST_OFFERS ? List.of() : fixes;
    }

    private void noInput() {
        List<Fix> fixes = signature().inputs().stream()
                .limit(1)
                .map(input -> findings.fixes().addInput(Specs.inputFor(input.shape())))
                .toList();
        findings.add(Problem.error("network.no-input", new Place.OfDocument()), fixes);
    }

    private void noOutput() {
        List<Fix> fixes = new ArrayList<>();
        if (unread.size() == 1) {
            List<DataSignature.Target> targets = signature().targets();
            OutputSpec spec = targets.isEmpty() ? Output.KIND.defaults() : Specs.outputFor(targets.getFirst());
            fixes.add(findings.fixes().addOutput(unread.getFirst(), spec));
        }
        findings.add(Problem.error("network.no-output", new Place.OfDocument()), fixes);
    }

    private DataSignature signature() {
        return findings.document().settings().data().signature();
    }
}
