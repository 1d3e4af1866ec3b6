package org.lamina.samples.example;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Point;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.graph.layout.CardSize;
import org.lamina.graph.settings.DataSpec;

/// Every layer kind has an example, and every example can be opened as it is.
class ExamplesTest {
    static Stream<Example> examples() {
        return ExampleCatalog.ALL.stream();
    }

    @Test
    void everyKindHasAnExample() {
        List<String> missing = LayerKinds.ALL.kinds().stream()
                .filter(kind -> ExampleCatalog.of(kind).isEmpty())
                .map(Kind::id)
                .toList();
        assertEquals(List.of(), missing, """
            These kinds have no example that their help could open. In org.lamina.samples.example draw a small \
            network, as the ones there, in which the kind does what it is good for, with bundled data where some \
            fits; add Example.of("name", ...::drawing, ....KIND) to ExampleCatalog.ALL, or the kind to an entry \
            that shows it well already; and add example.name.title and example.name.text to examples.properties \
            and examples_zh_CN.properties.\
            """);
    }

    @Test
    void noKindHasTwo() {
        List<? extends Kind<?>> kinds = ExampleCatalog.ALL.stream()
                .flatMap(example -> example.kinds().stream())
                .toList();
        assertEquals(kinds.stream().distinct().toList(), kinds);
    }

    @Test
    void namesAreDifferent() {
        List<String> names = ExampleCatalog.ALL.stream().map(Example::name).toList();
        assertEquals(names.stream().distinct().toList(), names);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void holdsItsKinds(Example example) {
        example.kinds().forEach(kind -> assertDoesNotThrow(() -> example.shown(kind)));
    }

    /// Only the data is still to be chosen, where none that comes with the program fits.
    @ParameterizedTest
    @MethodSource("examples")
    void opensClean(Example example) {
        GraphDocument document = example.project();
        assertEquals(
                document.settings().data().source() instanceof DataSpec.None ? List.of("data.none") : List.of(),
                GraphChecker.check(document).findings().stream()
                        .map(finding -> finding.problem().code())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void comesBackFromItsFileTheSame(Example example) throws Exception {
        assertEquals(example.project(), ProjectCodec.read(ProjectCodec.write(example.project())));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void noCardLiesOnAnother(Example example) {
        GraphDocument document = example.project();
        List<GraphNode> nodes = document.network().nodes();
        List<String> overlapping = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (overlap(document, nodes.get(i), nodes.get(j))) {
                    overlapping.add(nodes.get(j).name() + " and " + nodes.get(i).name());
                }
            }
        }
        assertEquals(List.of(), overlapping);
    }

    private static boolean overlap(GraphDocument document, GraphNode one, GraphNode other) {
        Point a = document.layout().of(one.id());
        Point b = document.layout().of(other.id());
        CardSize sizeA = CardSize.of(one.spec());
        CardSize sizeB = CardSize.of(other.spec());
        return a.x() < b.x() + sizeB.width()
                && b.x() < a.x() + sizeA.width()
                && a.y() < b.y() + sizeB.height()
                && b.y() < a.y() + sizeA.height();
    }
}
