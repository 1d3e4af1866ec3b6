package org.lamina.samples.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.runtime.lower.GraphLowering;
import org.lamina.runtime.lower.Lowered;
import org.lamina.samples.OneSample;
import org.nd4j.linalg.api.ndarray.INDArray;

/// What the engine makes of the templates.
class TrainedTemplatesTest {
    private static final boolean IS_WHOLE = "all".equals(System.getProperty("lamina.templates"));
    private static final List<String> SMALL = List.of(
            "lenet-5",
            "lstm-classifier",
            "inception-v1",
            "resnet-18",
            "squeezenet-1.1",
            "densenet-121",
            "mobilenet-v1",
            "mobilenet-v2",
            "efficientnet-b0",
            "u-net",
            "tiny-yolo-v2",
            "dcgan-generator",
            "dcgan-discriminator",
            "variational-autoencoder");

    @Test
    void theEngineCountsTheSameParameters() {
        for (Template template : TemplateCatalog.ALL) {
            GraphDocument document = template.drawing().get();
            ComputationGraphConfiguration lowered = GraphLowering.portable(document, 0.001);
            assertEquals(
                    GraphChecker.check(document).total().parameters(),
                    lowered.getVertices().values().stream()
                            .mapToLong(vertex -> vertex.numParams(true))
                            .sum(),
                    template.name());
        }
    }

    /// Images are small here, which changes no parameter of networks that end in a mean over all places or answer at
    /// each. The others need more memory or time than a test should take.
    ///
    /// `-Dlamina.templates=all` trains all of them, as large as they are.
    static List<String> names() {
        return IS_WHOLE ? TemplateCatalog.ALL.stream().map(Template::name).toList() : SMALL;
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSampleTrains(String name) {
        GraphDocument drawn =
                TemplateCatalog.byName(name).orElseThrow().drawing().get();
        Lowered lowered = GraphLowering.lower(IS_WHOLE ? drawn : withSmallImages(drawn));
        ComputationGraph graph = new ComputationGraph(lowered.configuration());
        graph.init();
        INDArray before = graph.params().dup();
        OneSample.train(graph, lowered.flow());
        assertTrue(Double.isFinite(graph.score()), () -> "loss " + graph.score());
        assertNotEquals(before, graph.params());
    }

    private static GraphDocument withSmallImages(GraphDocument document) {
        Map<LayerSpec, LayerSpec> smaller = Map.of(
                Layers.PHOTO,
                new ImageInput(3, 64, 64),
                new ImageInput(3, 416, 416),
                new ImageInput(3, 64, 64),
                new ImageInput(1, 572, 572),
                new ImageInput(1, 188, 188));
        Network network = document.network();
        List<GraphNode> nodes = network.nodes().stream()
                .map(node -> node.withSpec(smaller.getOrDefault(node.spec(), node.spec())))
                .toList();
        return document.withNetwork(new Network(nodes, network.connections()));
    }
}
