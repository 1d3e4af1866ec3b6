package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.AttentionPooling;
import org.lamina.graph.layer.Conv1d;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Conv3d;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.DepthwiseConv2d;
import org.lamina.graph.layer.Direction;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.Gru;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LayerKind;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.LocallyConnected1d;
import org.lamina.graph.layer.LocallyConnected2d;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.PositionalEncoding;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.SequenceInput;
import org.lamina.graph.layer.SimpleRnn;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.layer.TransposedConv2d;
import org.lamina.graph.layer.TransposedConv3d;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.layer.VolumeInput;
import org.lamina.graph.layer.Weighted;
import org.lamina.graph.settings.ConstraintSpec;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.settings.OptimizerSpec;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.testkit.RandomNetworks;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.engine.RowMajor;
import org.lamina.runtime.small.SmallGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// After each step the weights of every unit are as the constraint says, judged by what the layers compute.
class ConstraintsTest {
    private static final float CLOSE = 2e-5f;
    private static final int UNITS = 3;
    private static final Output LAST = new Output(2, new LossSpec.MeanSquaredError());
    private static final TrainingSettings TRAINING =
            TrainingSettings.DEFAULT.withOptimizer(new OptimizerSpec.Adam(0.05, 0.9, 0.999));

    private static Sketch trained(LayerSpec input, LayerSpec layer) {
        return Sketch.on(new DataSpec.None()).training(TRAINING).chain("in", input, "layer", layer);
    }

    private static ComputationGraph initialised(Lowered lowered) {
        ComputationGraph graph = new SmallGraph(lowered.configuration());
        graph.init();
        return graph;
    }

    private static void fit(ComputationGraph graph, Lowered lowered, int steps) {
        SplittableRandom random = new SplittableRandom(steps);
        INDArray[] inputs = RandomNetworksTest.arrays(lowered.flow().inputs(), lowered.flow(), random);
        INDArray[] answers = RandomNetworksTest.arrays(lowered.flow().outputs(), lowered.flow(), random);
        for (int step = 0; step < steps; step++) {
            graph.fit(inputs, answers);
        }
    }

    static Stream<Arguments> sums() {
        Activation none = Activation.IDENTITY;
        return Stream.of(
                Arguments.of(new VectorInput(4), new Dense(UNITS, none)),
                Arguments.of(new SequenceInput(3, 4), new Dense(UNITS, none)),
                Arguments.of(new ImageInput(2, 5, 4), plain(Conv2d.KIND.defaults())),
                Arguments.of(new SequenceInput(2, 7), plain(Conv1d.KIND.defaults())),
                Arguments.of(new VolumeInput(2, 4, 4, 4), plain(Conv3d.KIND.defaults())),
                Arguments.of(new ImageInput(2, 4, 4), plain(TransposedConv2d.KIND.defaults())),
                Arguments.of(new VolumeInput(2, 3, 3, 3), plain(TransposedConv3d.KIND.defaults())),
                Arguments.of(new ImageInput(2, 5, 4), plain(DepthwiseConv2d.KIND.defaults())),
                Arguments.of(new ImageInput(2, 5, 4), plain(LocallyConnected2d.KIND.defaults())),
                Arguments.of(new SequenceInput(2, 7), plain(LocallyConnected1d.KIND.defaults())));
    }

    /// The kind in small: few filters, windows of two steps one apart that stay inside, no function.
    private static <S extends LayerSpec> LayerSpec plain(S usual) {
        return plain(usual, usual.kind());
    }

    private static <S extends LayerSpec> S plain(LayerSpec usual, LayerKind<S> kind) {
        S value = kind.type().cast(usual);
        for (Param<S, ?> param : kind.params()) {
            value = set(value, param);
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private static <S, V> S set(S owner, Param<S, V> param) {
        return param.with(owner, (V) small(param, param.get(owner)));
    }

    private static Object small(Param<?, ?> param, Object usual) {
        return switch (param.id()) {
            case "filters" -> UNITS;
            case "multiplier", "depth-stride" -> 1;
            case "depth" -> 2;
            case "kernel" -> usual instanceof Size ? Size.of(2) : 2;
            case "stride", "dilation" -> usual instanceof Size ? Size.of(1) : 1;
            case "activation" -> Activation.IDENTITY;
            case "padding" -> Padding.VALID;
            default -> usual;
        };
    }

    /// What a layer of weighted sums answers to a one at each place of the input are its weights. Where a window
    /// lies wholly inside, those of one value are all that its unit has; near the edge of a transposed convolution
    /// fewer.
    @ParameterizedTest
    @MethodSource("sums")
    void everyUnitReadsWithWeightsOfNormOne(LayerSpec input, LayerSpec layer) {
        Lowered lowered = GraphLowering.lower(trained(input, layer)
                .chain("flat", new Flatten(), "out", LAST)
                .constrained(new ConstraintSpec.UnitNorm(), "layer")
                .document());
        ComputationGraph graph = initialised(lowered);
        fit(graph, lowered, 2);
        long[] shape =
                RandomNetworksTest.arrays(lowered.flow().inputs(), lowered.flow(), new SplittableRandom(1))[0].shape();
        shape[0] = 1;
        INDArray zero = Nd4j.zeros(shape);
        INDArray nothing = answer(graph, zero);
        double[] squares = new double[(int) nothing.length()];
        for (int i = 0; i < zero.length(); i++) {
            double[] impulse = new double[(int) zero.length()];
            impulse[i] = 1;
            INDArray one = Nd4j.zeros(shape);
            RowMajor.write(impulse, one);
            double[] weights = RowMajor.read(answer(graph, one).sub(nothing));
            for (int j = 0; j < weights.length; j++) {
                squares[j] += weights[j] * weights[j];
            }
        }
        int units = (int) nothing.size(1);
        int places = squares.length / units;
        for (int unit = 0; unit < units; unit++) {
            double largest = Arrays.stream(squares, unit * places, (unit + 1) * places)
                    .max()
                    .orElseThrow();
            assertEquals(1, Math.sqrt(largest), CLOSE, "unit " + unit);
        }
    }

    private static INDArray answer(ComputationGraph graph, INDArray input) {
        return graph.feedForward(new INDArray[] {input}, false).get("layer").dup();
    }

    @Test
    void vectorsOfTokensHaveNormOne() {
        Lowered lowered = GraphLowering.lower(trained(new TokenInput(5, 4), new Embedding(3))
                .chain("flat", new Flatten(), "out", LAST)
                .constrained(new ConstraintSpec.UnitNorm(), "layer")
                .document());
        ComputationGraph graph = initialised(lowered);
        fit(graph, lowered, 2);
        INDArray told = answer(graph, Nd4j.createFromArray(new float[][] {{0, 1, 2, 4}}));
        for (int step = 0; step < 4; step++) {
            double square = 0;
            for (int feature = 0; feature < 3; feature++) {
                square += Math.pow(told.getDouble(0, feature, step), 2);
            }
            assertEquals(1, Math.sqrt(square), CLOSE);
        }
    }

    static Stream<Arguments> gates() {
        return Stream.of(
                Arguments.of(
                        new Lstm(3, Direction.BOTH),
                        List.of("layer.forward_W", "layer.forward_RW", "layer.backward_W", "layer.backward_RW"),
                        1),
                Arguments.of(new SimpleRnn(3, Direction.FORWARD), List.of("layer_W", "layer_RW"), 1),
                Arguments.of(new Gru(3, Direction.FORWARD), List.of("layer_W", "layer_RW"), 0),
                Arguments.of(new SelfAttention(2, false), List.of("layer_Wo"), 1),
                Arguments.of(new AttentionPooling(2), List.of("layer.scores_W"), 1));
    }

    /// Gates read the input and the state with weights of their own.
    @ParameterizedTest
    @MethodSource("gates")
    void everyGateReadsWithWeightsOfNormOne(LayerSpec layer, List<String> parameters, int unit) {
        Lowered lowered = GraphLowering.lower(trained(new SequenceInput(4, 3), layer)
                .chain("flat", new Flatten(), "out", LAST)
                .constrained(new ConstraintSpec.UnitNorm(), "layer")
                .document());
        ComputationGraph graph = initialised(lowered);
        fit(graph, lowered, 2);
        for (String name : parameters) {
            assertUnits(graph.paramTable().get(name), unit, name);
        }
        if (layer instanceof SelfAttention) {
            for (String name : List.of("layer_Wq", "layer_Wk", "layer_Wv")) {
                INDArray heads = graph.paramTable().get(name);
                assertUnits(heads.reshape('c', heads.size(0) * heads.size(1), heads.size(2)), 0, name);
            }
        }
    }

    /// Each peephole is a single weight, whose norm would leave it nothing to learn.
    @Test
    void normsLeavePeepholesFree() {
        Lowered lowered = GraphLowering.lower(trained(new SequenceInput(4, 3), new Lstm(3).withPeepholes(true))
                .chain("flat", new Flatten(), "out", LAST)
                .constrained(new ConstraintSpec.UnitNorm(), "layer")
                .document());
        ComputationGraph graph = initialised(lowered);
        INDArray recurrent = Objects.requireNonNull(graph.paramTable().get("layer_RW"));
        INDArray gates = recurrent.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 12));
        INDArray peepholes = recurrent.get(NDArrayIndex.all(), NDArrayIndex.interval(12, 15));
        peepholes.assign(0.25);
        lowered.rate().set(0);
        fit(graph, lowered, 1);
        assertUnits(gates, 1, "gates");
        assertEquals(Nd4j.valueArrayOf(new long[] {3, 3}, 0.25f), peepholes.dup());
    }

    private static void assertUnits(INDArray weights, int unit, String name) {
        for (int i = 0; i < weights.size(unit); i++) {
            double square = 0;
            for (int j = 0; j < weights.size(1 - unit); j++) {
                double weight = unit == 0 ? weights.getDouble(i, j) : weights.getDouble(j, i);
                square += weight * weight;
            }
            assertEquals(1, Math.sqrt(square), CLOSE, name + " " + i);
        }
    }

    static Stream<ConstraintSpec> constraints() {
        return Stream.of(
                new ConstraintSpec.MaxNorm(0.7),
                new ConstraintSpec.NonNegative(),
                new ConstraintSpec.UnitNorm(),
                new ConstraintSpec.MinMaxNorm(0.8, 1.1, 0.4));
    }

    /// The same step without the constraint, and then the constraint by hand.
    @ParameterizedTest
    @MethodSource("constraints")
    void aConstrainedStepIsAStepAndThenTheConstraint(ConstraintSpec constraint) {
        Sketch sketch = Sketch.on(new DataSpec.None())
                .training(TRAINING.withL2(0.01))
                .chain("in", new VectorInput(3), "layer", new Dense(6, Activation.TANH), "out", LAST);
        Lowered free = GraphLowering.lower(sketch.document());
        Lowered bound =
                GraphLowering.lower(sketch.constrained(constraint, "layer").document());
        ComputationGraph plain = initialised(free);
        ComputationGraph graph = initialised(bound);
        graph.setParams(plain.params().dup());
        fit(plain, free, 1);
        fit(graph, bound, 1);
        INDArray weights = plain.paramTable().get("layer_W");
        boolean touched = false;
        for (int unit = 0; unit < 6; unit++) {
            double[] column = new double[3];
            for (int i = 0; i < 3; i++) {
                column[i] = weights.getDouble(i, unit);
            }
            double[] expected = byHand(constraint, column);
            touched |= !Arrays.equals(expected, column);
            for (int i = 0; i < 3; i++) {
                assertEquals(expected[i], graph.paramTable().get("layer_W").getDouble(i, unit), CLOSE);
            }
        }
        assertTrue(touched, "Nothing to constrain");
        for (String other : List.of("layer_b", "out_W", "out_b")) {
            assertArrayEquals(
                    RowMajor.readFloats(plain.paramTable().get(other)),
                    RowMajor.readFloats(graph.paramTable().get(other)),
                    CLOSE);
        }
    }

    private static double[] byHand(ConstraintSpec constraint, double[] w) {
        double norm = Math.sqrt(w[0] * w[0] + w[1] * w[1] + w[2] * w[2]);
        double wanted =
                switch (constraint) {
                    case ConstraintSpec.Off _, ConstraintSpec.NonNegative _ -> norm;
                    case ConstraintSpec.MaxNorm _ -> Math.min(norm, 0.7);
                    case ConstraintSpec.UnitNorm _ -> 1;
                    case ConstraintSpec.MinMaxNorm _ -> 0.4 * Math.clamp(norm, 0.8, 1.1) + 0.6 * norm;
                };
        boolean cut = constraint instanceof ConstraintSpec.NonNegative;
        return Arrays.stream(w)
                .map(weight -> cut ? Math.max(0, weight) : weight * wanted / norm)
                .toArray();
    }

    @Test
    void weightsThatAreAllZeroStay() {
        Lowered lowered = GraphLowering.lower(trained(new VectorInput(3), new Dense(2, Activation.RELU))
                .then("out", LAST)
                .constrained(new ConstraintSpec.UnitNorm(), "layer")
                .document());
        ComputationGraph graph = initialised(lowered);
        graph.params().assign(0);
        fit(graph, lowered, 1);
        assertEquals(0, graph.paramTable().get("layer_W").amaxNumber().doubleValue());
    }

    @Test
    void filesForTheEngineAloneOpenThere() {
        Sketch sketch =
                trained(new VectorInput(3), new Dense(2, Activation.RELU)).then("out", LAST);
        String json = GraphLowering.portable(
                        sketch.constrained(new ConstraintSpec.UnitNorm(), "layer")
                                .document(),
                        0.1)
                .toJson();
        assertFalse(json.contains("org.lamina"), json);
    }

    /// A kind is `Weighted` where the engine has weights of it; learned positions are a table, no sum.
    @Test
    void kindsWithWeightsAreThoseThatSaySo() {
        List<String> wrong = new ArrayList<>();
        LongStream.range(0, 60).forEach(seed -> {
            Lowered lowered = GraphLowering.lower(RandomNetworks.valid(seed));
            ComputationGraph graph = initialised(lowered);
            for (GraphNode node : lowered.flow().order()) {
                if (!(node.spec() instanceof PositionalEncoding)
                        && hasWeights(graph, node.id()) != node.spec() instanceof Weighted) {
                    wrong.add(node.toString());
                }
            }
        });
        assertEquals(List.of(), wrong);
    }

    private static boolean hasWeights(ComputationGraph graph, NodeId node) {
        return Arrays.stream(graph.getLayers())
                .map(Layer::conf)
                .map(conf -> conf.getLayer())
                .filter(layer -> GraphLowering.belongsTo(layer.getLayerName(), node))
                .anyMatch(layer -> !layer.initializer().weightKeys(layer).isEmpty());
    }
}
