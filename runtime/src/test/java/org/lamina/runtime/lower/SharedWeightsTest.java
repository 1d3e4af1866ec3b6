package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.BatchNorm;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Direction;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.GlobalPool;
import org.lamina.graph.layer.Gru;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.InputSpec;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool2d;
import org.lamina.graph.layer.Reduction;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.OptimizerSpec;
import org.lamina.graph.testkit.RandomSharing;
import org.lamina.graph.testkit.Twins;
import org.lamina.runtime.engine.RowMajor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Blocks with the same weights compute what they would with equal weights of their own, and learn from all uses.
class SharedWeightsTest {
    private static final int NETWORKS = Integer.getInteger("lamina.random.networks", 150);
    private static final TokenInput TEXT = new TokenInput(9, 5, false);
    private static final TokenInput PADDED = new TokenInput(9, 5, true);

    static Stream<Arguments> twins() {
        VectorInput vector = new VectorInput(4);
        ImageInput image = new ImageInput(2, 6, 6);
        Conv2d convolution =
                new Conv2d(3, new Size(3, 3), new Size(1, 1), Padding.SAME, new Size(1, 1), Activation.RELU);
        return Stream.of(
                twins("dense", vector, vector, new Dense(5, Activation.TANH), new Dense(3, Activation.SIGMOID)),
                twins(
                        "convolution and pooling",
                        image,
                        image,
                        convolution,
                        new Pool2d(Reduction.MAX, new Size(2, 2), new Size(2, 2), Padding.VALID),
                        new Flatten(),
                        new Dense(3, Activation.TANH)),
                twins("recurrent", TEXT, TEXT, new Embedding(3), new Lstm(4), new LastStep()),
                twins("attention", TEXT, TEXT, new Embedding(4), new SelfAttention(2, true), new Flatten()),
                twins(
                        "padded",
                        PADDED,
                        PADDED,
                        new Embedding(3),
                        new Gru(4, Direction.BOTH),
                        new LastStep(Direction.BOTH)),
                twins("padded beside full", PADDED, TEXT, new Embedding(3), new Gru(4), new GlobalPool(Reduction.MAX)));
    }

    private static Arguments twins(String name, InputSpec left, InputSpec right, LayerSpec... layers) {
        return Arguments.of(name, Twins.of(left, right, layers));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("twins")
    void valuesAndGradientsEqualThoseOfEqualWeights(String name, GraphDocument document) {
        SharedWeights weights = new SharedWeights(document, 3);
        assertTrue(weights.flow().shared().size() > 0);
        assertEquals(0, weights.valuesApart(), 1e-5);
        assertEquals(0, weights.gradientsApart(), 1e-4);
    }

    @Test
    void soTheyDoInRandomNetworks() {
        List<Executable> checks = new ArrayList<>();
        List<Long> compared = new ArrayList<>();
        LongStream.range(0, NETWORKS).forEach(seed -> checks.add(() -> check(seed, compared)));
        assertAll(checks);
        assertTrue(compared.size() > NETWORKS / 10, "only " + compared.size() + " networks share weights");
    }

    private static void check(long seed, List<Long> compared) {
        GraphDocument document = RandomSharing.of(seed);
        Flow flow = GraphLowering.lower(document).flow();
        if (flow.shared().isEmpty()
                || flow.order().stream().anyMatch(node -> AcceleratedNetworksTest.isChance(node.spec()))) {
            return;
        }
        try {
            SharedWeights weights = new SharedWeights(document, seed);
            assertEquals(0, weights.valuesApart(), 1e-4, "values of network " + seed);
            // A mean over the samples of all uses is another one than over those of each.
            if (flow.order().stream().noneMatch(node -> node.spec() instanceof BatchNorm)) {
                assertEquals(0, weights.gradientsApart(), 1e-3, "gradients of network " + seed);
            }
            weights.shared().fit(weights.inputs(), weights.answers());
            compared.add(seed);
        } catch (RuntimeException e) {
            throw new AssertionError("Network " + seed + ": " + flow.order(), e);
        }
    }

    @Test
    void parametersOfTheEngineAreThoseThatAreCounted() {
        for (long seed = 0; seed < NETWORKS; seed++) {
            GraphDocument document = RandomSharing.of(seed);
            ComputationGraph graph =
                    new ComputationGraph(GraphLowering.lower(document).configuration());
            graph.init();
            assertEquals(GraphChecker.check(document).total().parameters(), graph.numParams(), "network " + seed);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("twins")
    void gradientsEqualFiniteDifferences(String name, GraphDocument document) {
        DataType usual = Nd4j.dataType();
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        try {
            PaddedNetwork network = PaddedNetwork.precise(document, 11);
            assertTrue(GradientCheckUtil.checkGradients(new GradientCheckUtil.GraphConfig()
                    .net(network.graph())
                    .inputs(network.inputs())
                    .labels(network.oneHotAnswers())
                    .epsilon(1e-6)
                    .maxRelError(1e-5)
                    .minAbsoluteError(1e-8)
                    .print(GradientCheckUtil.PrintMode.FAILURES_ONLY)));
        } finally {
            Nd4j.setDefaultDataTypes(usual, usual);
        }
    }

    /// The backward pass ends before what learns; layers that share are one there.
    @Test
    void frozenOnesBehindALayerThatLearnsHandOnTheGradientOfEach() {
        GraphDocument twins = Twins.of(new VectorInput(4), new VectorInput(4), new Dense(5, Activation.TANH));
        GraphNode left = twins.network().node(Twins.LEFT).orElseThrow();
        GraphDocument frozen = Twins.after(
                twins, new Edit.ChangeLearning(left.id(), left.learning().withFrozen(true)));
        Lowered settled = GraphLowering.lower(frozen);
        assertTrue(settled.beforeLearning()
                .containsAll(List.of("left.1.l0", "right.1.l0", "left.1.l0.1.shared", "left.1.l0.1.joined0")));
        GraphNode learns = new GraphNode(new NodeId("first"), "first", new Dense(4, Activation.TANH));
        Connection into = frozen.network().connections().stream()
                .filter(each -> each.target().equals(Twins.RIGHT))
                .findFirst()
                .orElseThrow();
        GraphDocument behind = Twins.after(frozen, new Edit.Insert(into, learns));
        assertTrue(GraphLowering.lower(behind).beforeLearning().isEmpty());
        assertEquals(0, new SharedWeights(behind, 3).gradientsApart(), 1e-4);
    }

    @Test
    void aStepOfTrainingGoesAgainstTheSumOfTheGradients() {
        GraphDocument twins = Twins.of(new VectorInput(4), new VectorInput(4), new Dense(5, Activation.TANH));
        GraphDocument document = twins.withSettings(
                twins.settings().withTraining(twins.settings().training().withOptimizer(new OptimizerSpec.Sgd(0.5))));
        SharedWeights weights = new SharedWeights(document, 3);
        weights.gradientsApart();
        double[] before = RowMajor.read(weights.shared().params());
        double[] gradient =
                RowMajor.read(weights.shared().getFlattenedGradients().dup());
        weights.shared().fit(weights.inputs(), weights.answers());
        double[] after = RowMajor.read(weights.shared().params());
        double[] expected = new double[before.length];
        for (int i = 0; i < before.length; i++) {
            expected[i] = before[i] - 0.5 * gradient[i] / RandomNetworksTest.BATCH;
        }
        assertArrayEquals(expected, after, 1e-6);
    }

    /// The mean over both, as the help says.
    @Test
    void batchNormalisationSeesTheSamplesOfAllUses() {
        GraphDocument document = Twins.of(new VectorInput(3), new VectorInput(3), new BatchNorm(0.9, 1e-5));
        ComputationGraph graph =
                new ComputationGraph(GraphLowering.lower(document).configuration());
        graph.init();
        INDArray left = Nd4j.create(new float[] {0, 1, 2, 0, 1, 2}, new long[] {2, 3}, 'c');
        INDArray right = left.add(4);
        var values = graph.feedForward(new INDArray[] {left, right}, true);
        assertArrayEquals(new float[] {-1, -1, -1, -1, -1, -1}, RowMajor.readFloats(values.get("left.1.l0")), 1e-3f);
        assertArrayEquals(new float[] {1, 1, 1, 1, 1, 1}, RowMajor.readFloats(values.get("right.1.l0")), 1e-3f);
    }

    @Test
    void dropoutDrawsForEachUse() {
        GraphDocument document = Twins.of(
                new VectorInput(200), new VectorInput(200), new Dense(200, Activation.SIGMOID), new Dropout(0.5));
        SharedWeights weights = new SharedWeights(document, 3);
        INDArray[] same = {weights.inputs()[0], weights.inputs()[0]};
        var values = weights.shared().feedForward(same, true);
        float[] left = RowMajor.readFloats(values.get("left.1.l1"));
        float[] right = RowMajor.readFloats(values.get("right.1.l1"));
        int differ = 0;
        for (int i = 0; i < left.length; i++) {
            differ += (left[i] == 0) == (right[i] == 0) ? 0 : 1;
        }
        assertTrue(differ > left.length / 4, "only " + differ + " of " + left.length + " differ");
    }

    /// What is saved is read by the engine's own classes.
    @ParameterizedTest(name = "{0}")
    @MethodSource("twins")
    void thePortableFileAnswersTheSame(String name, GraphDocument document) {
        SharedWeights weights = new SharedWeights(document, 3);
        ComputationGraph portable = new ComputationGraph(GraphLowering.portable(document, 0.1));
        portable.init();
        portable.setParams(weights.shared().params().dup());
        double[] expected = RowMajor.read(weights.shared().output(false, weights.inputs())[0]);
        assertArrayEquals(expected, RowMajor.read(portable.output(false, weights.inputs())[0]), 1e-5);
    }

    @Test
    void thePortableFileNamesTheEnginesVertices() {
        GraphDocument document = Twins.of(new VectorInput(4), new VectorInput(4), new Dense(5, Activation.TANH));
        String json = GraphLowering.portable(document, 0.1).toJson();
        assertTrue(json.contains("UnstackVertex") && !json.contains("org.lamina"), json);
        assertTrue(Stream.of("left.1.l0", "right.1.l0").allMatch(json::contains));
        List<GraphNode> order = GraphLowering.lower(document).flow().order();
        assertEquals(6, order.size(), order::toString);
    }
}
