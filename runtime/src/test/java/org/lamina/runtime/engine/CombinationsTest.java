package org.lamina.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Images made one, value by value, and images scaled by a gate: two convolutions and a vector that meet in a vertex.
@ExtendWith(DoublePrecision.class)
class CombinationsTest {
    private static final int CHANNELS = 3;

    @ParameterizedTest
    @EnumSource(
            value = ElementWiseVertex.Op.class,
            names = {"Product", "Average", "Max", "Subtract"})
    void gradientsOfTheEnginesOperationsEqualFiniteDifferences(ElementWiseVertex.Op operation) {
        check(net(new ElementWiseVertex(operation), "a", "b"));
    }

    @Test
    void gradientsOfSomeChannelsEqualFiniteDifferences() {
        check(net(new SubsetVertex(1, 2), "a"));
    }

    @Test
    void gradientsOfSomeFeaturesOfAVectorEqualFiniteDifferences() {
        Gradients.check(
                TinyGraphs.vector(new SubsetVertex(1, 2), DataType.DOUBLE), TinyGraphs.vectors(4, DataType.DOUBLE));
    }

    @Test
    void gradientsOfSomeFeaturesOfASequenceEqualFiniteDifferences() {
        Gradients.check(
                TinyGraphs.sequence(new SubsetVertex(1, 2), DataType.DOUBLE), TinyGraphs.sequences(4, DataType.DOUBLE));
    }

    @Test
    void aSubsetIsTheNamedChannels() {
        var values = net(new SubsetVertex(1, 2), "a").feedForward(TinyGraphs.images(), false);
        INDArray image = Objects.requireNonNull(values.get("a"));
        INDArray subset = Objects.requireNonNull(values.get("layer"));

        assertArrayEquals(new long[] {4, 2, 4, 3}, subset.shape());
        for (int channel = 0; channel < 2; channel++) {
            assertEquals(image.getDouble(3, channel + 1, 2, 1), subset.getDouble(3, channel, 2, 1));
        }
    }

    @Test
    void gradientsOfAGateEqualFiniteDifferences() {
        check(net(new GateVertex(), "a", "gate"));
    }

    @Test
    void gradientsOfTwoImagesAndAGateBetweenThemEqualFiniteDifferences() {
        check(net(new GateVertex(), "a", "gate", "b"));
    }

    @Test
    void aGateScalesEachChannelEverywhere() {
        ComputationGraph net = net(new GateVertex(), "gate", "a");
        var values = net.feedForward(TinyGraphs.images(), false);
        INDArray image = Objects.requireNonNull(values.get("a"));
        INDArray gate = Objects.requireNonNull(values.get("gate"));
        INDArray product = Objects.requireNonNull(values.get("layer"));

        assertArrayEquals(image.shape(), product.shape());
        for (int channel = 0; channel < CHANNELS; channel++) {
            assertEquals(
                    image.getDouble(1, channel, 2, 0) * gate.getDouble(1, channel),
                    product.getDouble(1, channel, 2, 0),
                    1e-12);
        }
    }

    @Test
    void gradientsOfACosineEqualFiniteDifferences() {
        check(net(new CosineSimilarityVertex(), "a", "b"));
    }

    @Test
    void aCosineIsTheProductOfDirections() {
        var values = net(new CosineSimilarityVertex(), "a", "b").feedForward(TinyGraphs.images(), false);
        INDArray a = Objects.requireNonNull(values.get("a"));
        INDArray b = Objects.requireNonNull(values.get("b"));
        INDArray cosine = Objects.requireNonNull(values.get("layer"));

        assertArrayEquals(new long[] {4, 1, 4, 3}, cosine.shape());
        double product = 0;
        double ofA = 0;
        double ofB = 0;
        for (int channel = 0; channel < CHANNELS; channel++) {
            double x = a.getDouble(3, channel, 2, 1);
            double y = b.getDouble(3, channel, 2, 1);
            product += x * y;
            ofA += x * x;
            ofB += y * y;
        }
        assertEquals(product / Math.sqrt(ofA * ofB), cosine.getDouble(3, 0, 2, 1), 1e-12);
    }

    /// It has no direction.
    @Test
    void theCosineWithNothingIsNothing() {
        ComputationGraph net = net(new CosineSimilarityVertex(), PoolingType.AVG, "a", "b");
        net.setParam("a_W", net.getParam("a_W").mul(0));
        net.setInputs(TinyGraphs.images());
        net.setLabels(TinyGraphs.labels(4, DataType.DOUBLE));
        net.computeGradientAndScore();

        INDArray cosine = Objects.requireNonNull(
                net.feedForward(TinyGraphs.images(), false).get("layer"));
        assertEquals(0, cosine.amaxNumber().doubleValue());
        assertEquals(0, net.gradient().getGradientFor("a_W").amaxNumber().doubleValue());
        assertEquals(0, net.gradient().getGradientFor("b_W").amaxNumber().doubleValue());
    }

    @Test
    void verticesSurviveJson() {
        for (GraphVertex vertex : List.of(new GateVertex(), new CosineSimilarityVertex())) {
            ComputationGraphConfiguration configuration = net(vertex, "a", "b").getConfiguration();
            assertEquals(configuration, ComputationGraphConfiguration.fromJson(configuration.toJson()));
        }
    }

    private static ComputationGraph net(GraphVertex vertex, String... inputs) {
        return net(vertex, PoolingType.PNORM, inputs);
    }

    private static ComputationGraph net(GraphVertex vertex, PoolingType pooling, String... inputs) {
        ComputationGraphConfiguration configuration = TinyGraphs.ofImages(
                graph -> {
                    List.of(inputs).forEach(input -> add(graph, input));
                    return graph.addVertex("layer", vertex, inputs);
                },
                pooling);
        if (vertex instanceof SubsetVertex subset) {
            tellWidth(configuration, subset.getTo() - subset.getFrom() + 1);
        }
        return TinyGraphs.init(configuration);
    }

    private static void add(GraphBuilder graph, String input) {
        if (input.equals("gate")) {
            graph.addLayer("mean", new GlobalPoolingLayer(PoolingType.AVG), "in")
                    .addLayer(input, new DenseLayer.Builder().nOut(CHANNELS).build(), "mean");
        } else {
            graph.addLayer(input, TinyGraphs.convolution(CHANNELS), "in");
        }
    }

    /// The engine infers no channels behind a subset.
    private static void tellWidth(ComputationGraphConfiguration configuration, int channels) {
        LayerVertex out = (LayerVertex) configuration.getVertices().get("out");
        ((FeedForwardLayer) out.getLayerConf().getLayer()).setNIn(channels);
    }

    private static void check(ComputationGraph net) {
        Gradients.check(net, TinyGraphs.images());
    }
}
