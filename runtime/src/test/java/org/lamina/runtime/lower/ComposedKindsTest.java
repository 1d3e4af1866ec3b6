package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.AttentionPooling;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.CrossAttention;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.Glu;
import org.lamina.graph.layer.Gru;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.InputSpec;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.SequenceInput;
import org.lamina.graph.layer.SimpleRnn;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.data.Samples;
import org.lamina.runtime.engine.Gradients;
import org.lamina.runtime.engine.RowMajor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/// Kinds that are made of several layers of the engine: the trainer's networks give what the formula says, and the
/// engine's own gradients equal finite differences.
class ComposedKindsTest {
    private static final int BATCH = 3;
    private static final Output OUTPUT = new Output(2, Losses.SOFTMAX_CROSS_ENTROPY);

    private final DataType usual = Nd4j.defaultFloatingPointType();

    @AfterEach
    void restorePrecision() {
        Nd4j.setDefaultDataTypes(usual, usual);
    }

    static Stream<Arguments> gates() {
        return Stream.of(
                Arguments.of(Activation.SIGMOID, (DoubleUnaryOperator) ComposedKindsTest::sigmoid),
                Arguments.of(Activation.SWISH, (DoubleUnaryOperator) x -> x * sigmoid(x)),
                Arguments.of(Activation.GELU, (DoubleUnaryOperator) x -> x * sigmoid(1.702 * x)),
                Arguments.of(Activation.RELU, (DoubleUnaryOperator) x -> Math.max(0, x)));
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @ParameterizedTest
    @MethodSource
    void gates(Activation gate, DoubleUnaryOperator function) {
        for (InputSpec input :
                List.<InputSpec>of(new VectorInput(6), new SequenceInput(6, 5), new ImageInput(6, 4, 3))) {
            ComputationGraph graph =
                    graph(ending(Sketch.on(new DataSpec.None()).chain("in", input, "x", new Glu(gate))));
            INDArray x = random(DataType.FLOAT, shape(input));
            double[] in = RowMajor.read(x);
            int half = in.length / BATCH / 2;
            double[] expected = new double[in.length / 2];
            Arrays.setAll(expected, i -> {
                int at = i / half * 2 * half + i % half;
                return in[at] * function.applyAsDouble(in[at + half]);
            });

            assertArrayEquals(
                    expected,
                    RowMajor.read(
                            Objects.requireNonNull(graph.feedForward(x, false).get("x"))),
                    1e-5,
                    input.toString());
        }
    }

    @Test
    void gradientsOfGatesEqualFiniteDifferences() {
        for (Activation gate : List.of(Activation.SIGMOID, Activation.SWISH, Activation.GELU)) {
            LayerSpec before = new Dense(4, Activation.TANH);
            LayerSpec filters = Conv2d.KIND.defaults().withFilters(4).withActivation(Activation.TANH);
            Glu glu = new Glu(gate);
            check(sketch().chain("in", new VectorInput(3), "before", before, "x", glu), precise(3));
            check(sketch().chain("in", new SequenceInput(3, 4), "before", before, "x", glu), precise(3, 4));
            check(sketch().chain("in", new ImageInput(2, 3, 4), "before", filters, "x", glu), precise(2, 3, 4));
        }
    }

    /// The engine's operation has no biases: there they are the weights of an input that is always one.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void crossAttentionEqualsTheEnginesOperation(boolean bias) {
        Sketch sketch = sketch().node("seen", new SequenceInput(3, 7))
                .node("ask", new SequenceInput(4, 5))
                .then("x", new CrossAttention(2, bias))
                .link("seen", "x");
        ComputationGraph graph = graph(ending(sketch));
        graph.setParams(random(DataType.FLOAT, graph.params().shape()));
        INDArray seen = random(DataType.FLOAT, BATCH, 3, 7);
        INDArray ask = random(DataType.FLOAT, BATCH, 4, 5);

        INDArray expected = Nd4j.exec(DynamicCustomOp.builder("multi_head_dot_product_attention")
                .addInputs(
                        withOnes(ask, bias),
                        withOnes(seen, bias),
                        withOnes(seen, bias),
                        projection(graph, "x.query", bias),
                        projection(graph, "x.key", bias),
                        projection(graph, "x.value", bias),
                        graph.getLayer("x").getParam("W"))
                .addIntegerArguments(1, 0)
                .build())[0];

        INDArray[] inputs = {seen, ask};
        assertArrayEquals(
                RowMajor.read(
                        bias ? expected.add(graph.getLayer("x").getParam("b").reshape(1, 4, 1)) : expected),
                RowMajor.read(
                        Objects.requireNonNull(graph.feedForward(inputs, false).get("x"))),
                1e-4);
    }

    private static INDArray withOnes(INDArray x, boolean bias) {
        return bias ? Nd4j.concat(1, x, Nd4j.ones(DataType.FLOAT, x.size(0), 1, x.size(2))) : x;
    }

    /// As the operation wants it: heads, their features, inputs.
    private static INDArray projection(ComputationGraph graph, String part, boolean bias) {
        INDArray weights = graph.getLayer(part).getParam("W");
        INDArray all = bias
                ? Nd4j.concat(0, weights, graph.getLayer(part).getParam("b").reshape(1, 4))
                : weights;
        return all.transpose().dup('c').reshape('c', 2, 2, all.size(0));
    }

    @Test
    void gradientsOfCrossAttentionEqualFiniteDifferences() {
        check(
                sketch().chain("seen", new SequenceInput(2, 4), "memory", new Dense(3, Activation.TANH))
                        .node("ask", new SequenceInput(3, 2))
                        .then("before", new Dense(4, Activation.TANH))
                        .then("x", new CrossAttention(2, true))
                        .link("memory", "x"),
                precise(2, 4),
                precise(3, 2));
    }

    @Test
    void attentionPoolingIsAMeanByWhatFitsTheQueries() {
        Sketch sketch = sketch().chain("in", new SequenceInput(4, 5), "x", new AttentionPooling(2));
        ComputationGraph graph = graph(ending(sketch));
        INDArray x = random(DataType.FLOAT, BATCH, 4, 5);
        INDArray queries = graph.getLayer("x.scores").getParam("W");
        double[] expected = new double[BATCH * 4];
        for (int i = 0; i < expected.length; i++) {
            INDArray steps = x.slice(i / 4);
            int head = i % 4 / 2;
            double[] weights = new double[5];
            for (int t = 0; t < 5; t++) {
                for (int f = 0; f < 4; f++) {
                    weights[t] += queries.getDouble(f, head) * steps.getDouble(f, t);
                }
                weights[t] = Math.exp(weights[t]);
            }
            for (int t = 0; t < 5; t++) {
                expected[i] += weights[t] / Arrays.stream(weights).sum() * steps.getDouble(i % 4, t);
            }
        }

        assertArrayEquals(
                expected,
                RowMajor.read(Objects.requireNonNull(graph.feedForward(x, false).get("x"))),
                1e-5);
    }

    @Test
    void gradientsOfAttentionPoolingEqualFiniteDifferences() {
        check(
                sketch().chain("in", new SequenceInput(3, 4), "before", new Dense(4, Activation.TANH))
                        .then("x", new AttentionPooling(2)),
                precise(3, 4));
    }

    @Test
    void verticesOfOursSurviveJson() {
        ComputationGraphConfiguration configuration = GraphLowering.portable(
                ending(sketch().node("seen", new SequenceInput(3, 5))
                        .node("in", new SequenceInput(4, 3))
                        .then("first", new CrossAttention(2, true))
                        .link("seen", "first")
                        .then("state", new AttentionPooling(4))
                        .from("first")
                        .then("x", new Gru(4))
                        .link("state", "x")
                        .then("y", new Lstm(4))
                        .link("state", "y")
                        .then("z", new SimpleRnn(4))
                        .link("state", "z")),
                0.1);
        assertEquals(configuration, ComputationGraphConfiguration.fromJson(configuration.toJson()));
    }

    private static Sketch sketch() {
        return Sketch.on(new DataSpec.None());
    }

    private static long[] shape(InputSpec input) {
        int[] inner = Samples.dimensions(input.shape());
        return LongStream.concat(LongStream.of(BATCH), Arrays.stream(inner).asLongStream())
                .toArray();
    }

    private static GraphDocument ending(Sketch sketch) {
        return sketch.chain("flat", new Flatten(), "out", OUTPUT).document();
    }

    private static ComputationGraph graph(GraphDocument document) {
        ComputationGraph graph =
                new ComputationGraph(GraphLowering.lower(document).configuration());
        graph.init();
        return graph;
    }

    private static INDArray random(DataType type, long... shape) {
        Nd4j.getRandom().setSeed(11);
        return Nd4j.randn(type, shape);
    }

    private static void withoutUpdater(Layer layer) {
        if (layer instanceof BaseWrapperLayer wrapper) {
            withoutUpdater(wrapper.getUnderlying());
        } else if (layer instanceof BaseLayer base) {
            base.setIUpdater(new NoOp());
        }
    }

    /// @param inner the shape of one sample
    static INDArray precise(long... inner) {
        return random(
                DataType.DOUBLE,
                LongStream.concat(LongStream.of(BATCH), LongStream.of(inner)).toArray());
    }

    static void check(Sketch sketch, INDArray... inputs) {
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        ComputationGraph graph = precise(GraphLowering.portable(ending(sketch), 0.1));
        INDArray labels = Nd4j.zeros(DataType.DOUBLE, BATCH, 2);
        for (int i = 0; i < BATCH; i++) {
            labels.putScalar(i, i % 2, 1);
        }
        Gradients.check(graph, labels, inputs);
    }

    /// The network in double precision, as finite differences need it.
    static ComputationGraph precise(ComputationGraphConfiguration configuration) {
        configuration.getVertices().values().forEach(vertex -> {
            if (vertex instanceof LayerVertex layer) {
                withoutUpdater(layer.getLayerConf().getLayer());
            }
        });
        ComputationGraph single = new ComputationGraph(configuration);
        single.init();
        return single.convertDataType(DataType.DOUBLE);
    }
}
