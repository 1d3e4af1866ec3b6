package org.lamina.graph.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.edit.Folding;
import org.lamina.graph.layer.Activate;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Concatenate;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.settings.ProjectSettings;
import org.lamina.graph.testkit.RandomBlocks;
import org.lamina.graph.testkit.RandomNetworks;

/// What is drawn several times in a row is found, and drawn once it is the same network.
class RepeatsTest {
    private static final LayerSpec RELU = new Activate(Activation.RELU);

    /// A network that is drawn layer by layer.
    private static final class Drawing {
        private final List<GraphNode> nodes = new ArrayList<>();
        private final List<Connection> connections = new ArrayList<>();

        private String add(LayerSpec spec, String... sources) {
            String name = "m" + nodes.size();
            nodes.add(new GraphNode(new NodeId(name), name, spec));
            for (String source : sources) {
                connections.add(Connection.of(new NodeId(source), new NodeId(name)));
            }
            return name;
        }

        private GraphDocument document() {
            return new GraphDocument(new Network(nodes, connections), Layout.EMPTY, ProjectSettings.DEFAULT, List.of());
        }
    }

    private static Dense dense(int units) {
        return new Dense(units, Activation.IDENTITY);
    }

    private static String residual(Drawing drawing, String from, int units) {
        String one = drawing.add(dense(units), from);
        String other = drawing.add(dense(units), drawing.add(RELU, one));
        return drawing.add(RELU, drawing.add(new Add(), other, from));
    }

    private static GraphDocument after(GraphDocument document, Edit edit) {
        return switch (Edits.apply(document, edit)) {
            case EditResult.Done done -> done.document();
            case EditResult.Refused refused -> throw new AssertionError(refused.problem());
        };
    }

    private static GraphDocument folded(GraphDocument document) {
        return after(
                document,
                Folding.of(document, Repeats.in(document).getFirst(), "part").edit());
    }

    private static List<BlockUse> uses(GraphDocument document) {
        return document.network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .map(node -> (BlockUse) node.spec())
                .toList();
    }

    @Test
    void layersInTurnAreFoundFromTheFirstThatComputes() {
        Drawing drawing = new Drawing();
        String at = drawing.add(RELU, drawing.add(dense(16), drawing.add(new VectorInput(2))));
        for (int i = 0; i < 3; i++) {
            at = drawing.add(RELU, drawing.add(dense(8), at));
        }
        drawing.add(new Output(2, Losses.SOFTMAX_CROSS_ENTROPY), at);

        List<Repeats.Repeat> found = Repeats.in(drawing.document());
        assertEquals(1, found.size());
        assertEquals(3, found.getFirst().times());
        assertEquals(
                List.of(new NodeId("m4"), new NodeId("m3")),
                found.getFirst().units().getFirst());
        assertEquals(4, found.getFirst().saved());
    }

    @Test
    void residualPartsAreFoundWithTheirShortcuts() {
        Drawing drawing = new Drawing();
        String at = drawing.add(dense(8), drawing.add(new VectorInput(2)));
        for (int i = 0; i < 4; i++) {
            at = residual(drawing, at, 8);
        }
        for (int i = 0; i < 3; i++) {
            at = residual(drawing, at, 9);
        }
        GraphDocument document = drawing.document();
        assertEquals(
                List.of(4, 3),
                Repeats.in(document).stream().map(Repeats.Repeat::times).toList());
        GraphDocument once = folded(folded(document));
        assertEquals(List.of(4, 3), uses(once).stream().map(BlockUse::repeat).toList());
        assertEquals(4, once.network().nodes().size());
        assertEquals(List.of(), Repeats.in(once));
    }

    @Test
    void equalLayersInOtherWiringAreNoRepeat() {
        Drawing drawing = new Drawing();
        String at = drawing.add(new VectorInput(8));
        String first = drawing.add(dense(8), at);
        at = drawing.add(new Concatenate(), first, at);
        String second = drawing.add(dense(8), at);
        drawing.add(new Concatenate(), at, second);
        assertEquals(List.of(), Repeats.in(drawing.document()));
    }

    @Test
    void aPartThatIsReadFromElsewhereIsNoRepeat() {
        Drawing drawing = new Drawing();
        String at = drawing.add(new VectorInput(8));
        String early = drawing.add(RELU, drawing.add(dense(8), at));
        String late = drawing.add(RELU, drawing.add(dense(8), early));
        drawing.add(new Output(2, Losses.SOFTMAX_CROSS_ENTROPY), early);
        drawing.add(new Output(2, Losses.SOFTMAX_CROSS_ENTROPY), late);
        assertEquals(List.of(), Repeats.in(drawing.document()));
    }

    @Test
    void aPartWhoseMiddleIsReadByANeighbourIsNoBeginning() {
        Drawing drawing = new Drawing();
        String at = drawing.add(new VectorInput(8));
        String middle = drawing.add(RELU, at);
        String first = drawing.add(new Add(), drawing.add(dense(8), middle), middle);
        String second = drawing.add(RELU, first);
        String last = drawing.add(new Add(), drawing.add(dense(8), second), second);
        drawing.add(new Concatenate(), last, middle, at);
        assertEquals(List.of(), Repeats.in(drawing.document()));
    }

    @Test
    void aCircleHasNoRepeats() {
        Drawing drawing = new Drawing();
        String at = drawing.add(new Add(), drawing.add(new VectorInput(8)));
        String entry = at;
        for (int i = 0; i < 3; i++) {
            at = drawing.add(RELU, drawing.add(dense(8), at));
        }
        drawing.connections.add(Connection.of(new NodeId(at), new NodeId(entry)));
        assertEquals(List.of(), Repeats.in(drawing.document()));
    }

    @Test
    void oneLayerRepeatedIsLeftAlone() {
        Drawing drawing = new Drawing();
        String at = drawing.add(new VectorInput(8));
        for (int i = 0; i < 3; i++) {
            at = drawing.add(dense(8), at);
        }
        assertEquals(List.of(), Repeats.in(drawing.document()));
    }

    @Test
    void equalBlocksInARowBecomeOneThatIsRepeated() {
        GraphDocument document = folded(chain(2));
        GraphDocument one = after(
                document,
                new Edit.ChangeSpec(useId(document), uses(document).getFirst().withRepeat(1)));
        NodeId use = useId(one);
        Edit.Batch twice = new Edit.Batch(
                "edit.paste",
                List.of(
                        new Edit.AddNode(
                                new GraphNode(
                                        new NodeId("again"), "again", uses(one).getFirst()),
                                new org.lamina.graph.Point(0, 0)),
                        new Edit.Connect(Connection.of(use, new NodeId("again")))));
        GraphDocument two = after(one, twice);
        assertEquals(List.of(1, 1), uses(two).stream().map(BlockUse::repeat).toList());
        GraphDocument folded = folded(two);
        assertEquals(List.of(2), uses(folded).stream().map(BlockUse::repeat).toList());
        assertEquals(1, folded.blocks().size());
    }

    private static NodeId useId(GraphDocument document) {
        return document.network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static GraphDocument chain(int times) {
        Drawing drawing = new Drawing();
        String at = drawing.add(new VectorInput(8));
        for (int i = 0; i < times; i++) {
            at = drawing.add(RELU, drawing.add(dense(8), at));
        }
        return drawing.document();
    }

    @Test
    void aBranchIsFoldedFromItsBeginningAndItsReaderKeepsTheOrderOfItsInputs() {
        Drawing drawing = new Drawing();
        String input = drawing.add(new VectorInput(8));
        String at = input;
        for (int i = 0; i < 2; i++) {
            at = drawing.add(RELU, drawing.add(dense(8), at));
        }
        drawing.add(new Concatenate(), at, input);
        GraphDocument document = drawing.document();
        GraphDocument folded = folded(document);
        assertEquals(List.of(useId(folded), new NodeId(input)), folded.network().inputsOf(new NodeId("m5")));
    }

    /// The network with the ids of the repeated block's copies in place of its own.
    private static Map<NodeId, NodeId> names(Repeats.Repeat repeat, NodeId use) {
        Map<NodeId, NodeId> names = new HashMap<>();
        for (int unit = 0; unit < repeat.times(); unit++) {
            for (int i = 0; i < repeat.units().getFirst().size(); i++) {
                names.put(
                        repeat.units().get(unit).get(i),
                        use.inside(unit + 1, repeat.units().getFirst().get(i)));
            }
        }
        return names;
    }

    private static void assertSameNetwork(Network expected, Network actual, Map<NodeId, NodeId> names, String where) {
        Map<NodeId, GraphNode> nodes = actual.byId();
        assertEquals(expected.nodes().size(), nodes.size(), where);
        for (GraphNode node : expected.nodes()) {
            NodeId id = names.getOrDefault(node.id(), node.id());
            assertEquals(node.spec(), nodes.get(id).spec(), where);
            assertEquals(
                    expected.inputsOf(node.id()).stream()
                            .map(source -> names.getOrDefault(source, source))
                            .toList(),
                    actual.inputsOf(id),
                    where);
        }
    }

    /// A random valid network with a random part of it drawn several times in a row behind it.
    private static GraphDocument planted(long seed) {
        Random random = new Random(seed);
        Drawing drawing = new Drawing();
        List<String> ends = new ArrayList<>(List.of(drawing.add(new VectorInput(8))));
        for (int parts = 0; parts < 3; parts++) {
            int times = 1 + random.nextInt(4);
            long shape = random.nextLong();
            String at = ends.get(random.nextInt(ends.size()));
            for (int i = 0; i < times; i++) {
                at = part(drawing, new Random(shape), at);
            }
            ends.add(at);
        }
        return drawing.document();
    }

    /// Layers that read each other at random and end in one.
    private static String part(Drawing drawing, Random random, String from) {
        List<String> made = new ArrayList<>(List.of(from));
        List<String> unread = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            String source = made.get(random.nextInt(made.size()));
            unread.remove(source);
            String name = drawing.add(random.nextBoolean() ? dense(8) : RELU, source);
            made.add(name);
            unread.add(name);
        }
        return unread.size() == 1 ? unread.getFirst() : drawing.add(new Add(), unread.toArray(String[]::new));
    }

    @Test
    void whateverIsFoundIsTheSameNetworkWhenFolded() {
        int found = 0;
        for (long seed = 0; seed < 600; seed++) {
            GraphDocument document = seed % 3 == 0 ? RandomNetworks.valid(seed) : planted(seed);
            for (Repeats.Repeat repeat : Repeats.in(document)) {
                GraphDocument folded =
                        after(document, Folding.of(document, repeat, "part").edit());
                assertEquals(
                        document.network().nodes().size()
                                - (repeat.times()) * repeat.units().getFirst().size()
                                + 1,
                        folded.network().nodes().size());
                assertSameNetwork(
                        document.network(), Expansion.flat(folded), names(repeat, useId(folded)), "seed " + seed);
                assertEquals(
                        GraphChecker.check(document).total(),
                        GraphChecker.check(folded).total());
                found++;
            }
        }
        assertTrue(found > 200, "Found only " + found);
    }

    @Test
    void drawingsWithBlocksFoldToTheSameNetworkToo() {
        for (long seed = 0; seed < 300; seed++) {
            GraphDocument document = RandomBlocks.of(seed);
            for (Repeats.Repeat repeat : Repeats.in(document)) {
                GraphDocument folded =
                        after(document, Folding.of(document, repeat, "part").edit());
                assertEquals(sorted(Expansion.flat(document)), sorted(Expansion.flat(folded)), "seed " + seed);
                assertEquals(
                        GraphChecker.check(document).total(),
                        GraphChecker.check(folded).total());
            }
        }
    }

    private static List<String> sorted(Network network) {
        return network.nodes().stream()
                .map(node -> node.spec().toString())
                .sorted()
                .toList();
    }

    @Test
    void noTwoOffersShareANode() {
        for (long seed = 0; seed < 300; seed++) {
            List<Repeats.Repeat> found = Repeats.in(planted(seed));
            Set<NodeId> all =
                    found.stream().flatMap(repeat -> repeat.nodes().stream()).collect(Collectors.toSet());
            assertEquals(
                    all.size(),
                    found.stream().mapToInt(repeat -> repeat.nodes().size()).sum());
        }
    }

    @Test
    void tenThousandEqualLayersAreFound() {
        Repeats.Repeat best = Repeats.in(chain(5000)).getFirst();
        assertEquals(BlockUse.MOST_REPEATS, best.times());
    }
}
