package org.lamina.graph.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.Connection;
import org.lamina.graph.Exposed;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.PortRef;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.edit.Sharing;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.BatchNorm;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.testkit.RandomSharing;
import org.lamina.graph.testkit.Twins;

/// Blocks that share their weights: what is counted, what is refused, and what edits make of them.
class SharingChecksTest {
    private static final VectorInput INPUT = new VectorInput(3);
    private static final long WEIGHTS = 3 * 4 + 4 + 2 * 2 * 4;

    private static GraphDocument twins() {
        return Twins.of(INPUT, INPUT, new Dense(4, Activation.TANH), new Dropout(0.5), new BatchNorm(0.9, 1e-5));
    }

    private static List<String> codes(GraphDocument document) {
        return GraphChecker.check(document).findings().stream()
                .filter(finding -> finding.problem().isError())
                .map(finding -> finding.problem().code())
                .filter(code -> !code.startsWith("data."))
                .toList();
    }

    private static BlockUse spec(GraphDocument document, NodeId use) {
        return (BlockUse) document.network().node(use).orElseThrow().spec();
    }

    /// As a file could have it: edits set all alike.
    private static GraphDocument set(GraphDocument document, NodeId use, BlockUse spec) {
        return document.withNetwork(new Network(
                document.network().nodes().stream()
                        .map(node -> node.id().equals(use) ? node.withSpec(spec) : node)
                        .toList(),
                document.network().connections()));
    }

    private static GraphDocument fixed(GraphDocument document, String label) {
        Fix fix = GraphChecker.check(document).findings().stream()
                .flatMap(finding -> finding.fixes().stream())
                .filter(each -> each.labelKey().equals(label))
                .findFirst()
                .orElseThrow();
        return Twins.after(document, fix.edit());
    }

    @Test
    void weightsAreCountedOnceAndSumsForEachUse() {
        Analysis shared = GraphChecker.check(twins());
        Analysis apart = GraphChecker.check(RandomSharing.apart(twins()));
        assertEquals(List.of(), codes(twins()));
        assertEquals(WEIGHTS, shared.nodes().get(Twins.LEFT).cost().parameters());
        assertEquals(0, shared.nodes().get(Twins.RIGHT).cost().parameters());
        assertEquals(apart.total().parameters() - WEIGHTS, shared.total().parameters());
        assertEquals(apart.total().trainable() - (WEIGHTS - 8), shared.total().trainable());
        assertEquals(apart.total().macs(), shared.total().macs());
    }

    private static String lender(Analysis analysis, String node) {
        return analysis.nodes()
                .get(new NodeId(node))
                .sharedWith()
                .map(analysis::nameOf)
                .orElse("");
    }

    @Test
    void whereWeightsAreCountedIsSaidAtThoseThatReadThemToo() {
        Analysis twins = GraphChecker.check(twins());
        assertEquals("left", lender(twins, "right"));
        assertEquals("left/l0", lender(twins, "right.1.l0"));
        assertEquals("", lender(twins, "right.1.l1"), "dropout has none");
        assertEquals("", lender(twins, "left"));
        assertEquals("", lender(twins, "left.1.l0"));
        assertEquals("left", lender(twins.drawn(), "right"));

        GraphDocument again = Twins.after(twins(), new Edit.Rename(Twins.LEFT, "first"));
        assertEquals("first/l0", lender(GraphChecker.check(again, twins), "right.1.l0"));
    }

    @Test
    void blocksInsideBlocksThatShareSayWhoseWeightsTheyHave() {
        GraphDocument twins = twins();
        Edit inner = new Edit.Group(Set.of(new NodeId("l0"), new NodeId("l1")), "inner");
        GraphDocument nested =
                Twins.after(twins, new Edit.InBlock(twins.blocks().getFirst().id(), inner));
        NodeId use = nested.block(twins.blocks().getFirst().id()).orElseThrow().network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .findFirst()
                .orElseThrow()
                .id();
        Analysis analysis = GraphChecker.check(nested);
        assertEquals("left/inner", lender(analysis, Twins.RIGHT.inside(1, use).value()));
        assertEquals("", lender(analysis, Twins.LEFT.inside(1, use).value()));
    }

    @Test
    void usesOfOneBlockBeginToShareTogetherAndStop() {
        Set<NodeId> both = Set.of(Twins.LEFT, Twins.RIGHT);
        GraphDocument apart =
                Twins.after(twins(), Sharing.toggled(twins().network(), both).orElseThrow());
        assertFalse(spec(apart, Twins.LEFT).shared() || spec(apart, Twins.RIGHT).shared());
        GraphDocument one = Twins.after(
                apart, Sharing.toggled(apart.network(), Set.of(Twins.LEFT)).orElseThrow());
        assertTrue(spec(one, Twins.LEFT).shared() && !spec(one, Twins.RIGHT).shared());
        assertEquals(
                twins(),
                Twins.after(one, Sharing.toggled(one.network(), both).orElseThrow()),
                "those that share already stay");
        assertEquals(Optional.empty(), Sharing.toggled(one.network(), Set.of(Twins.LEFT, new NodeId("less"))));
        assertEquals(Optional.empty(), Sharing.toggled(one.network(), Set.of()));
    }

    @Test
    void onlyUsesThatSayItHaveTheSameWeights() {
        GraphDocument one = set(twins(), Twins.RIGHT, spec(twins(), Twins.RIGHT).withShared(false));
        assertEquals(
                WEIGHTS, GraphChecker.check(one).nodes().get(Twins.RIGHT).cost().parameters());
        assertTrue(Expansion.flat(one).nodes().stream()
                .allMatch(node -> node.learning().sharing() == null));
        assertFalse(Expansion.flat(one).isAlike(Expansion.flat(twins())), "weights of one do not fit the other");
    }

    @Test
    void copiesOfARepeatedBlockShareWithThoseOfTheOtherUse() {
        GraphDocument wide = Twins.of(new VectorInput(4), new VectorInput(4), new Dense(4, Activation.TANH));
        GraphDocument twice = Twins.after(
                wide, new Edit.ChangeSpec(Twins.LEFT, spec(wide, Twins.LEFT).withRepeat(2)));
        assertEquals(2, spec(twice, Twins.RIGHT).repeat(), "what is set for one is set for all");
        assertEquals(List.of(), codes(twice));
        assertEquals(
                List.of("left.1.l0", "left.2.l0", "left.1.l0", "left.2.l0"),
                Expansion.flat(twice).nodes().stream()
                        .filter(node -> node.learning().sharing() != null)
                        .map(node -> node.learning().sharing().value())
                        .toList());
    }

    @Test
    void usesThatReadOtherShapesCannotShare() {
        assertEquals(
                List.of("sharing.shapes"), codes(Twins.of(INPUT, new VectorInput(5), new Dense(4, Activation.TANH))));
    }

    @Test
    void usesThatAreSetOtherwiseCannotShare() {
        GraphDocument twins = twins();
        BlockDefinition block = twins.blocks().getFirst();
        Exposed units = new Exposed("units", List.of(new Exposed.Target(new NodeId("l0"), "units")));
        GraphDocument exposed = Twins.after(twins, new Edit.InBlock(block.id(), new Edit.Expose(List.of(units))));
        GraphDocument same =
                set(exposed, Twins.RIGHT, spec(exposed, Twins.RIGHT).with("units", 4));
        assertEquals(List.of(), codes(same), "the value is the one inside the block");
        GraphDocument other =
                set(exposed, Twins.RIGHT, spec(exposed, Twins.RIGHT).with("units", 7));
        assertEquals("sharing.settings", codes(other).getFirst());
        assertEquals(List.of(), codes(fixed(other, "fix.share-settings")));
    }

    @Test
    void oneThatIsFrozenCannotShareWithOneThatLearns() {
        GraphDocument twins = twins();
        GraphDocument frozen = twins.withNetwork(new Network(
                twins.network().nodes().stream()
                        .map(node -> node.id().equals(Twins.RIGHT)
                                ? node.withLearning(node.learning().withFrozen(true))
                                : node)
                        .toList(),
                twins.network().connections()));
        assertEquals(List.of("sharing.settings"), codes(frozen));
        assertEquals(List.of(), codes(fixed(frozen, "fix.unshare")));
        GraphNode right = twins.network().node(Twins.RIGHT).orElseThrow();
        GraphDocument both = Twins.after(
                twins, new Edit.ChangeLearning(right.id(), right.learning().withFrozen(true)));
        assertEquals(0, GraphChecker.check(both).nodes().get(Twins.LEFT).cost().trainable());
    }

    private static GraphDocument chain(Dropout... between) {
        GraphDocument wide = Twins.of(new VectorInput(4), new VectorInput(4), new Dense(4, Activation.TANH));
        String out = wide.blocks().getFirst().outputs().getFirst().id().value();
        NodeId port = wide.blocks().getFirst().inputs().getFirst().id();
        PortRef from = new PortRef(Twins.LEFT, out);
        GraphDocument open = Twins.after(wide, new Edit.RemoveNodes(Set.of(new NodeId("b"))));
        for (Dropout each : between) {
            GraphNode node = new GraphNode(new NodeId("between"), "between", each);
            open = Twins.after(
                    open,
                    new Edit.AddNode(node, new Point(0, 0)),
                    new Edit.Connect(new Connection(from, PortRef.in(node.id()))));
            from = PortRef.out(node.id());
        }
        return Twins.after(open, new Edit.Connect(new Connection(from, new PortRef(Twins.RIGHT, port.value()))));
    }

    @Test
    void usesThatFeedEachOtherCannotShare() {
        assertEquals(List.of("sharing.feeds"), codes(chain()));
        assertEquals(List.of("sharing.feeds"), codes(chain(new Dropout(0.1))), "by way of others");
        assertEquals(List.of(), codes(fixed(chain(), "fix.unshare")));
    }

    @Test
    void aBlockWithAnOutputCannotShare() {
        GraphDocument twins = Twins.of(INPUT, INPUT, new Dense(4, Activation.TANH));
        BlockDefinition block = twins.blocks().getFirst();
        GraphNode answer = new GraphNode(new NodeId("answer"), "answer", new Output(2, Losses.SOFTMAX_CROSS_ENTROPY));
        GraphDocument with = Twins.after(
                twins,
                new Edit.InBlock(
                        block.id(),
                        new Edit.Batch(
                                "edit.add",
                                List.of(
                                        new Edit.AddNode(answer, new Point(0, 0)),
                                        new Edit.Connect(Connection.of(new NodeId("l0"), answer.id()))))));
        assertTrue(codes(with).contains("sharing.output"), codes(with).toString());
        assertFalse(codes(RandomSharing.apart(with)).contains("sharing.output"));
    }

    private static String refusal(GraphDocument document, Edit edit) {
        return Edits.apply(document, edit) instanceof EditResult.Refused refused
                ? refused.problem().code()
                : "done";
    }

    @Test
    void groupingTakesAllThatShareOrNone() {
        assertEquals("sharing.group", refusal(twins(), new Edit.Group(Set.of(Twins.LEFT), "one")));
        assertEquals("done", refusal(twins(), new Edit.Group(Set.of(Twins.LEFT, Twins.RIGHT), "both")));
        GraphDocument apart = RandomSharing.apart(twins());
        assertEquals("done", refusal(apart, new Edit.Group(Set.of(Twins.LEFT), "one")));
    }

    @Test
    void takingApartBringsNoOthersTogether() {
        GraphDocument nested =
                Twins.after(twins(), new Edit.Group(Set.of(Twins.LEFT, Twins.RIGHT, new NodeId("less")), "pair"));
        GraphNode use = nested.network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .findFirst()
                .orElseThrow();
        assertEquals(
                Expansion.flat(twins()).nodes().size(),
                Expansion.flat(Twins.after(nested, new Edit.Ungroup(use.id())))
                        .nodes()
                        .size());
        BlockUse inner = spec(twins(), Twins.LEFT);
        GraphNode third = new GraphNode(new NodeId("third"), "third", inner);
        GraphDocument beside = Twins.after(nested, new Edit.AddNode(third, new Point(0, 0)));
        assertEquals("sharing.ungroup", refusal(beside, new Edit.Ungroup(use.id())));
        assertEquals(
                WEIGHTS,
                GraphChecker.check(nested).nodes().get(use.id()).cost().parameters(),
                "inside a block the two still share");
    }

    @Test
    void oneThatBeginsToShareIsSetAsTheOthers() {
        GraphDocument twins = twins();
        GraphDocument apart = set(
                twins, Twins.RIGHT, spec(twins, Twins.RIGHT).withShared(false).withRepeat(3));
        GraphDocument again = Twins.after(
                apart, new Edit.ChangeSpec(Twins.RIGHT, spec(apart, Twins.RIGHT).withShared(true)));
        assertEquals(twins, again);
    }

    @Test
    void filesSayItOnlyWhereItIsSo() throws ProblemException {
        String text = ProjectCodec.write(twins());
        assertEquals(3, text.split("\"shared\": true", -1).length, text);
        assertEquals(twins(), ProjectCodec.read(text));
        assertFalse(ProjectCodec.write(RandomSharing.apart(twins())).contains("shared"));
    }

    @Test
    void randomNetworksShareAndCountWhatTheirFirstUsesHave() {
        int sharing = 0;
        for (long seed = 0; seed < 300; seed++) {
            GraphDocument document = RandomSharing.of(seed);
            Analysis analysis = GraphChecker.check(document);
            assertTrue(RandomSharing.isSound(document));
            long borrowed = 0;
            Analysis apart = GraphChecker.check(RandomSharing.apart(document));
            for (GraphNode node : Expansion.flat(document).nodes()) {
                NodeReport alone = apart.nodes().get(node.id());
                borrowed += node.learning().borrows(node.id()) ? alone.cost().parameters() : 0;
            }
            assertEquals(apart.total().parameters() - borrowed, analysis.total().parameters(), "seed " + seed);
            assertEquals(apart.total().macs(), analysis.total().macs(), "seed " + seed);
            sharing += borrowed > 0 ? 1 : 0;
        }
        assertTrue(sharing > 60, "only " + sharing + " networks share weights");
    }
}
