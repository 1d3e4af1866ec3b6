package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Learning;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.settings.OptimizerSpec;
import org.lamina.graph.settings.PenaltySpec;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.testkit.RandomNetworks;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.engine.RowMajor;
import org.lamina.runtime.small.SmallGraph;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/// Layers with a rate and penalties of their own: against a step worked by hand, against DL4J's own steps, and in
/// random networks of all kinds.
class OwnLearningTest {
    private static final int NETWORKS = Integer.getInteger("lamina.random.networks", 80);
    private static final double RATE = 0.01;
    private static final PenaltySpec.Own OWN = new PenaltySpec.Own(0.02, 0.03, 0.04);

    /// What moves in another way than by the optimiser.
    private static final Set<String> STATISTICS = Set.of("mean", "var", "log10stdev", "cL");

    /// Powers of two: no step is rounded otherwise.
    private static final double[] FACTORS = {1, 0.5, 2, 4};

    enum Way {
        SMALL,
        FAST,
        FILE
    }

    /// One number, a layer of one unit, an answer of one number. The layer sees 2 and gives 1.1, the output gives -0.24
    /// in place of 3: its slope is -6.48, that of the layer 2.592. The settings have an L2 of 0.01.
    @ParameterizedTest
    @EnumSource
    void aStepIsThatWorkedByHand(Way way) {
        GraphDocument document = Sketch.on(new DataSpec.None())
                .training(TrainingSettings.DEFAULT.withL2(0.01).withOptimizer(new OptimizerSpec.Sgd(0.7)))
                .chain("in", new VectorInput(1), "layer", new Dense(1, Activation.IDENTITY))
                .chain("out", new Output(1, new LossSpec.MeanSquaredError()))
                .learning(usual -> usual.withRateFactor(0.5).withPenalty(OWN), "layer")
                .document();
        Lowered lowered = GraphLowering.lower(document);
        // As when the rate is changed during training.
        lowered.rate().set(0.1);
        ComputationGraph graph =
                switch (way) {
                    case SMALL -> new SmallGraph(lowered.configuration());
                    case FAST -> new ComputationGraph(lowered.configuration());
                    case FILE -> new ComputationGraph(GraphLowering.portable(document, 0.1));
                };
        graph.init();
        assertTrue(!(graph instanceof SmallGraph small) || small.isSmall(1));
        graph.setParam("layer_W", Nd4j.createFromArray(new float[][] {{0.5f}}));
        graph.setParam("layer_b", Nd4j.createFromArray(new float[][] {{0.1f}}));
        graph.setParam("out_W", Nd4j.createFromArray(new float[][] {{-0.4f}}));
        graph.setParam("out_b", Nd4j.createFromArray(new float[][] {{0.2f}}));
        graph.fit(
                new INDArray[] {Nd4j.createFromArray(new float[][] {{2}})},
                new INDArray[] {Nd4j.createFromArray(new float[][] {{3}})});
        float weight = 0.5f - 0.05f * (5.184f + 0.02f + 0.03f * 0.5f) - 0.05f * 0.04f * 0.5f;
        float bias = 0.1f - 0.05f * 2.592f;
        float outWeight = -0.4f - 0.1f * (-7.128f + 0.01f * -0.4f);
        float outBias = 0.2f + 0.1f * 6.48f;
        assertArrayEquals(new float[] {weight, bias, outWeight, outBias}, RowMajor.readFloats(graph.params()), 1e-6f);
    }

    static Stream<OptimizerSpec> optimizers() {
        return OptimizerSpec.ALL.kinds().stream().map(kind -> kind.defaults().withLearningRate(RATE));
    }

    /// DL4J's layers, each with an optimiser and penalties that the builder was told.
    @ParameterizedTest
    @MethodSource("optimizers")
    void trainingEqualsThatOfTheEnginesOwnLayers(OptimizerSpec optimizer) {
        GraphDocument document = Sketch.on(new DataSpec.None())
                .training(TrainingSettings.DEFAULT.withL2(0.01).withOptimizer(optimizer))
                .chain("in", new VectorInput(3), "first", new Dense(5, Activation.TANH))
                .chain("second", new Dense(4, Activation.TANH), "out", new Output(2, new LossSpec.MeanSquaredError()))
                .learning(usual -> usual.withRateFactor(0.1).withPenalty(OWN), "first")
                .learning(usual -> usual.withRateFactor(3), "out")
                .document();
        List<Regularization> usual = new ArrayList<>(List.of(new L2Regularization(0.01)));
        if (optimizer instanceof OptimizerSpec.AdamW adamW) {
            usual.add(new WeightDecay(adamW.weightDecay(), true));
        }
        List<Regularization> own = List.of(
                new L1Regularization(OWN.l1()),
                new L2Regularization(OWN.l2()),
                new WeightDecay(OWN.weightDecay(), true));
        ComputationGraph engine = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .graphBuilder()
                .addInputs("in")
                .addLayer("first", dense(3, 5, updater(optimizer, 0.1), own), "in")
                .addLayer("second", dense(5, 4, updater(optimizer, 1), usual), "first")
                .addLayer(
                        "out",
                        new OutputLayer.Builder(new LossMSE())
                                .nIn(4)
                                .nOut(2)
                                .updater(updater(optimizer, 3))
                                .regularization(usual)
                                .activation(new ActivationIdentity())
                                .build(),
                        "second")
                .setOutputs("out")
                .build());
        engine.init();
        // A configuration counts the steps of its graph: each has one of its own.
        ComputationGraph small = new SmallGraph(GraphLowering.lower(document).configuration());
        ComputationGraph fast =
                new ComputationGraph(GraphLowering.lower(document).configuration());
        for (ComputationGraph ours : List.of(small, fast)) {
            ours.init();
            ours.setParams(engine.params().dup());
        }
        for (int step = 0; step < 10; step++) {
            INDArray[] inputs = {Nd4j.rand(DataType.FLOAT, 6, 3)};
            INDArray[] answers = {Nd4j.rand(DataType.FLOAT, 6, 2)};
            Stream.of(engine, small, fast).forEach(graph -> graph.fit(inputs, answers));
        }
        float[] expected = RowMajor.readFloats(engine.params());
        assertArrayEquals(expected, RowMajor.readFloats(small.params()), 1e-5f);
        assertArrayEquals(expected, RowMajor.readFloats(fast.params()), 1e-5f);
    }

    private static IUpdater updater(OptimizerSpec optimizer, double factor) {
        return Optimization.updater(optimizer, factor * RATE);
    }

    private static org.deeplearning4j.nn.conf.layers.Layer dense(
            int from, int to, IUpdater updater, List<Regularization> penalties) {
        return new DenseLayer.Builder()
                .nIn(from)
                .nOut(to)
                .updater(updater)
                .regularization(penalties)
                .activation(new ActivationTanH())
                .build();
    }

    @Test
    void inRandomNetworksEachLayerMovesByItsFactor() {
        List<Executable> checks = new ArrayList<>();
        LongStream.range(0, NETWORKS).forEach(seed -> checks.add(() -> check(seed)));
        assertAll(checks);
    }

    private static void check(long seed) {
        GraphDocument usual = RandomNetworks.valid(seed);
        usual = usual.withSettings(usual.settings()
                .withTraining(TrainingSettings.DEFAULT.withOptimizer(
                        seed % 2 == 0 ? new OptimizerSpec.Sgd(0.1) : OptimizerSpec.Adam.KIND.defaults())));
        List<GraphNode> nodes = new ArrayList<>();
        for (GraphNode node : usual.network().nodes()) {
            nodes.add(node.withLearning(Learning.USUAL.withRateFactor(FACTORS[nodes.size() % FACTORS.length])));
        }
        Map<String, float[]> expected = step(usual, seed);
        Map<String, float[]> told =
                step(usual.withNetwork(new Network(nodes, usual.network().connections())), seed);
        assertEquals(expected.keySet(), told.keySet());
        expected.forEach((name, update) -> {
            float factor = STATISTICS.contains(name.substring(name.lastIndexOf('_') + 1))
                    ? 1
                    : (float) node(nodes, name).learning().rateFactor();
            for (int i = 0; i < update.length; i++) {
                update[i] *= factor;
            }
            assertArrayEquals(update, Objects.requireNonNull(told.get(name)), () -> "Network " + seed + ": " + name);
        });
    }

    private static GraphNode node(List<GraphNode> nodes, String parameter) {
        String vertex = parameter.substring(0, parameter.lastIndexOf('_'));
        return nodes.stream()
                .filter(node -> GraphLowering.belongsTo(vertex, node.id()))
                .findFirst()
                .orElseThrow();
    }

    /// How far a step moves every parameter.
    private static Map<String, float[]> step(GraphDocument document, long seed) {
        Lowered lowered = GraphLowering.lower(document);
        ComputationGraph graph = new SmallGraph(lowered.configuration());
        graph.init();
        SplittableRandom random = new SplittableRandom(seed);
        INDArray[] inputs = RandomNetworksTest.arrays(lowered.flow().inputs(), lowered.flow(), random);
        INDArray[] answers = RandomNetworksTest.arrays(lowered.flow().outputs(), lowered.flow(), random);
        Nd4j.getRandom().setSeed(seed);
        graph.fit(inputs, answers);
        Map<String, float[]> updates = new TreeMap<>();
        for (Layer layer : graph.getLayers()) {
            if (layer.numParams() > 0 && layer.conf().getLayer() instanceof BaseLayer settings) {
                settings.initializer()
                        .getGradientsFromFlattened(layer.conf(), layer.getGradientsViewArray())
                        .forEach((key, update) ->
                                updates.put(settings.getLayerName() + "_" + key, RowMajor.readFloats(update.dup('c'))));
            }
        }
        return updates;
    }
}
