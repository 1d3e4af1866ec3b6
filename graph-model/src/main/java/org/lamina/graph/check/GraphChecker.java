package org.lamina.graph.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.layer.Cost;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.settings.DataCounts;
import org.lamina.graph.settings.HiddenWarning;

/// Finds shapes, costs and problems of a document, without the engine. Pure and safe on any thread.
///
/// Only root problems are reported: nodes behind one say which node they wait for.
public final class GraphChecker {
    /// More parameters than this do not fit into one array of the engine.
    static final long MOST_PARAMETERS = Integer.MAX_VALUE;

    private GraphChecker() {}

    public static Analysis check(GraphDocument document) {
        return check(document, Optional.empty());
    }

    /// Judges the samples, too.
    ///
    /// @param counts what is known about the data; if they were read with other settings nothing
    public static Analysis check(GraphDocument document, Optional<DataCounts> counts) {
        return check(document, Map.of(), counts);
    }

    /// The same result as [#check(GraphDocument)], found faster with the help of the previous one.
    public static Analysis check(GraphDocument document, Analysis previous) {
        return check(document, Optional.empty(), previous);
    }

    /// The same result as [#check(GraphDocument, Optional)], found faster: what the previous one, with the same counts,
    /// knows about nodes with the same settings and input shapes is taken over.
    public static Analysis check(GraphDocument document, Optional<DataCounts> counts, Analysis previous) {
        GraphDocument before = previous.document();
        boolean onlyMoved = document.network() == before.network()
                && document.blocks().isEmpty()
                && before.blocks().isEmpty()
                && document.settings().equals(before.settings());
        if (onlyMoved && previous.all().isEmpty()) {
            return new Analysis(
                    document,
                    previous.nodes(),
                    previous.layers(),
                    previous.all(),
                    previous.total(),
                    previous.memoryBytes());
        }
        return check(document, previous.nodes(), counts);
    }

    private static Analysis check(
            GraphDocument document, Map<NodeId, NodeReport> previous, Optional<DataCounts> counts) {
        Expansion expansion = Expansion.of(document);
        GraphDocument flat = expansion.flat();
        Findings findings = new Findings(flat, new Wiring(flat.network()));
        expansion.problems().forEach(problem -> findings.add(problem, List.of()));
        names(findings);
        Map<NodeId, NodeReport> reports = new ShapePass(findings, previous).run();
        new OpenEnds(findings).check();
        new DataChecks(findings, reports).check();
        new Risks(findings, reports).check();
        new SettingRisks(findings, reports).check();
        new FieldRisks(findings, reports).check();
        new PaddingRisks(findings, reports).check();
        new SharingChecks(document, expansion, findings, reports).check();
        Cost total = Cost.NONE;
        for (NodeReport report : reports.values()) {
            total = total.plus(report.cost());
        }
        long trainable = total.trainable();
        counts.filter(known -> known.isAbout(document.settings()))
                .ifPresent(known -> new DataRisks(findings, known).check(trainable));
        if (total.parameters() > MOST_PARAMETERS) {
            tooManyParameters(findings, reports, total);
        }
        if (total.parameters() > 0 && total.trainable() == 0) {
            nothingLearns(document, findings, reports);
        }
        long memory = MemoryEstimate.bytes(
                reports.values(), total, document.settings().training());
        if (flat == document) {
            return new Analysis(document, reports, reports.size(), marked(document, findings.sorted()), total, memory);
        }
        BlockView blocks = new BlockView(document, flat.network(), reports);
        return new Analysis(
                document,
                blocks.withParts(expansion.parts()),
                reports.size(),
                marked(document, blocks.findings(findings.sorted())),
                total,
                memory);
    }

    /// The same findings, of which those that the user hid say so. Errors cannot be hidden.
    private static List<Finding> marked(GraphDocument document, List<Finding> findings) {
        if (document.settings().hidden().isEmpty()) {
            return findings;
        }
        Set<HiddenWarning> hidden = new HashSet<>(document.settings().hidden());
        List<Finding> all = new ArrayList<>();
        for (Finding finding : findings) {
            Problem problem = finding.problem();
            boolean isHidden = hidden.contains(HiddenWarning.of(problem))
                    || hidden.contains(new HiddenWarning(problem.code(), null));
            all.add(isHidden && !problem.isError() ? finding.hidden() : finding);
        }
        return List.copyOf(all);
    }

    private static void names(Findings findings) {
        Set<String> seen = new HashSet<>();
        for (GraphNode node : findings.wiring().nodes()) {
            if (!seen.add(node.name())) {
                findings.error(
                        node,
                        "node.duplicate-name",
                        List.of(),
                        List.of(findings.fixes().rename(node)));
            }
        }
    }

    /// Said at the last layer with parameters: what is before it must be frozen in the first place.
    private static void nothingLearns(GraphDocument document, Findings findings, Map<NodeId, NodeReport> reports) {
        NodeReport last = null;
        for (NodeReport report : reports.values()) {
            if (report.cost().parameters() > 0) {
                last = report;
            }
        }
        if (last != null) {
            List<Fix> fixes = document
                    .network()
                    .node(last.node().id().outermost())
                    .filter(node -> node.learning().frozen())
                    .map(Fixes::thaw)
                    .stream()
                    .toList();
            findings.error(last.node(), "network.nothing-learns", List.of(), fixes);
        }
    }

    private static void tooManyParameters(Findings findings, Map<NodeId, NodeReport> reports, Cost total) {
        NodeReport largest = null;
        for (NodeReport report : reports.values()) {
            if (largest == null || report.cost().parameters() > largest.cost().parameters()) {
                largest = report;
            }
        }
        if (largest != null) {
            findings.add(
                    Problem.error(
                            "network.too-many-parameters",
                            new Place.OfNode(largest.node().id()),
                            largest.node().name(),
                            total.parameters(),
                            MOST_PARAMETERS,
                            largest.cost().parameters()),
                    List.of());
        }
    }
}
