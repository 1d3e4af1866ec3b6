package org.lamina.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.io.ProjectCodec;

class SampleProjectsTest {
    static Stream<BundledSample> samples() {
        return SampleCatalog.ALL.stream();
    }

    @Test
    void catalogNamesEverySample() {
        Set<String> names = SampleCatalog.ALL.stream().map(BundledSample::name).collect(Collectors.toSet());
        assertEquals(SampleProjects.all().keySet(), names);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void fileHoldsWhatTheCodeSays(BundledSample sample) throws Exception {
        assertEquals(SampleProjects.all().get(sample.name()), ProjectCodec.read(sample.project()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void opensAndSavesIdenticalBytes(BundledSample sample) throws Exception {
        assertEquals(sample.project(), ProjectCodec.write(ProjectCodec.read(sample.project())));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void opensClean(BundledSample sample) throws Exception {
        Analysis analysis = GraphChecker.check(ProjectCodec.read(sample.project()));
        assertEquals(List.of(), analysis.findings());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void hasAThumbnail(BundledSample sample) throws Exception {
        try (InputStream stream = sample.thumbnail()) {
            assertEquals(480, ImageIO.read(stream).getWidth());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyNodeHasAPlaceOfItsOwn(BundledSample sample) throws Exception {
        GraphDocument document = ProjectCodec.read(sample.project());
        var places = document.network().nodes().stream()
                .map(node -> document.layout().of(node.id()))
                .collect(Collectors.toSet());
        assertEquals(document.network().nodes().size(), places.size());
        assertTrue(places.stream().allMatch(place -> place.x() >= 0 && place.y() >= 0));
    }
}
