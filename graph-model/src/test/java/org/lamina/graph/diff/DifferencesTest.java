package org.lamina.graph.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.diff.Difference.About;
import org.lamina.graph.diff.Difference.Change;
import org.lamina.graph.diff.Difference.Subject;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Learning;
import org.lamina.graph.settings.OptimizerSpec;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.testkit.Sketch;

class DifferencesTest {
    private static final Dense DENSE = new Dense(8, Activation.RELU);

    private static Sketch start() {
        return Sketch.on(new DataSpec.None()).node("in", new VectorInput(2));
    }

    private static void assertDifferences(GraphDocument before, GraphDocument after, Difference... expected) {
        assertEquals(List.of(expected), Differences.between(before, after));
    }

    private static GraphDocument of(List<GraphNode> nodes, Connection... connections) {
        return start().document().withNetwork(new Network(nodes, List.of(connections)));
    }

    private static GraphNode node(String id, String name) {
        return new GraphNode(new NodeId(id), name, DENSE);
    }

    private static Connection link(String from, String to) {
        return Connection.of(new NodeId(from), new NodeId(to));
    }

    @Test
    void movedCardsAreNoDifference() {
        GraphDocument document = start().then("d", DENSE).document();
        assertDifferences(document, document.withLayout(Layout.EMPTY));
    }

    @Test
    void aLayerInBetween() {
        assertDifferences(
                start().then("d", DENSE).document(),
                start().then("drop", new Dropout(0.5)).then("d", DENSE).document(),
                new Difference(Change.ADDED, Subject.LAYER, "", About.whole("drop"), "", "dropout"),
                new Difference(Change.REMOVED, Subject.CONNECTION, "", About.whole("in -> d"), "", ""),
                new Difference(Change.ADDED, Subject.CONNECTION, "", About.whole("in -> drop"), "", ""),
                new Difference(Change.ADDED, Subject.CONNECTION, "", About.whole("drop -> d"), "", ""));
    }

    @Test
    void aParameterAndAKind() {
        assertDifferences(
                start().then("d", DENSE).then("e", DENSE).document(),
                start().then("d", new Dense(9, Activation.RELU))
                        .then("e", new Dropout(0.5))
                        .document(),
                new Difference(Change.CHANGED, Subject.PARAMETER, "", new About("d", Dense.KIND, "units"), "8", "9"),
                new Difference(Change.CHANGED, Subject.LAYER, "", About.whole("e"), "dense", "dropout"));
    }

    @Test
    void aFrozenLayer() {
        assertDifferences(
                start().then("d", DENSE).document(),
                start().then("d", DENSE).frozen("d").document(),
                new Difference(
                        Change.CHANGED,
                        Subject.PARAMETER,
                        "",
                        new About("d", Learning.KIND, "frozen"),
                        "false",
                        "true"));
    }

    @Test
    void aNewNameUnderTheSameId() {
        assertDifferences(
                of(List.of(node("a", "first"))),
                of(List.of(node("a", "second"))),
                new Difference(Change.CHANGED, Subject.NAME, "", About.whole("first"), "first", "second"));
    }

    @Test
    void theSameNameUnderAnotherIdIsTheSameLayer() {
        assertDifferences(
                of(List.of(node("a", "x"), node("b", "y")), link("a", "b")),
                of(List.of(node("c", "x"), node("d", "y")), link("c", "d")));
    }

    @Test
    void anotherOrderOfInputs() {
        Sketch one = start().then("a", DENSE).then("sum", new Add()).link("in", "sum");
        Sketch other = start().then("a", DENSE)
                .node("sum", new Add())
                .link("in", "sum")
                .link("a", "sum");
        assertDifferences(
                one.document(),
                other.document(),
                new Difference(Change.CHANGED, Subject.ORDER, "", About.whole("sum"), "a, in", "in, a"));
    }

    @Test
    void theRateOfAnOptimizer() {
        TrainingSettings slow = TrainingSettings.DEFAULT.withOptimizer(
                OptimizerSpec.Adam.KIND.defaults().withLearningRate(1e-5));
        assertDifferences(
                start().document(),
                start().training(slow).document(),
                new Difference(
                        Change.CHANGED,
                        Subject.SETTING,
                        "",
                        new About("training", TrainingSettings.KIND, "optimizer.learning-rate"),
                        "0.001",
                        "0.00001"));
    }

    @Test
    void theInsideOfABlock() {
        GraphDocument document = start().document();
        Network inside = new Network(List.of(node("a", "a")), List.of());
        BlockDefinition block = new BlockDefinition(new BlockId("b"), "stage", inside, Layout.EMPTY);
        GraphNode wide = new GraphNode(new NodeId("a"), "a", new Dense(16, Activation.RELU));
        BlockDefinition changed = block.withNetwork(new Network(List.of(wide), List.of()));
        assertDifferences(
                document.withBlocks(List.of(block)),
                document.withBlocks(List.of(changed)),
                new Difference(
                        Change.CHANGED, Subject.PARAMETER, "stage", new About("a", Dense.KIND, "units"), "8", "16"));
    }
}
