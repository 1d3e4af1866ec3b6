package org.lamina.graph.check;

import java.util.List;
import java.util.Map;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.OnPadding;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.shape.Shape;

/// Layers that cannot leave out the padding that an input wants skipped, and inputs whose data have none.
final class PaddingRisks {
    private final Findings findings;
    private final Map<NodeId, NodeReport> reports;
    private final PaddedSteps padded = new PaddedSteps();

    PaddingRisks(Findings findings, Map<NodeId, NodeReport> reports) {
        this.findings = findings;
        this.reports = reports;
    }

    void check() {
        Wiring wiring = findings.wiring();
        for (int place = 0; place < wiring.size() && wiring.isSorted(place); place++) {
            int i = wiring.at(place);
            NodeReport report = reports.get(wiring.node(i).id());
            Shape output = report == null ? null : report.shape();
            if (report == null || output == null) {
                continue;
            }
            List<NodeId> sources =
                    wiring.entering(i).stream().map(Connection::source).toList();
            visit(new PaddedSteps.Place(wiring.node(i), sources, report.inputs(), output));
        }
    }

    private void visit(PaddedSteps.Place place) {
        GraphNode node = place.node();
        padded.visit(place);
        if (node.spec() instanceof TokenInput tokens && tokens.skipPadding()) {
            unpadded(node, tokens);
        }
        if (!padded.readsPadding(place)) {
            return;
        }
        OnPadding rule = node.spec().kind().onPadding();
        if (rule == OnPadding.AS_ZEROS) {
            findings.warning(node, "risk.padding-counts", List.of(), List.of());
        } else if (rule == OnPadding.EACH_STEP
                && place.output() instanceof Shape.Sequence
                && padded.pattern(node.id()).isEmpty()) {
            findings.warning(node, "risk.padding-mixed", List.of(), List.of());
        }
    }

    /// Where every token is one of the text, that of number 0 is no padding.
    private void unpadded(GraphNode node, TokenInput tokens) {
        DataSpec source = findings.document().settings().data().source();
        if (source instanceof DataSpec.Reversal) {
            findings.warning(
                    node,
                    "risk.no-padding",
                    List.of(source.kind()),
                    List.of(findings.fixes().readPadding(node, tokens)));
        }
    }
}
