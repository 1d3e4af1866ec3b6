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
import org.junit.jupiter.params.provider.ValueSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;
import org.lamina.runtime.lower.GraphLowering;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// What the engine makes of the templates.
class TrainedTemplatesTest {

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
    @ParameterizedTest
    @ValueSource(
            strings = {
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
                "dcgan-discriminator"
            })
    void aSampleTrains(String name) {
        GraphDocument document = withSmallImages(
                TemplateCatalog.byName(name).orElseThrow().drawing().get());
        ComputationGraph graph =
                new ComputationGraph(GraphLowering.lower(document).configuration());
        graph.init();
        INDArray before = graph.params().dup();
        graph.fit(new INDArray[] {input(document)}, new INDArray[] {label(document)});
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

    private static INDArray input(GraphDocument document) {
        LayerSpec spec = document.network().nodes().getFirst().spec();
        Shape shape = ((ShapeResult.Ok) spec.kind().shape(spec, List.of())).shape();
        return switch (shape) {
            case Shape.Image image -> Nd4j.rand(DataType.FLOAT, 1, image.channels(), image.height(), image.width());
            case Shape.Tokens tokens -> Nd4j.ones(DataType.FLOAT, 1, tokens.length());
            case Shape.Vector _, Shape.Sequence _, Shape.Volume _ -> throw new IllegalStateException(shape.toString());
        };
    }

    private static INDArray label(GraphDocument document) {
        GraphNode last = document.network().nodes().getLast();
        Shape shape = GraphChecker.check(document).shapeOf(last.id()).orElseThrow();
        INDArray label =
                switch (shape) {
                    case Shape.Image image ->
                        Nd4j.zeros(DataType.FLOAT, 1, image.channels(), image.height(), image.width());
                    case Shape.Vector vector -> Nd4j.zeros(DataType.FLOAT, 1, vector.features());
                    case Shape.Tokens _, Shape.Sequence _, Shape.Volume _ ->
                        throw new IllegalStateException(shape.toString());
                };
        return label.putScalar(0, 1);
    }
}
