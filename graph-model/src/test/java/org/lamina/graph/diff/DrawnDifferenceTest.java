package org.lamina.graph.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.testkit.RandomBlocks;
import org.lamina.graph.testkit.Sketch;

class DrawnDifferenceTest {
    private static final Dense DENSE = new Dense(8, Activation.RELU);

    private static Sketch start() {
        return Sketch.on(new DataSpec.None()).node("in", new VectorInput(2));
    }

    private static NodeId id(String name) {
        return new NodeId(name);
    }

    @Test
    void nothingDiffersFromItself() {
        for (long seed = 0; seed < 50; seed++) {
            GraphDocument document = RandomBlocks.of(seed);
            DrawnDifference none = DrawnDifference.between(document, document);
            assertEquals(Set.of(), none.added(), "seed " + seed);
            assertTrue(none.changed().isEmpty() && none.removed().isEmpty(), "seed " + seed);
            assertTrue(none.connected().isEmpty() && none.disconnected().isEmpty(), "seed " + seed);
        }
    }

    @Test
    void aLayerInPlaceOfAnother() {
        DrawnDifference found = DrawnDifference.between(
                start().then("old", DENSE).then("out", DENSE).document(),
                start().then("new", new Dropout(0.5)).then("out", DENSE).document());
        assertEquals(Set.of(id("new")), found.added());
        assertEquals(
                List.of("old"), found.removed().stream().map(GraphNode::name).toList());
        assertEquals(
                List.of(Connection.of(id("in"), id("new")), Connection.of(id("new"), id("out"))), found.connected());
        assertEquals(
                List.of(Connection.of(id("in"), id("old")), Connection.of(id("old"), id("out"))), found.disconnected());
    }

    /// A removed connection leads between the cards that are on the canvas, whatever the other file calls them.
    @Test
    void connectionsHaveTheIdsOfTheCanvas() {
        GraphDocument before = start().then("a", DENSE).document();
        GraphNode renumbered = new GraphNode(id("z"), "a", DENSE);
        GraphDocument after =
                before.withNetwork(new Network(List.of(before.network().nodes().getFirst(), renumbered), List.of()));
        assertEquals(
                List.of(Connection.of(id("in"), id("z"))),
                DrawnDifference.between(before, after).disconnected());
    }

    @Test
    void aChangedLayerSaysWhatIsChanged() {
        DrawnDifference found = DrawnDifference.between(
                start().then("d", DENSE).document(),
                start().then("d", new Dense(9, Activation.RELU)).document());
        assertEquals(Set.of(id("d")), found.changed().keySet());
        assertEquals(
                "8 9",
                found.changed().get(id("d")).stream()
                        .map(one -> one.before() + " " + one.after())
                        .reduce("", String::concat));
    }

    @Test
    void aBlockWithAnotherBlockChangedInsideIsChanged() {
        BlockDefinition inner = block("inner", new GraphNode(id("d"), "d", DENSE));
        BlockDefinition outer = block("outer", new GraphNode(id("u"), "u", new BlockUse(inner.id(), 1)));
        GraphDocument before =
                start().node("use", new BlockUse(outer.id(), 1)).document().withBlocks(List.of(outer, inner));
        GraphDocument after =
                before.withBlock(block("inner", new GraphNode(id("d"), "d", new Dense(9, Activation.RELU))));
        assertEquals(
                Set.of(id("use")),
                DrawnDifference.between(before, after).changed().keySet());
    }

    private static BlockDefinition block(String name, GraphNode inside) {
        return new BlockDefinition(new BlockId(name), name, new Network(List.of(inside), List.of()), Layout.EMPTY);
    }
}
