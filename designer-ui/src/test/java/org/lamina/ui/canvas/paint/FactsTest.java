package org.lamina.ui.canvas.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.Combination;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.VectorInput;
import org.lamina.ui.testkit.TestBench;
import org.lamina.ui.text.Messages;
import org.lamina.ui.text.Wording;

/// What stands on connections.
class FactsTest {
    private static final Connection FIRST = Connection.of(new NodeId("a"), new NodeId("both"));
    private static final Connection SECOND = Connection.of(new NodeId("b"), new NodeId("both"));

    private static List<String> labels(LayerSpec both, Locale language) {
        GraphDocument document = GraphDocument.EMPTY.withNetwork(new Network(
                List.of(
                        TestBench.node("a", new VectorInput(4)),
                        TestBench.node("b", new VectorInput(4)),
                        TestBench.node("both", both)),
                List.of(FIRST, SECOND)));
        Facts facts = new Facts(GraphChecker.check(document), new Wording(new Messages(language)));
        return List.of(facts.label(FIRST), facts.label(SECOND));
    }

    @Test
    void aConnectionSaysWhatItIsForWhereInputsAreNotAlike() {
        LayerSpec subtract = Combination.SUBTRACT.defaults();
        assertEquals(List.of("Minuend: 4", "Subtrahend: 4"), labels(subtract, Locale.ENGLISH));
        assertEquals(List.of("被减数：4", "减数：4"), labels(subtract, Locale.SIMPLIFIED_CHINESE));
    }

    @Test
    void otherConnectionsSayTheShapeOnly() {
        assertEquals(List.of("4", "4"), labels(new Add(), Locale.ENGLISH));
    }
}
