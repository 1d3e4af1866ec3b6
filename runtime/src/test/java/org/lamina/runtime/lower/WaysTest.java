package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.layer.Direction;
import org.lamina.graph.layer.Gru;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.SequenceInput;
import org.lamina.graph.layer.SimpleRnn;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.testkit.Sketch;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.NoOp;

/// Networks that read backward or both ways against one that reads forward a sequence turned by hand, and their
/// gradients against finite differences; sequences of different length, too.
class WaysTest {
    private static final int FEATURES = 3;
    private static final int STEPS = 5;
    private static final int UNITS = 2;
    private static final int CLASSES = 3;
    private static final int[] LENGTHS = {STEPS, 4, 1};

    /// @param layer of two units
    record Case(String name, Function<Direction, LayerSpec> layer, boolean masked, DataType type) {
        @Override
        public String toString() {
            return name + (masked ? ", masked, " : ", ") + type;
        }

        int length(int sample) {
            return masked ? LENGTHS[sample] : STEPS;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(DataType.FLOAT, DataType.DOUBLE).flatMap(type -> Stream.of(false, true)
                .flatMap(masked -> Stream.of(
                        new Case("lstm", direction -> new Lstm(UNITS, direction), masked, type),
                        new Case("peepholes", direction -> new Lstm(UNITS, direction, true), masked, type),
                        new Case("gru", direction -> new Gru(UNITS, direction), masked, type),
                        new Case("simple rnn", direction -> new SimpleRnn(UNITS, direction), masked, type))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void backwardGivesForTurnedSequencesWhatForwardGives(Case c) {
        ComputationGraph backward = graph(c, Direction.BACKWARD);
        ComputationGraph forward = graph(c, Direction.FORWARD);
        forward.setParams(backward.params());
        INDArray x = input(c);
        assertClose(turned(run(forward, turned(x, c), c, "read"), c), run(backward, x, c, "read"), c);
        assertClose(run(forward, turned(x, c), c, "last"), run(backward, x, c, "last"), c);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bothGivesForwardThenBackward(Case c) {
        ComputationGraph both = graph(c, Direction.BOTH);
        INDArray x = input(c);
        INDArray states = run(both, x, c, "read");
        INDArray last = run(both, x, c, "last");
        assertEquals(2 * UNITS, states.size(1));
        for (Direction direction : new Direction[] {Direction.FORWARD, Direction.BACKWARD}) {
            ComputationGraph one = graph(c, direction);
            String part = direction == Direction.FORWARD ? "read.forward" : "read.backward";
            String whole = direction == Direction.FORWARD ? "read" : "read.backward";
            one.getLayer(whole).setParams(both.getLayer(part).params());
            int from = direction == Direction.FORWARD ? 0 : UNITS;
            var half = NDArrayIndex.interval(from, from + UNITS);
            assertClose(run(one, x, c, "read"), states.get(NDArrayIndex.all(), half, NDArrayIndex.all()), c);
            assertClose(run(one, x, c, "last"), last.get(NDArrayIndex.all(), half), c);
        }
    }

    /// One sequence is as long as it can be, so that these cover whole ones.
    static Stream<Case> inDoublePrecision() {
        return cases().filter(c -> c.type() == DataType.DOUBLE && c.masked());
    }

    @ParameterizedTest
    @MethodSource("inDoublePrecision")
    void gradientsEqualFiniteDifferences(Case c) {
        DataType usual = Nd4j.dataType();
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        try {
            INDArray labels = Nd4j.eye(CLASSES).castTo(DataType.DOUBLE);
            for (Direction direction : new Direction[] {Direction.BACKWARD, Direction.BOTH}) {
                // One before, so that gradients of the input count.
                Sketch before = Sketch.on(new DataSpec.None())
                        .chain(
                                "in",
                                new SequenceInput(FEATURES, STEPS),
                                "first",
                                c.layer().apply(Direction.FORWARD));
                assertTrue(GradientCheckUtil.checkGradients(new GradientCheckUtil.GraphConfig()
                        .net(graph(before, c, direction))
                        .inputs(new INDArray[] {input(c)})
                        .inputMask(masks(c))
                        .labels(new INDArray[] {labels})
                        .epsilon(1e-6)
                        .maxRelError(1e-5)
                        .minAbsoluteError(1e-9)
                        .print(GradientCheckUtil.PrintMode.FAILURES_ONLY)));
            }
        } finally {
            Nd4j.setDefaultDataTypes(usual, usual);
        }
    }

    private static ComputationGraph graph(Case c, Direction direction) {
        return graph(Sketch.on(new DataSpec.None()).node("in", new SequenceInput(FEATURES, STEPS)), c, direction);
    }

    private static ComputationGraph graph(Sketch before, Case c, Direction direction) {
        GraphDocument document = before.then("read", c.layer().apply(direction))
                .then("last", new LastStep(direction))
                .then("class", new Output(CLASSES, Losses.SOFTMAX_CROSS_ENTROPY))
                .document();
        ComputationGraphConfiguration conf = GraphLowering.lower(document).configuration();
        conf.setDataType(c.type());
        conf.getVertices().values().forEach(vertex -> {
            if (vertex instanceof LayerVertex layer && layer.getLayerConf().getLayer() instanceof BaseLayer base) {
                base.setIUpdater(new NoOp());
            }
        });
        ComputationGraph graph = new ComputationGraph(conf);
        graph.init();
        INDArray parameters = random(5, 1, graph.numParams());
        graph.setParams(parameters.castTo(c.type()));
        return graph;
    }

    private static INDArray input(Case c) {
        return random(6, LENGTHS.length, FEATURES, STEPS).castTo(c.type());
    }

    private static INDArray run(ComputationGraph graph, INDArray x, Case c, String node) {
        INDArray[] masks = masks(c);
        if (masks != null) {
            graph.setLayerMaskArrays(masks, null);
        }
        INDArray told = Objects.requireNonNull(
                graph.feedForward(new INDArray[] {x}, false).get(node));
        graph.clearLayerMaskArrays();
        return told.dup('c');
    }

    private static INDArray @Nullable [] masks(Case c) {
        if (!c.masked()) {
            return null;
        }
        INDArray mask = Nd4j.zeros(c.type(), LENGTHS.length, STEPS);
        for (int sample = 0; sample < LENGTHS.length; sample++) {
            for (int step = 0; step < LENGTHS[sample]; step++) {
                mask.putScalar(sample, step, 1);
            }
        }
        return new INDArray[] {mask};
    }

    /// The real steps of each sample in the opposite order.
    private static INDArray turned(INDArray sequence, Case c) {
        INDArray result = Nd4j.zeros(sequence.dataType(), sequence.shape());
        for (int sample = 0; sample < sequence.size(0); sample++) {
            for (int feature = 0; feature < sequence.size(1); feature++) {
                for (int step = 0; step < c.length(sample); step++) {
                    double value = sequence.getDouble(sample, feature, c.length(sample) - 1 - step);
                    result.putScalar(new int[] {sample, feature, step}, value);
                }
            }
        }
        return result;
    }

    private static INDArray random(int seed, long... shape) {
        long count = 1;
        for (long size : shape) {
            count *= size;
        }
        return Nd4j.create(new Random(seed).doubles(count, -1, 1).toArray(), shape, DataType.DOUBLE);
    }

    private static void assertClose(INDArray expected, INDArray told, Case c) {
        assertArrayEquals(expected.shape(), told.shape());
        double off = expected.sub(told).amaxNumber().doubleValue();
        assertTrue(off <= (c.type() == DataType.DOUBLE ? 1e-12 : 2e-6), () -> c + " differs by " + off);
    }
}
