package org.lamina.ui.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.PortRef;
import org.lamina.graph.formula.Formula;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockOutput;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Expression;
import org.lamina.graph.layer.Gru;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.PositionalEncoding;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.SequenceInput;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.settings.ConstraintSpec;
import org.lamina.graph.settings.Learning;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.settings.OptimizerSpec;
import org.lamina.graph.settings.PenaltySpec;
import org.lamina.theme.Theme;
import org.lamina.ui.testkit.TestBench;
import org.lamina.ui.testkit.Window;

/// The form that is generated from a kind changes the document, says what it refuses and follows undo.
class InspectorPaneTest {
    private Window<InspectorPane> window;

    @BeforeEach
    void open() {
        window = Window.show(Theme.LIGHT, Locale.ENGLISH, 300, 760, TestBench.lenet(), InspectorPane::new);
        window.run(bench -> bench.select("conv1"));
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Conv2d conv() {
        return (Conv2d) window.get(bench -> bench.spec("conv1"));
    }

    @Test
    void typingChangesTheLayerAsOneStep() {
        window.type("#param-filters", "48");
        assertEquals(48, conv().filters());
        window.run(bench -> bench.editor().undo());
        assertEquals(32, conv().filters());
        assertEquals("32", window.text("#param-filters"));
        window.run(bench -> bench.editor().redo());
        assertEquals("48", window.text("#param-filters"));
    }

    @Test
    void undoKeyInAFieldUndoesInTheDocument() {
        window.type("#param-filters", "48");
        window.press(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(32, conv().filters());
        assertEquals("32", window.text("#param-filters"));
    }

    @Test
    void aNumberOutOfRangeIsRefusedWithTheRange() {
        window.type("#param-filters", "0");
        assertEquals(32, conv().filters());
        assertEquals("A whole number from 1 to 65,536.", window.text("#param-filters-message"));
        window.press(KeyCode.TAB);
        assertEquals("32", window.text("#param-filters"));
        assertEquals("A whole number from 1 to 65,536. Kept 32.", window.text("#param-filters-message"));
    }

    @Test
    void theFormOfAnotherLayerIsSeenFromItsTop() {
        ScrollPane scroll = window.get(_ -> (ScrollPane) window.pane().lookupAll(".plain-scroll").stream()
                .filter(Node::isVisible)
                .findFirst()
                .orElseThrow());
        window.run(_ -> scroll.setVvalue(1));
        window.run(bench -> bench.select("conv2"));
        assertEquals(0.0, window.get(_ -> scroll.getVvalue()));
    }

    private double top(String field) {
        return window.get(_ -> {
            Node node = window.node(field, Node.class);
            return node.localToScene(0, 0).getY();
        });
    }

    @Test
    void theMessageOfAFieldMovesNothing() {
        double before = top("#param-activation");
        window.type("#param-filters", "0");
        assertEquals(before, top("#param-activation"));
        window.press(KeyCode.TAB);
        assertEquals(before, top("#param-activation"));
    }

    @Test
    void theMessageOfAFieldStandsRightAboveIt() {
        window.type("#param-kernel", "x");
        double bottom = window.get(_ -> {
            Node message = window.node("#param-kernel-message", Node.class);
            return message.localToScene(message.getLayoutBounds()).getMaxY();
        });
        assertEquals(top("#param-kernel"), bottom, 4);
    }

    @Test
    void arrowKeysStep() {
        window.click("#param-filters");
        window.press(KeyCode.UP);
        window.press(KeyCode.SHIFT, KeyCode.UP);
        window.press(KeyCode.DOWN);
        assertEquals(42, conv().filters());
    }

    @Test
    void aSizeIsTypedAsTwoNumbersOrOne() {
        window.type("#param-kernel", "5x3");
        assertEquals(new Size(5, 3), conv().kernel());
        window.type("#param-kernel", "7");
        assertEquals(Size.of(7), conv().kernel());
    }

    @Test
    void aChoiceIsTakenFromItsList() {
        window.run(_ -> choose("#param-activation", Activation.GELU));
        assertEquals(Activation.GELU, conv().activation());
    }

    @Test
    void aVariantBringsItsOwnParameters() {
        window.run(bench -> bench.select());
        window.run(_ -> choose("#param-optimizer", OptimizerSpec.Momentum.KIND));
        window.type("#param-learning-rate", "2e-2");
        assertEquals(
                new OptimizerSpec.Momentum(0.02, 0.9),
                window.get(
                        bench -> bench.editor().document().settings().training().optimizer()));
    }

    @Test
    void aVariantWithoutParametersChangesTheLayer() {
        window.run(bench -> bench.select("output"));
        window.run(_ -> choose("#param-loss", Losses.SIGMOID_CROSS_ENTROPY.kind()));
        assertEquals(new Output(10, Losses.SIGMOID_CROSS_ENTROPY), window.get(bench -> bench.spec("output")));
    }

    @Test
    void aLayerWithParametersCanBeFrozen() {
        window.click("#learning-frozen");
        assertTrue(window.is(InspectorPaneTest::isFrozen));
        window.run(bench -> bench.editor().undo());
        assertFalse(window.is(InspectorPaneTest::isFrozen));
        assertTrue(window.is(_ -> isSeen("#learning-frozen")));
        window.run(bench -> bench.select("pool1"));
        assertFalse(window.is(_ -> isSeen("#learning-frozen")));
    }

    @Test
    void aLayerWithWeightsCanBeConstrained() {
        window.run(_ -> choose("#learning-constraint", ConstraintSpec.MaxNorm.KIND));
        window.type("#learning-limit", "2");
        assertEquals(
                new ConstraintSpec.MaxNorm(2),
                window.get(bench ->
                        bench.editor().selectedNode().orElseThrow().learning().constraint()));
    }

    @Test
    void aLayerWithWeightsCanHaveARateAndAPenaltyOfItsOwn() {
        window.type("#learning-rate-factor", "0.1");
        window.run(_ -> choose("#learning-penalty", PenaltySpec.Own.KIND));
        window.type("#learning-l2", "0.01");
        assertEquals(
                Learning.USUAL.withRateFactor(0.1).withPenalty(new PenaltySpec.Own(0, 0.01, 0)),
                window.get(bench -> bench.editor().selectedNode().orElseThrow().learning()));
    }

    private static boolean isFrozen(TestBench bench) {
        return bench.editor().selectedNode().orElseThrow().learning().frozen();
    }

    @Test
    void aParameterThatMeansNothingIsNotShownAndKept() {
        PositionalEncoding learned = new PositionalEncoding(PositionalEncoding.Style.LEARNED, 64);
        window.run(bench -> {
            bench.editor().open(TestBench.chain(TestBench.node("position", learned)));
            bench.select("position");
        });
        assertTrue(window.is(_ -> isSeen("#param-length")));
        window.run(_ -> choose("#param-style", PositionalEncoding.Style.SINUSOIDAL));
        assertFalse(window.is(_ -> isSeen("#param-length")));
        window.run(_ -> choose("#param-style", PositionalEncoding.Style.LEARNED));
        assertEquals(learned, window.get(bench -> bench.spec("position")));
    }

    private boolean isSeen(String query) {
        for (Node at = window.node(query, Node.class); at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void aFlagIsASwitch() {
        window.run(bench -> {
            bench.editor().open(TestBench.chain(TestBench.node("attention", new SelfAttention(2, false))));
            bench.select("attention");
        });
        window.click("#param-causal");
        assertEquals(new SelfAttention(2, true), window.get(bench -> bench.spec("attention")));
    }

    @Test
    void aFormulaIsTypedAndWhatIsInItsWayIsSaid() {
        window.run(bench -> {
            bench.editor().open(TestBench.chain(TestBench.node("formula", Expression.KIND.defaults())));
            bench.select("formula");
        });
        window.type("#param-formula", "x * tanh(a * x)");
        assertEquals(new Expression(Formula.of("x * tanh(a * x)")), window.get(bench -> bench.spec("formula")));
        window.type("#param-formula", "x ** 2");
        assertEquals(
                "“*” at character 4 cannot stand there. Write products with *, powers with ^ and numbers with a point.",
                window.text("#param-formula-message"));
    }

    @Test
    void theNameIsChangedInTheHeader() {
        window.type("#node-name", "edges");
        window.press(KeyCode.ENTER);
        assertEquals(
                "edges",
                window.get(bench -> bench.editor().selectedNode().orElseThrow().name()));
        window.type("#node-name", " ");
        window.press(KeyCode.ENTER);
        assertEquals("edges", window.text("#node-name"));
    }

    @Test
    void shapeAndCostFollowTheEdit() {
        assertEquals("[B, C=32, H=26, W=26]", window.text("#fact-output"));
        assertEquals("3 × 3 px of the image", window.text("#fact-sees"));
        window.type("#param-filters", "16");
        assertEquals("[B, C=16, H=26, W=26]", window.text("#fact-output"));
        assertTrue(window.text("#fact-parameters").startsWith("160 · "), window.text("#fact-parameters"));
    }

    @Test
    void aLayerThatIsConnectedToNothingSaysSo() {
        window.run(bench -> {
            bench.editor().open(TestBench.chain(TestBench.node("alone", new SelfAttention(2, false))));
            bench.select("alone");
        });
        assertEquals("not connected yet", window.text("#fact-output"));
        assertTrue(window.is(_ -> window.pane().lookup("#fact-parameters") == null));
    }

    private List<String> facts() {
        return window.get(_ -> window.pane().lookupAll(".fact-label").stream()
                .map(label -> ((Label) label).getText())
                .toList());
    }

    @Test
    void inputsWithRolesAreCalledAfterThem() {
        GraphDocument document =
                TestBench.chain(TestBench.node("sequence", new SequenceInput(3, 8)), TestBench.node("gru", new Gru(4)));
        GraphDocument both = document.withNetwork(new Network(
                Stream.concat(
                                document.network().nodes().stream(),
                                Stream.of(TestBench.node("first", new VectorInput(4))))
                        .toList(),
                List.of(
                        Connection.of(new NodeId("sequence"), new NodeId("gru")),
                        Connection.of(new NodeId("first"), new NodeId("gru")))));
        window.run(bench -> {
            bench.editor().open(both);
            bench.select("gru");
        });
        assertEquals(List.of("Sequence", "Initial state"), facts().subList(0, 2));
        window.run(bench -> {
            bench.editor().open(document);
            bench.select("gru");
        });
        assertEquals("Input", facts().getFirst());
    }

    @Test
    void inputsOfABlockAreCalledAsItsPorts() {
        BlockDefinition block = new BlockDefinition(
                new BlockId("b"),
                "merge",
                new Network(
                        List.of(
                                TestBench.node("left", new BlockInput()),
                                TestBench.node("right", new BlockInput()),
                                TestBench.node("sum", new Add()),
                                TestBench.node("out", new BlockOutput())),
                        List.of(
                                Connection.of(new NodeId("left"), new NodeId("sum")),
                                Connection.of(new NodeId("right"), new NodeId("sum")),
                                Connection.of(new NodeId("sum"), new NodeId("out")))),
                Layout.EMPTY);
        NodeId use = new NodeId("use");
        GraphDocument document = GraphDocument.EMPTY
                .withNetwork(new Network(
                        List.of(
                                TestBench.node("a", new VectorInput(4)),
                                TestBench.node("use", new BlockUse(new BlockId("b"), 1))),
                        List.of(
                                new Connection(PortRef.out(new NodeId("a")), new PortRef(use, "left")),
                                new Connection(PortRef.out(new NodeId("a")), new PortRef(use, "right")))))
                .withBlocks(List.of(block));
        window.run(bench -> {
            bench.editor().open(document);
            bench.select("use");
        });
        assertEquals(List.of("left", "right"), facts().subList(0, 2));
    }

    @Test
    void theShapeOfTokensTellsWhichNumbersTheyAre() {
        window.run(bench -> {
            bench.editor().open(TestBench.chain(TestBench.node("tokens", new TokenInput(1000, 32))));
            bench.select("tokens");
        });
        assertEquals("[B, T=32] with token ids from 0 to 999", window.text("#fact-output"));
    }

    @Test
    void liveLooksIntoTheRunOnlyWhileItCanBeSeen() {
        window.run(bench ->
                bench.bench().runs().open(TrainingRequest.of(bench.editor().document(), 1)));
        ProbeRequest histogram = new ProbeRequest.Histogram(new NodeId("conv1"));
        assertFalse(window.engine().session().watched().contains(histogram));
        window.click("#inspector-live");
        assertTrue(window.engine().session().watched().contains(histogram));
        window.engine().session().batches(3);
        window.run(_ -> {});
        assertEquals("0.083", window.text("#live-mean"));
        window.click("#inspector-parameters");
        assertFalse(window.engine().session().watched().contains(histogram));
    }

    private <V> void choose(String query, V value) {
        @SuppressWarnings("unchecked")
        ComboBox<V> combo = window.node(query, ComboBox.class);
        combo.setValue(value);
    }
}
