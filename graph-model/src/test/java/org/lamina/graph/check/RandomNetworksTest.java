package org.lamina.graph.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.graph.layer.Recurrent;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.testkit.BrokenNetworks;
import org.lamina.graph.testkit.RandomNetworks;

/// What holds for every network: valid ones are clean, broken ones are told, every fix mends what it stands at.
class RandomNetworksTest {
    private static final int NETWORKS = 1_000;

    @Test
    void validNetworksHaveNoErrorButMissingData() {
        for (long seed = 0; seed < NETWORKS; seed++) {
            List<String> errors = problems(RandomNetworks.valid(seed)).stream()
                    .filter(Problem::isError)
                    .map(Problem::code)
                    .toList();
            assertEquals(List.of("data.none"), errors, "seed " + seed);
        }
    }

    @Test
    void validNetworksCoverAllKinds() {
        Set<String> seen = new TreeSet<>();
        for (long seed = 0; seed < NETWORKS; seed++) {
            RandomNetworks.valid(seed)
                    .network()
                    .nodes()
                    .forEach(node -> seen.add(node.spec().kind().id()));
        }
        assertEquals(
                LayerKinds.ALL.kinds().stream().map(Kind::id).collect(Collectors.toCollection(TreeSet::new)), seen);
    }

    @Test
    void someRecurrentLayersOfValidNetworksBeginFromAState() {
        long begun = LongStream.range(0, NETWORKS)
                .mapToObj(RandomNetworks::valid)
                .flatMap(document -> GraphChecker.check(document).nodes().values().stream())
                .filter(report -> report.node().spec() instanceof Recurrent
                        && report.inputs().size() > 1)
                .count();
        assertTrue(begun > 0);
    }

    @Test
    void everyFixIsDoneAndMendsItsProblem() {
        int tried = 0;
        for (long seed = 0; seed < NETWORKS; seed++) {
            GraphDocument document = BrokenNetworks.of(seed);
            for (Finding finding : GraphChecker.check(document).findings()) {
                for (Fix fix : finding.fixes()) {
                    GraphDocument mended = applied(document, fix, seed);
                    assertFalse(
                            problems(mended).contains(finding.problem()),
                            () -> finding.problem() + " is still there after " + fix);
                    tried++;
                }
            }
        }
        assertTrue(tried > NETWORKS, "only " + tried + " fixes were tried");
    }

    private static GraphDocument applied(GraphDocument document, Fix fix, long seed) {
        return switch (Edits.apply(document, fix.edit())) {
            case EditResult.Done done -> done.document();
            case EditResult.Refused refused ->
                throw new AssertionError("seed " + seed + ": " + fix + " was refused: " + refused.problem());
        };
    }

    @Test
    void nodesWithoutShapeHaveAProblemOrWaitForOne() {
        for (long seed = 0; seed < NETWORKS; seed++) {
            Analysis analysis = GraphChecker.check(BrokenNetworks.of(seed));
            for (NodeReport report : analysis.nodes().values()) {
                boolean explained = report.output().isPresent()
                        || hasError(
                                analysis, report.waits().orElse(report.node().id()));
                assertTrue(explained, () -> report + " in " + analysis.findings());
            }
        }
    }

    private static boolean hasError(Analysis analysis, NodeId id) {
        return analysis.findingsAt(id).stream()
                .anyMatch(finding -> finding.problem().isError());
    }

    @Test
    void aRecheckSaysTheSameAsAFirstCheck() {
        for (long seed = 0; seed < NETWORKS; seed++) {
            GraphDocument document = BrokenNetworks.of(seed);
            Analysis before = GraphChecker.check(RandomNetworks.valid(seed));
            assertEquals(GraphChecker.check(document), GraphChecker.check(document, before), "seed " + seed);
        }
    }

    private static List<Problem> problems(GraphDocument document) {
        return GraphChecker.check(document).findings().stream()
                .map(Finding::problem)
                .toList();
    }
}
