package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.BatchNorm;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.ScaleShift;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.ConstraintSpec;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Learning;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.settings.OptimizerSpec;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.testkit.RandomNetworks;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.engine.NoUpdate;
import org.lamina.runtime.engine.RowMajor;
import org.lamina.runtime.small.SmallGraph;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/// Frozen layers keep their parameters, bit by bit, while others learn as if nothing were frozen.
class FrozenLayersTest {
    private static final int NETWORKS = Integer.getInteger("lamina.random.networks", 80);
    private static final int STEPS = 3;

    private static final TrainingSettings PENALISED = TrainingSettings.DEFAULT
            .withL1(0.01)
            .withL2(0.02)
            .withOptimizer(new OptimizerSpec.AdamW(0.01, 0.9, 0.999, 0.1));

    @Test
    void frozenParametersOfAnyKindStayBitByBitAndOthersMove() {
        List<Executable> checks = new ArrayList<>();
        LongStream.range(0, NETWORKS).forEach(seed -> checks.add(() -> check(seed)));
        assertAll(checks);
    }

    /// Every second node is frozen; the outputs learn.
    private static void check(long seed) {
        GraphDocument valid = RandomNetworks.valid(seed);
        List<GraphNode> nodes = new ArrayList<>();
        for (GraphNode node : valid.network().nodes()) {
            boolean frozen = nodes.size() % 2 == 1 && !(node.spec() instanceof Output);
            nodes.add(node.withLearning(
                    Learning.USUAL.withFrozen(frozen).withConstraint(new ConstraintSpec.MaxNorm(0.5))));
        }
        GraphDocument document = valid.withNetwork(
                        new Network(nodes, valid.network().connections()))
                .withSettings(valid.settings().withTraining(PENALISED));
        Lowered lowered = GraphLowering.lower(document);
        ComputationGraph graph = initialised(lowered.configuration());
        Map<String, INDArray> before = copies(graph);
        SplittableRandom random = new SplittableRandom(seed);
        INDArray[] inputs = RandomNetworksTest.arrays(lowered.flow().inputs(), lowered.flow(), random);
        INDArray[] answers = RandomNetworksTest.arrays(lowered.flow().outputs(), lowered.flow(), random);
        for (int step = 0; step < STEPS; step++) {
            lowered.rate().set(0.01 + 0.01 * step);
            graph.fit(inputs, answers);
        }
        Map<String, INDArray> after = copies(graph);
        for (GraphNode node : lowered.flow().order()) {
            before.forEach((name, values) -> {
                if (isOf(node.id(), name) && node.learning().frozen()) {
                    assertArrayEquals(
                            RowMajor.readFloats(values),
                            RowMajor.readFloats(after.get(name)),
                            () -> "Network " + seed + ": " + name + " of " + node);
                }
            });
            if (node.spec() instanceof Output) {
                assertTrue(
                        before.keySet().stream()
                                .anyMatch(name -> isOf(node.id(), name)
                                        && !before.get(name).equals(after.get(name))),
                        () -> "Network " + seed + ": " + node + " does not learn");
            }
        }
    }

    private static ComputationGraph initialised(ComputationGraphConfiguration configuration) {
        ComputationGraph graph = new SmallGraph(configuration);
        graph.init();
        return graph;
    }

    private static Map<String, INDArray> copies(ComputationGraph graph) {
        Map<String, INDArray> copies = new TreeMap<>();
        graph.paramTable().forEach((name, values) -> copies.put(name, values.dup()));
        return copies;
    }

    /// Parameters are called `n1_W`, those of vertices that help `n1.sums_W`.
    private static boolean isOf(NodeId node, String parameter) {
        return GraphLowering.belongsTo(parameter.substring(0, parameter.lastIndexOf('_')), node);
    }

    private static Sketch plain(Activation activation) {
        return Sketch.on(new DataSpec.None())
                .training(TrainingSettings.DEFAULT.withL2(0.02).withOptimizer(new OptimizerSpec.Adam(0.01, 0.9, 0.999)))
                .chain("in", new VectorInput(3), "first", new Dense(5, activation))
                .chain("second", new Dense(4, activation))
                .chain("out", new Output(2, new LossSpec.MeanSquaredError()));
    }

    private static INDArray random(int rows, int columns) {
        return Nd4j.rand(DataType.FLOAT, rows, columns);
    }

    /// Two layers that learn around one that does not, with a penalty on what learns. The engine must not be told of
    /// the penalty in general: its frozen layer would shrink.
    @Test
    void trainingEqualsThatWithTheEnginesOwnFrozenLayer() {
        Lowered lowered =
                GraphLowering.lower(plain(Activation.TANH).frozen("second").document());
        ComputationGraph ours = initialised(lowered.configuration());
        ComputationGraph engine = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .updater(new Adam(0.01))
                .dataType(DataType.FLOAT)
                .graphBuilder()
                .addInputs("in")
                .addLayer("first", engineLayer(3, 5).l2(0.02).build(), "in")
                .addLayer(
                        "second", new FrozenLayerWithBackprop(engineLayer(5, 4).build()), "first")
                .addLayer(
                        "out",
                        new OutputLayer.Builder(new LossMSE())
                                .nIn(4)
                                .nOut(2)
                                .l2(0.02)
                                .activation(new ActivationIdentity())
                                .build(),
                        "second")
                .setOutputs("out")
                .build());
        engine.init();
        ours.setParams(engine.params().dup());
        for (int step = 0; step < 10; step++) {
            INDArray[] inputs = {random(6, 3)};
            INDArray[] answers = {random(6, 2)};
            engine.fit(inputs, answers);
            ours.fit(inputs, answers);
        }
        assertArrayEquals(RowMajor.readFloats(engine.params()), RowMajor.readFloats(ours.params()), 1e-5f);
    }

    private static DenseLayer.Builder engineLayer(int from, int to) {
        return new DenseLayer.Builder().nIn(from).nOut(to).activation(new ActivationTanH());
    }

    @Test
    void whatLearnsLearnsTheSameWhereTheBackwardPassEndsBeforeFrozenLayers() {
        List<Executable> checks = new ArrayList<>();
        LongStream.range(0, NETWORKS)
                .forEach(seed -> checks.add(() -> {
                    GraphDocument valid = RandomNetworks.valid(seed);
                    List<GraphNode> nodes = new ArrayList<>();
                    for (GraphNode node : valid.network().nodes()) {
                        boolean frozen =
                                nodes.size() < valid.network().nodes().size() / 2 && !(node.spec() instanceof Output);
                        nodes.add(node.withLearning(Learning.USUAL.withFrozen(frozen)));
                    }
                    GraphDocument document =
                            valid.withNetwork(new Network(nodes, valid.network().connections()));
                    assertArrayEquals(
                            trained(document, seed, false), trained(document, seed, true), () -> "Network " + seed);
                }));
        assertAll(checks);
    }

    private static float[] trained(GraphDocument document, long seed, boolean ends) {
        Lowered lowered = GraphLowering.lower(document);
        SmallGraph graph = new SmallGraph(lowered.configuration());
        graph.init();
        if (ends) {
            graph.endBackwardBefore(lowered.beforeLearning());
        }
        Nd4j.getRandom().setSeed(seed);
        SplittableRandom random = new SplittableRandom(seed);
        INDArray[] inputs = RandomNetworksTest.arrays(lowered.flow().inputs(), lowered.flow(), random);
        INDArray[] answers = RandomNetworksTest.arrays(lowered.flow().outputs(), lowered.flow(), random);
        for (int step = 0; step < STEPS; step++) {
            graph.fit(inputs, answers);
        }
        return RowMajor.readFloats(graph.params());
    }

    @Test
    void theBackwardPassDoesNotReachFrozenLayersAtTheStart() {
        Lowered lowered =
                GraphLowering.lower(plain(Activation.TANH).frozen("first").document());
        SmallGraph graph = new SmallGraph(lowered.configuration());
        graph.init();
        graph.endBackwardBefore(lowered.beforeLearning());
        graph.setInputs(random(6, 3));
        graph.setLabels(random(6, 2));
        graph.computeGradientAndScore();
        assertEquals(
                Set.of("second_W", "second_b", "out_W", "out_b"),
                graph.gradient().gradientForVariable().keySet());
    }

    /// What is frozen costs no memory of the optimiser's.
    @Test
    void theOptimiserRemembersNothingOfFrozenLayers() {
        Lowered lowered = GraphLowering.lower(
                plain(Activation.TANH).frozen("first", "second").document());
        assertEquals(
                2 * (4 * 2 + 2),
                initialised(lowered.configuration())
                        .getUpdater()
                        .getStateViewArray()
                        .length());
    }

    @Test
    void evenAGradientThatIsNoNumberChangesNothing() {
        INDArray gradient = Nd4j.createFromArray(Float.NaN, Float.POSITIVE_INFINITY, 3f);
        new NoUpdate().instantiate((INDArray) null, true).applyUpdater(gradient, 0, 0);
        assertArrayEquals(new float[3], gradient.toFloatVector());
    }

    private static Sketch normalised() {
        return Sketch.on(new DataSpec.None()).chain("in", new VectorInput(3), "first", new Dense(4, Activation.TANH));
    }

    /// Fixed statistics make batch normalisation a factor and a summand a feature, also on the way back.
    @Test
    void frozenBatchNormalisationIsAFixedLineInTraining() {
        Output last = new Output(2, new LossSpec.MeanSquaredError());
        ComputationGraph norm = initialised(GraphLowering.lower(normalised()
                        .chain("line", new BatchNorm(0.9, 1e-3), "out", last)
                        .frozen("line")
                        .document())
                .configuration());
        ComputationGraph line = initialised(GraphLowering.lower(normalised()
                        .chain("line", new ScaleShift(), "out", last)
                        .frozen("line")
                        .document())
                .configuration());
        float[] factor = new float[4];
        float[] summand = new float[4];
        for (int i = 0; i < 4; i++) {
            float gamma = 0.5f + i;
            float beta = 1 - i;
            float mean = 0.3f * i - 0.5f;
            float variance = 0.2f + 0.7f * i;
            put(norm, "line_gamma", i, gamma);
            put(norm, "line_beta", i, beta);
            put(norm, "line_mean", i, mean);
            put(norm, "line_log10stdev", i, (float) Math.log10(Math.sqrt(variance)));
            factor[i] = (float) (gamma / Math.sqrt(variance + 1e-3));
            summand[i] = beta - mean * factor[i];
            put(line, "line_g", i, factor[i]);
            put(line, "line_b", i, summand[i]);
        }
        for (String shared : List.of("first_W", "first_b", "out_W", "out_b")) {
            line.paramTable().get(shared).assign(norm.paramTable().get(shared));
        }
        INDArray[] inputs = {random(6, 3)};
        INDArray[] answers = {random(6, 2)};
        assertClose(line.output(true, inputs)[0], norm.output(true, inputs)[0]);
        for (ComputationGraph graph : List.of(line, norm)) {
            graph.setInputs(inputs);
            graph.setLabels(answers);
            graph.computeGradientAndScore();
        }
        for (String shared : List.of("first_W", "first_b", "out_W", "out_b")) {
            assertClose(line.gradient().getGradientFor(shared), norm.gradient().getGradientFor(shared));
        }
    }

    private static void put(ComputationGraph graph, String name, int at, float value) {
        graph.paramTable().get(name).putScalar(at, value);
    }

    private static void assertClose(INDArray expected, INDArray actual) {
        assertArrayEquals(RowMajor.readFloats(expected), RowMajor.readFloats(actual), 1e-5f);
    }

    /// Where only the engine is, frozen layers stay, too, whatever it trains with.
    @Test
    void whereOnlyTheEngineIsFrozenLayersStayToo() {
        GraphDocument document = normalised()
                .training(PENALISED)
                .chain("norm", new BatchNorm(0.9, 1e-3), "out", new Output(2, new LossSpec.MeanSquaredError()))
                .frozen("first", "norm")
                .document();
        String json = GraphLowering.portable(document, 0.01).toJson();
        assertFalse(json.contains("org.lamina"), json);
        ComputationGraph graph = new ComputationGraph(ComputationGraphConfiguration.fromJson(json));
        graph.init();
        Map<String, INDArray> before = copies(graph);
        graph.fit(new INDArray[] {random(6, 3)}, new INDArray[] {random(6, 2)});
        copies(graph)
                .forEach(
                        (name, values) -> assertEquals(!name.startsWith("out"), values.equals(before.get(name)), name));
    }
}
