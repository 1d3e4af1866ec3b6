package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.check.NodeReport;
import org.lamina.graph.layer.YoloOutput;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.testkit.RandomBlocks;
import org.lamina.graph.testkit.RandomNetworks;
import org.lamina.graph.testkit.RandomSharing;
import org.lamina.runtime.data.Samples;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// What the checker says about a network, drawn with blocks in blocks, must be what the engine makes of it.
class RandomNetworksTest {

    private static final int NETWORKS = Integer.getInteger("lamina.random.networks", 100);
    static final int BATCH = 2;

    @Test
    void shapesAndParametersEqualTheEnginesAndABatchTrains() {
        List<Executable> checks = new ArrayList<>();
        LongStream.range(0, NETWORKS).forEach(seed -> checks.add(() -> check(seed)));
        assertAll(checks);
    }

    private static void check(long seed) {
        GraphDocument document = RandomSharing.of(seed);
        Analysis analysis = GraphChecker.check(document);
        Lowered lowered = GraphLowering.lower(document);
        Flow flow = lowered.flow();
        try {
            ComputationGraph graph = new ComputationGraph(lowered.configuration());
            graph.init();
            SplittableRandom random = new SplittableRandom(seed);
            INDArray[] inputs = arrays(flow.inputs(), flow, random);
            Map<String, INDArray> values = graph.feedForward(inputs, false);
            for (GraphNode node : flow.order()) {
                compare(node, analysis, graph, values);
            }
            graph.fit(inputs, arrays(flow.outputs(), flow, random));
        } catch (RuntimeException e) {
            throw new AssertionError("Network " + seed + ": " + document.network(), e);
        }
    }

    private static void compare(
            GraphNode node, Analysis analysis, ComputationGraph graph, Map<String, INDArray> values) {
        NodeReport report = analysis.nodes().get(node.id());
        String name = node.id().value();
        assertEquals(report.cost().parameters(), parameters(graph, node.id()), node::toString);
        int[] inner = Samples.dimensions(report.output().orElseThrow());
        long[] expected = new long[inner.length + 1];
        expected[0] = BATCH;
        Arrays.setAll(expected, i -> i == 0 ? BATCH : inner[i - 1]);
        assertArrayEquals(expected, values.get(name).shape(), node::toString);
    }

    /// Of the node's vertex and of those that help it.
    private static long parameters(ComputationGraph graph, NodeId id) {
        return Arrays.stream(graph.getLayers())
                .filter(layer -> GraphLowering.belongsTo(layer.conf().getLayer().getLayerName(), id))
                .mapToLong(Layer::numParams)
                .sum();
    }

    /// A checkpoint's parameters are read into a network with other ids: they must stand in the same places.
    @Test
    void theOrderOfParametersDoesNotDependOnIds() {
        int alike = 0;
        for (long seed = 0; seed < NETWORKS; seed++) {
            GraphDocument plain = RandomNetworks.valid(seed);
            GraphDocument drawn = RandomBlocks.of(seed);
            if (!drawn.blocks().isEmpty() && Expansion.flat(drawn).isAlike(plain.network())) {
                assertEquals(order(plain), order(Expansion.of(drawn).flat()), "Network " + seed);
                alike++;
            }
        }
        assertTrue(alike > NETWORKS / 5, "Alike were " + alike);
    }

    /// The engine's layers in its order, by the places of their nodes.
    private static List<String> order(GraphDocument document) {
        ComputationGraph graph =
                new ComputationGraph(GraphLowering.lower(document).configuration());
        graph.init();
        List<GraphNode> nodes = document.network().nodes();
        return Arrays.stream(graph.getLayers())
                .map(layer -> {
                    String name = layer.conf().getLayer().getLayerName();
                    int place = -1;
                    for (int i = 0; i < nodes.size(); i++) {
                        String id = nodes.get(i).id().value();
                        place = name.equals(id) || place < 0 && name.startsWith(id + ".") ? i : place;
                    }
                    return place + " " + layer.numParams();
                })
                .toList();
    }

    /// Whole numbers below the vocabulary for tokens, boxes for detectors, numbers from 0 to 1 for the rest.
    static INDArray[] arrays(List<GraphNode> nodes, Flow flow, SplittableRandom random) {
        return nodes.stream()
                .map(node -> {
                    if (node.spec() instanceof YoloOutput output) {
                        return boxes(output, (Shape.Image) flow.shape(node.id()), random);
                    }
                    Shape shape = flow.shape(node.id());
                    int[] inner = Samples.dimensions(shape);
                    int[] all = new int[inner.length + 1];
                    Arrays.setAll(all, i -> i == 0 ? BATCH : inner[i - 1]);
                    float[] values = new float[Math.toIntExact(BATCH * shape.elements())];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = shape instanceof Shape.Tokens tokens
                                ? random.nextInt(tokens.vocabulary())
                                : (float) random.nextDouble();
                    }
                    return Nd4j.create(values, all, 'c').castTo(DataType.FLOAT);
                })
                .toArray(INDArray[]::new);
    }

    /// At every other place an object whose middle lies there.
    private static INDArray boxes(YoloOutput output, Shape.Image grid, SplittableRandom random) {
        INDArray truth = Nd4j.zeros(DataType.FLOAT, BATCH, 4 + output.classes(), grid.height(), grid.width());
        for (int sample = 0; sample < BATCH; sample++) {
            for (int place = random.nextInt(2); place < grid.height() * grid.width(); place += 2) {
                int row = place / grid.width();
                int column = place % grid.width();
                double width = 0.1 + 2 * random.nextDouble();
                double height = 0.1 + 2 * random.nextDouble();
                double left = column + random.nextDouble() - width / 2;
                double top = row + random.nextDouble() - height / 2;
                double[] box = {left, top, left + width, top + height};
                for (int i = 0; i < box.length; i++) {
                    truth.putScalar(new int[] {sample, i, row, column}, box[i]);
                }
                truth.putScalar(new int[] {sample, 4 + random.nextInt(output.classes()), row, column}, 1);
            }
        }
        return truth;
    }
}
