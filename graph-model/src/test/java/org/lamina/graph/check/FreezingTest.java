package org.lamina.graph.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.block.Repeats;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.BatchNorm;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.testkit.Sketch;

class FreezingTest {
    private static final Output TWO = new Output(2, Losses.SOFTMAX_CROSS_ENTROPY);

    private static Sketch network() {
        return Sketch.on(new DataSpec.Points(DataSpec.Points.Pattern.MOONS))
                .chain("in", new VectorInput(2), "a", new Dense(4, Activation.RELU))
                .chain("norm", new BatchNorm(0.9, 1e-5), "drop", new Dropout(0.1))
                .chain("b", new Dense(4, Activation.RELU), "out", TWO);
    }

    private static GraphDocument after(GraphDocument document, Edit edit) {
        return switch (Edits.apply(document, edit)) {
            case EditResult.Done done -> done.document();
            case EditResult.Refused refused -> throw new AssertionError(refused.problem());
        };
    }

    private static Set<String> frozen(GraphDocument document) {
        return Expansion.flat(document).nodes().stream()
                .filter(node -> node.learning().frozen())
                .map(GraphNode::name)
                .collect(Collectors.toSet());
    }

    private static GraphDocument frozenBefore(GraphDocument document, String node) {
        Analysis analysis = GraphChecker.check(document);
        return after(document, Freezing.before(analysis, new NodeId(node)).orElseThrow());
    }

    private static GraphDocument grouped(String... names) {
        Set<NodeId> ids = Set.of(names).stream().map(NodeId::new).collect(Collectors.toSet());
        return after(network().document(), new Edit.Group(ids, "part"));
    }

    private static GraphNode use(GraphDocument document) {
        return document.network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .findFirst()
                .orElseThrow();
    }

    private static GraphDocument frozenUse(GraphDocument document) {
        GraphNode use = use(document);
        return after(document, new Edit.ChangeLearning(use.id(), use.learning().withFrozen(true)));
    }

    private static Finding onlyFinding(GraphDocument document) {
        List<Finding> findings = GraphChecker.check(document).findings();
        assertEquals(1, findings.size(), findings::toString);
        return findings.getFirst();
    }

    @Test
    void allBeforeALayerAreThoseWithParametersFromWhichItsValuesCome() {
        assertEquals(Set.of("a", "norm"), frozen(frozenBefore(network().document(), "b")));
        GraphDocument branched = network().from("in").then("aside", TWO).document();
        assertEquals(Set.of("a", "norm", "b"), frozen(frozenBefore(branched, "out")));
    }

    @Test
    void whereAllBeforeAreFrozenThereIsNothingToDo() {
        Analysis analysis = GraphChecker.check(network().frozen("a", "norm").document());
        assertEquals(Optional.empty(), Freezing.before(analysis, new NodeId("b")));
    }

    @Test
    void chosenLayersAreFrozenTogetherAndLetFreeTogether() {
        Set<NodeId> chosen = Set.of(new NodeId("a"), new NodeId("drop"), new NodeId("b"));
        GraphDocument some = network().frozen("a").document();
        GraphDocument all =
                after(some, Freezing.toggled(GraphChecker.check(some), chosen).orElseThrow());
        assertEquals(Set.of("a", "b"), frozen(all));
        GraphDocument none =
                after(all, Freezing.toggled(GraphChecker.check(all), chosen).orElseThrow());
        assertEquals(Set.of(), frozen(none));
    }

    @Test
    void whatHasNoParametersCannotBeFrozen() {
        Analysis analysis = GraphChecker.check(network().document());
        assertEquals(Optional.empty(), Freezing.toggled(analysis, Set.of(new NodeId("drop"))));
    }

    @Test
    void frozenParametersAreStillThereButNotTrained() {
        Analysis before = GraphChecker.check(network().document());
        Analysis analysis = GraphChecker.check(network().frozen("a", "norm").document());
        assertEquals(12 + 16 + 20 + 10, analysis.total().parameters());
        assertEquals(20 + 10, analysis.total().trainable());
        // Adam remembers two numbers of four bytes about each.
        assertEquals(before.memoryBytes() - 2 * 4 * (12 + 8), analysis.memoryBytes());
        assertEquals(before.total().macs(), analysis.total().macs());
    }

    @Test
    void theCountFollowsAChange() {
        GraphDocument document = network().document();
        GraphDocument changed = frozenBefore(document, "b");
        assertEquals(GraphChecker.check(changed), GraphChecker.check(changed, GraphChecker.check(document)));
    }

    @Test
    void aFrozenBlockFreezesAllInside() {
        GraphDocument document = frozenUse(grouped("a", "drop", "norm"));
        assertEquals(Set.of("part/a", "part/drop", "part/norm"), frozen(document));
        NodeReport report =
                GraphChecker.check(document).nodes().get(use(document).id());
        assertEquals(0, report.cost().trainable());
        GraphDocument apart = after(document, new Edit.Ungroup(use(document).id()));
        assertEquals(Set.of("a", "drop", "norm"), frozen(apart));
    }

    @Test
    void whereAllIsFrozenThereIsNothingToTrain() {
        GraphDocument document = network().frozen("a", "norm", "b", "out").document();
        Finding finding = onlyFinding(document);
        assertEquals("network.nothing-learns", finding.problem().code());
        assertTrue(finding.problem().isError());
        GraphDocument mended = after(document, finding.fixes().getFirst().edit());
        assertEquals(Set.of("a", "norm", "b"), frozen(mended));
        assertEquals(List.of(), GraphChecker.check(mended).findings());
    }

    @Test
    void whereAllIsInOneFrozenBlockTheBlockIsLetFree() {
        GraphDocument document = frozenUse(grouped("a", "drop", "norm", "b", "out"));
        Finding finding = onlyFinding(document);
        assertEquals("network.nothing-learns", finding.problem().code());
        assertEquals(Set.of(), frozen(after(document, finding.fixes().getFirst().edit())));
    }

    @Test
    void aNetworkWithOneLayerThatLearnsIsFine() {
        GraphDocument document = network().frozen("a", "norm", "b").document();
        assertEquals(List.of(), GraphChecker.check(document).findings());
    }

    @Test
    void weightsFitAlsoWhereOtherLayersAreFrozen() {
        assertTrue(network()
                .frozen("a")
                .document()
                .network()
                .isAlike(network().document().network()));
    }

    @Test
    void copiesAreFrozenToo() {
        GraphDocument document = network().frozen("a").document();
        Fragment cut = Fragment.of(document, Set.of(new NodeId("a")));
        GraphDocument pasted =
                after(document, cut.into(document, new Point(0, 0)).edit());
        assertEquals(2, frozen(pasted).size());
    }

    @Test
    void aFrozenLayerIsNoRepetitionOfOneThatLearns() {
        Sketch row = Sketch.on(new DataSpec.None()).node("in", new VectorInput(4));
        for (int i = 1; i <= 4; i++) {
            row.chain("d" + i, new Dense(4, Activation.RELU), "r" + i, new Dropout(0.5));
        }
        assertEquals(4, Repeats.in(row.document()).getFirst().times());
        assertEquals(2, Repeats.in(row.frozen("d1", "d2").document()).getFirst().times());
    }
}
