package org.lamina.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockOutput;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.Learning;
import org.lamina.graph.testkit.Twins;
import org.lamina.theme.ThemeColors;
import org.lamina.ui.Workbench;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.skin.CardContent;
import org.lamina.ui.canvas.skin.CardContents;
import org.lamina.ui.canvas.skin.Overlay;
import org.lamina.ui.testkit.FxScene;
import org.lamina.ui.testkit.TestBench;

/// What cards say.
class CardContentsTest {
    private static final BlockId BLOCK = new BlockId("residual");

    @Test
    void repeatedBlocksSayHowOftenAtEverySize() {
        assertEquals("rest", title(1));
        assertEquals("rest × 35", title(35));
    }

    @Test
    void blocksThatShareTheirWeightsSaySo() {
        assertEquals("1 layer × 2", words(new BlockUse(BLOCK, 2)).summary());
        assertEquals(
                "1 layer × 2, shared",
                words(new BlockUse(BLOCK, 2).withShared(true)).summary());
    }

    @Test
    void insteadOfNoParametersACardSaysWhoseItHas() {
        VectorInput input = new VectorInput(3);
        GraphDocument twins = Twins.of(input, input, new Dense(4, Activation.TANH));
        FxScene.call(() -> {
            Workbench bench =
                    TestBench.of(new ThemeColors(), Locale.ENGLISH, twins).bench();
            assertEquals("shared with left", parameters(bench, "right"));
            assertTrue(parameters(bench, "left").startsWith("16 · "), parameters(bench, "left"));
            bench.editor().openBlock(Twins.RIGHT);
            assertEquals("shared with left/l0", parameters(bench, "l0"));
            return bench;
        });
    }

    private static String parameters(Workbench bench, String id) {
        GraphNode node =
                bench.editor().document().network().node(new NodeId(id)).orElseThrow();
        return new CardContents(bench)
                .of(node, CardBox.at(0, 0, 1, 1), Overlay.PARAMETERS)
                .words()
                .caption();
    }

    @Test
    void layersInsideAFrozenBlockShowThatTheyAreFrozen() {
        assertEquals(Set.of(), lockedInside(Learning.USUAL, Learning.USUAL));
        assertEquals(Set.of("dense"), lockedInside(Learning.USUAL.withFrozen(true), Learning.USUAL));
        assertEquals(Set.of("dense"), lockedInside(Learning.USUAL, Learning.USUAL.withFrozen(true)));
    }

    /// Which layers have a lock when a block in a block is open.
    private static Set<String> lockedInside(Learning outer, Learning inner) {
        GraphDocument document = GraphDocument.EMPTY
                .withNetwork(new Network(
                        List.of(
                                TestBench.node("x", new VectorInput(4)),
                                TestBench.node("use", new BlockUse(new BlockId("outer"), 1))
                                        .withLearning(outer)),
                        List.of(Connection.of(new NodeId("x"), new NodeId("use")))))
                .withBlocks(List.of(
                        block(
                                "outer",
                                TestBench.node("use", new BlockUse(BLOCK, 1)).withLearning(inner)),
                        block(
                                BLOCK.value(),
                                TestBench.node("dense", new Dense(4, Activation.RELU)),
                                TestBench.node("dropout", new Dropout(0.5)))));
        return FxScene.call(() -> {
            Workbench bench =
                    TestBench.of(new ThemeColors(), Locale.ENGLISH, document).bench();
            bench.editor().openBlock(new NodeId("use"));
            bench.editor().openBlock(new NodeId("use"));
            CardContents contents = new CardContents(bench);
            return bench.editor().document().network().nodes().stream()
                    .filter(node -> contents.of(node, CardBox.at(0, 0, 1, 1), Overlay.ACTIVATIONS)
                            .state()
                            .frozen())
                    .map(GraphNode::name)
                    .collect(Collectors.toSet());
        });
    }

    /// A block of a chain of layers.
    private static BlockDefinition block(String id, GraphNode... layers) {
        List<GraphNode> nodes = new ArrayList<>(List.of(TestBench.node("in", new BlockInput())));
        nodes.addAll(List.of(layers));
        nodes.add(TestBench.node("out", new BlockOutput()));
        GraphDocument chain = TestBench.chain(nodes.toArray(GraphNode[]::new));
        return new BlockDefinition(new BlockId(id), id, chain.network(), Layout.EMPTY);
    }

    private static String title(int repeat) {
        return words(new BlockUse(BLOCK, repeat)).name();
    }

    private static CardContent.Words words(BlockUse use) {
        GraphNode node = TestBench.node("rest", use);
        GraphDocument document = GraphDocument.EMPTY
                .withNetwork(new Network(List.of(node), List.of()))
                .withBlocks(List.of(new BlockDefinition(BLOCK, "residual", Network.EMPTY, Layout.EMPTY)));
        return FxScene.call(() -> {
            Workbench bench =
                    TestBench.of(new ThemeColors(), Locale.ENGLISH, document).bench();
            return new CardContents(bench)
                    .of(node, CardBox.at(0, 0, 1, 1), Overlay.ACTIVATIONS)
                    .words();
        });
    }
}
