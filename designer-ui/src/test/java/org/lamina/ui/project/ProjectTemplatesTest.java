package org.lamina.ui.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.settings.DataSpec;

class ProjectTemplatesTest {
    static Stream<Kind<? extends DataSpec>> sources() {
        return DataSpec.ALL.kinds().stream().filter(kind -> !kind.id().equals("none"));
    }

    /// What is left to complain about is only that nothing is connected yet.
    @ParameterizedTest
    @MethodSource("sources")
    void inputsAndOutputsFitTheData(Kind<? extends DataSpec> source) {
        GraphDocument document = ProjectTemplates.forData(source.defaults());
        List<String> codes = GraphChecker.check(document).findings().stream()
                .map(finding -> finding.problem().code())
                .filter(code -> code.startsWith("data."))
                .toList();
        assertEquals(List.of(), codes);
    }

    @Test
    void severalInputsAndOutputsHaveTheNamesOfTheData() {
        GraphDocument document = ProjectTemplates.forData(new DataSpec.MnistHalves());
        assertEquals(
                List.of("upper", "lower", "digit", "odd"),
                document.network().nodes().stream().map(GraphNode::name).toList());
    }
}
