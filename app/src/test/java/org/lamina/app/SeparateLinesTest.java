package org.lamina.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.problem.ProblemException;
import org.lamina.samples.SampleCatalog;
import org.lamina.samples.example.ExampleCatalog;
import org.lamina.samples.template.TemplateCatalog;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.Curve;
import org.lamina.ui.canvas.geometry.Link;

/// In what comes with the program no two connections run along one line, so that each can be followed by eye.
class SeparateLinesTest {
    private static final double STEP = 4;

    /// Closer lines look like one.
    private static final double APART = 4;

    /// Where lines cross or turn they may come close for so long.
    private static final double LONGEST_SHARED = 44;

    static Stream<Arguments> drawings() throws ProblemException {
        List<Arguments> all = new ArrayList<>();
        for (var sample : SampleCatalog.ALL) {
            all.add(Arguments.of(sample.name(), ProjectCodec.read(sample.project())));
        }
        for (var template : TemplateCatalog.ALL) {
            all.add(Arguments.of(template.name(), template.drawing().get()));
        }
        for (var example : ExampleCatalog.ALL) {
            all.add(Arguments.of(example.name(), example.project()));
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drawings")
    void noTwoConnectionsShareAWay(String name, GraphDocument document) {
        CanvasMap map = CanvasMap.of(document);
        List<Link> links =
                document.network().connections().stream().map(map::link).toList();
        List<String> sharing = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            for (int j = i + 1; j < links.size(); j++) {
                double shared = shared(links.get(i), links.get(j));
                if (shared > LONGEST_SHARED) {
                    sharing.add(
                            links.get(i).connection() + " and " + links.get(j).connection() + ": " + shared);
                }
            }
        }
        assertEquals(List.of(), sharing, name);
    }

    /// How long two connections look like one. Those that begin or end in one port carry one value or make one.
    private static double shared(Link one, Link other) {
        boolean haveAnEndInCommon =
                one.connection().from().equals(other.connection().from())
                        || one.connection().to().equals(other.connection().to());
        double shared = 0;
        for (Curve piece : haveAnEndInCommon ? List.<Curve>of() : one.pieces()) {
            double length = piece.point(0).distance(piece.point(1));
            int steps = (int) Math.max(1, length / STEP);
            for (int k = 0; k < steps; k++) {
                Point2D at = piece.point((k + 0.5) / steps);
                if (other.distanceTo(at.getX(), at.getY()) < APART) {
                    shared += length / steps;
                }
            }
        }
        return shared;
    }
}
