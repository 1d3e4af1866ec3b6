package org.lamina.graph.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.Output;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.testkit.Sketch;

/// Nodes find their data by name first, the others in order; what is left over is told.
class DataBindingTest {
    private static final ImageInput HALF = new ImageInput(1, 14, 28);

    private static NodeId id(String name) {
        return new NodeId(name);
    }

    @Test
    void namesComeBeforeOrder() {
        GraphDocument document = Sketch.on(new DataSpec.MnistHalves())
                .node("first", HALF)
                .node("upper", HALF)
                .node("answer", Output.KIND.defaults())
                .node("digit", Output.KIND.defaults())
                .document();

        assertEquals(
                new DataBinding(Map.of(id("first"), 1, id("upper"), 0), Map.of(id("answer"), 1, id("digit"), 0)),
                DataBinding.of(document));
    }

    @Test
    void nodesBeyondTheDataStayUnboundAndAreErrors() {
        GraphDocument document = Sketch.on(new DataSpec.Mnist())
                .node("a", new ImageInput(1, 28, 28))
                .node("b", new ImageInput(1, 28, 28))
                .document();

        assertEquals(Map.of(id("a"), 0), DataBinding.of(document).inputs());
        assertEquals(List.of("data.no-input-for"), errorsAt(document, "b"));
    }

    private static List<String> errorsAt(GraphDocument document, String node) {
        return GraphChecker.check(document).findingsAt(id(node)).stream()
                .map(Finding::problem)
                .filter(Problem::isError)
                .map(Problem::code)
                .toList();
    }

    @Test
    void columnsThatNobodyReadsAreWarnings() {
        GraphDocument document = Sketch.on(new DataSpec.MnistHalves())
                .chain("upper", HALF, "flat", new Flatten(), "digit", Output.KIND.defaults())
                .document();
        List<String> codes = GraphChecker.check(document).findings().stream()
                .map(finding ->
                        finding.problem().code() + " " + finding.problem().args())
                .toList();

        assertEquals(List.of("data.input-unused [lower]", "data.target-unused [odd]"), codes);
    }
}
