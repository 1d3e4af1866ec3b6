package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Direction;
import org.lamina.graph.layer.Gru;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.SequenceInput;
import org.lamina.graph.layer.SimpleRnn;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.testkit.Sketch;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/// Recurrent layers that begin from a given state: every number against the formula, gradients of both inputs against
/// finite differences, in every direction and with a mask.
class BegunTest {
    private static final int BATCH = 3;
    private static final int FEATURES = 3;
    private static final int STEPS = 4;
    private static final int UNITS = 2;

    /// One step of a layer: from what it carries, its state first, to what it carries then.
    @FunctionalInterface
    interface Cell {
        double[] next(Layer layer, double[] x, double[] carried);
    }

    /// @param carried numbers that one way is given
    record Case(String name, Direction direction, Function<Direction, LayerSpec> layer, Cell cell, int carried) {
        LayerSpec spec() {
            return layer.apply(direction);
        }

        int ways() {
            return direction == Direction.BOTH ? 2 : 1;
        }

        @Override
        public String toString() {
            return name + " " + direction;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(Direction.values())
                .flatMap(direction -> Stream.of(
                        new Case("gru", direction, d -> new Gru(UNITS, d), BegunTest::gru, UNITS),
                        new Case("simple rnn", direction, d -> new SimpleRnn(UNITS, d), BegunTest::simpleRnn, UNITS),
                        new Case("lstm", direction, d -> new Lstm(UNITS, d), BegunTest::lstm, UNITS),
                        new Case("lstm with cells", direction, d -> new Lstm(UNITS, d), BegunTest::lstm, 2 * UNITS),
                        new Case("peepholes", direction, d -> new Lstm(UNITS, d, true), BegunTest::lstm, UNITS),
                        new Case(
                                "peepholes with cells",
                                direction,
                                d -> new Lstm(UNITS, d, true),
                                BegunTest::lstm,
                                2 * UNITS)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyNumberFollowsTheFormula(Case c) {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            Sketch sketch = Sketch.on(new DataSpec.None())
                    .node("state", new VectorInput(c.ways() * c.carried()))
                    .node("in", new SequenceInput(FEATURES, STEPS))
                    .then("x", c.spec())
                    .link("state", "x");
            ComputationGraph graph = graph(sketch, c, type);
            INDArray state = random(1, BATCH, (long) c.ways() * c.carried()).castTo(type);
            INDArray in = random(2, BATCH, FEATURES, STEPS).castTo(type);
            INDArray told = Objects.requireNonNull(
                    graph.feedForward(new INDArray[] {state, in}, false).get("x"));
            double tolerance = type == DataType.DOUBLE ? 1e-12 : 2e-6;
            for (int sample = 0; sample < BATCH; sample++) {
                for (int way = 0; way < c.ways(); way++) {
                    boolean back = c.direction() == Direction.BACKWARD || way == 1;
                    double[] carried = column(state, sample, way * c.carried(), c.carried());
                    for (int i = 0; i < STEPS; i++) {
                        int step = back ? STEPS - 1 - i : i;
                        double[] x = new double[FEATURES];
                        for (int f = 0; f < FEATURES; f++) {
                            x[f] = in.getDouble(sample, f, step);
                        }
                        carried = c.cell().next(layer(graph, c, back), x, carried);
                        for (int u = 0; u < UNITS; u++) {
                            assertEquals(carried[u], told.getDouble(sample, way * UNITS + u, step), tolerance);
                        }
                    }
                }
            }
        }
    }

    private static double[] column(INDArray rows, int row, int from, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = rows.getDouble(row, from + i);
        }
        return values;
    }

    private static Layer layer(ComputationGraph graph, Case c, boolean back) {
        String forward = c.direction() == Direction.BOTH ? "x.forward" : "x";
        return graph.getLayer(back ? "x.backward" : forward);
    }

    private static double[] gru(Layer layer, double[] x, double[] state) {
        double[][] ofInput = new double[3][UNITS];
        double[][] ofState = new double[3][UNITS];
        for (int gate = 0; gate < 3; gate++) {
            for (int u = 0; u < UNITS; u++) {
                int row = gate * UNITS + u;
                ofInput[gate][u] = layer.getParam("b").getDouble(row);
                ofState[gate][u] = layer.getParam("rb").getDouble(row);
                for (int i = 0; i < FEATURES; i++) {
                    ofInput[gate][u] += layer.getParam("W").getDouble(row, i) * x[i];
                }
                for (int i = 0; i < UNITS; i++) {
                    ofState[gate][u] += layer.getParam("RW").getDouble(row, i) * state[i];
                }
            }
        }
        double[] next = new double[UNITS];
        for (int u = 0; u < UNITS; u++) {
            double reset = sigmoid(ofInput[0][u] + ofState[0][u]);
            double update = sigmoid(ofInput[1][u] + ofState[1][u]);
            double candidate = Math.tanh(ofInput[2][u] + reset * ofState[2][u]);
            next[u] = (1 - update) * candidate + update * state[u];
        }
        return next;
    }

    private static double[] simpleRnn(Layer layer, double[] x, double[] state) {
        double[] next = new double[UNITS];
        for (int u = 0; u < UNITS; u++) {
            double sum = layer.getParam("b").getDouble(u);
            for (int i = 0; i < FEATURES; i++) {
                sum += layer.getParam("W").getDouble(i, u) * x[i];
            }
            for (int i = 0; i < UNITS; i++) {
                sum += layer.getParam("RW").getDouble(i, u) * state[i];
            }
            next[u] = Math.tanh(sum);
        }
        return next;
    }

    /// Carries the hidden state, then the cells; without cells they are zero. Peepholes are the last three columns.
    private static double[] lstm(Layer layer, double[] x, double[] carried) {
        double[] next = new double[2 * UNITS];
        for (int u = 0; u < UNITS; u++) {
            double[] sums = new double[4];
            for (int gate = 0; gate < 4; gate++) {
                int column = gate * UNITS + u;
                sums[gate] = layer.getParam("b").getDouble(column);
                for (int i = 0; i < FEATURES; i++) {
                    sums[gate] += layer.getParam("W").getDouble(i, column) * x[i];
                }
                for (int i = 0; i < UNITS; i++) {
                    sums[gate] += layer.getParam("RW").getDouble(i, column) * carried[i];
                }
            }
            double before = carried.length > UNITS ? carried[UNITS + u] : 0;
            double cell = sigmoid(sums[1] + peephole(layer, u, 0) * before) * before
                    + sigmoid(sums[3] + peephole(layer, u, 2) * before) * Math.tanh(sums[0]);
            next[u] = sigmoid(sums[2] + peephole(layer, u, 1) * cell) * Math.tanh(cell);
            next[UNITS + u] = cell;
        }
        return next;
    }

    private static double peephole(Layer layer, int unit, int gate) {
        INDArray recurrent = layer.getParam("RW");
        return recurrent.size(1) > 4 * UNITS ? recurrent.getDouble(unit, 4 * UNITS + gate) : 0;
    }

    private static double sigmoid(double sum) {
        return 1 / (1 + Math.exp(-sum));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientsOfBothInputsEqualFiniteDifferences(Case c) {
        INDArray mask = Nd4j.create(new double[][] {{1, 1, 1, 1}, {1, 1, 1, 0}, {1, 0, 0, 0}})
                .castTo(DataType.DOUBLE);
        check(c, null);
        check(c, new INDArray[] {null, mask});
    }

    /// The engine's own layers begin from zeros; ours get them here.
    @ParameterizedTest
    @MethodSource("cases")
    void fromZerosItGivesWhatALayerWithoutAStateGives(Case c) {
        INDArray mask = Nd4j.create(new double[][] {{1, 1, 1, 1}, {1, 1, 0, 0}, {0, 1, 0, 1}})
                .castTo(DataType.DOUBLE);
        INDArray in = random(2, BATCH, FEATURES, STEPS);
        INDArray zeros = Nd4j.zeros(DataType.DOUBLE, BATCH, (long) c.ways() * c.carried());
        Sketch plain = Sketch.on(new DataSpec.None()).chain("in", new SequenceInput(FEATURES, STEPS), "x", c.spec());
        Sketch begun = Sketch.on(new DataSpec.None())
                .node("state", new VectorInput(c.ways() * c.carried()))
                .node("in", new SequenceInput(FEATURES, STEPS))
                .then("x", c.spec())
                .link("state", "x");
        INDArray expected = masked(graph(plain, c, DataType.DOUBLE), new INDArray[] {mask}, in);
        INDArray told = masked(graph(begun, c, DataType.DOUBLE), new INDArray[] {null, mask}, zeros, in);
        assertEquals(0, expected.sub(told).amaxNumber().doubleValue(), 1e-12);
    }

    static Stream<Arguments> layersOfTheEngine() {
        return Stream.of(false, true)
                .flatMap(isMasked -> Stream.of(
                        Arguments.of(isMasked, new SimpleRnn(5), new SimpleRnn(UNITS)),
                        Arguments.of(
                                isMasked,
                                new Lstm(5, Direction.FORWARD, true),
                                new Lstm(UNITS, Direction.FORWARD, true))));
    }

    /// A file has the engine's own layer, the trainer ours.
    @ParameterizedTest
    @MethodSource("layersOfTheEngine")
    void ofZerosItGivesWhatTheEnginesGives(boolean isMasked, LayerSpec first, LayerSpec second) {
        INDArray mask = Nd4j.create(new double[][] {{1, 1, 1, 1}, {1, 1, 0, 0}, {0, 1, 0, 1}})
                .castTo(DataType.FLOAT);
        GraphDocument document = Sketch.on(new DataSpec.None())
                .chain("in", new SequenceInput(FEATURES, STEPS), "first", first, "x", second)
                .chain("last", new LastStep(), "class", new Output(BATCH, Losses.SOFTMAX_CROSS_ENTROPY))
                .document();
        ComputationGraph stock = new ComputationGraph(GraphLowering.portable(document, 0.1));
        stock.init();
        ComputationGraph ours =
                new ComputationGraph(GraphLowering.lower(document).configuration());
        ours.init();
        ours.setParams(stock.params().dup());
        INDArray[] gradients = Stream.of(stock, ours)
                .map(graph -> {
                    if (isMasked) {
                        graph.setLayerMaskArrays(new INDArray[] {mask}, null);
                    }
                    graph.setInputs(random(4, BATCH, FEATURES, STEPS).castTo(DataType.FLOAT));
                    graph.setLabels(Nd4j.eye(BATCH).castTo(DataType.FLOAT));
                    graph.computeGradientAndScore();
                    return graph.getFlattenedGradients().dup();
                })
                .toArray(INDArray[]::new);
        assertEquals(stock.score(), ours.score(), 1e-6);
        assertEquals(0, gradients[0].sub(gradients[1]).amaxNumber().doubleValue(), 2e-6);
    }

    private static INDArray masked(ComputationGraph graph, @Nullable INDArray[] masks, INDArray... inputs) {
        graph.setLayerMaskArrays(masks, null);
        return Objects.requireNonNull(graph.feedForward(inputs, false).get("x")).dup();
    }

    private static void check(Case c, @Nullable INDArray @Nullable [] masks) {
        DataType usual = Nd4j.dataType();
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        try {
            // One layer before each input, so that gradients of both count.
            Sketch sketch = Sketch.on(new DataSpec.None())
                    .node("given", new VectorInput(3))
                    .then("state", new Dense(c.ways() * c.carried(), Activation.TANH))
                    .node("in", new SequenceInput(2, STEPS))
                    .then("first", new Gru(FEATURES))
                    .then("x", c.spec())
                    .link("state", "x");
            assertTrue(GradientCheckUtil.checkGradients(new GradientCheckUtil.GraphConfig()
                    .net(graph(sketch, c, DataType.DOUBLE))
                    .inputs(new INDArray[] {random(3, BATCH, 3), random(4, BATCH, 2, STEPS)})
                    .inputMask(masks)
                    .labels(new INDArray[] {Nd4j.eye(BATCH).castTo(DataType.DOUBLE)})
                    .epsilon(1e-6)
                    .maxRelError(1e-5)
                    .minAbsoluteError(1e-9)
                    .print(GradientCheckUtil.PrintMode.FAILURES_ONLY)));
        } finally {
            Nd4j.setDefaultDataTypes(usual, usual);
        }
    }

    /// In single precision the backward pass is another: it must tell what the precise one tells.
    @ParameterizedTest
    @MethodSource("cases")
    void gradientsInSinglePrecisionEqualThoseInDouble(Case c) {
        INDArray precise = gradient(DataType.DOUBLE, c);
        INDArray fast = gradient(DataType.FLOAT, c);
        assertEquals(
                0,
                precise.sub(fast.castTo(DataType.DOUBLE)).amaxNumber().doubleValue(),
                2e-6 * precise.amaxNumber().doubleValue() + 1e-7);
    }

    private static INDArray gradient(DataType type, Case c) {
        ComputationGraph graph = graph(
                Sketch.on(new DataSpec.None())
                        .node("given", new VectorInput(3))
                        .then("state", new Dense(c.ways() * c.carried(), Activation.TANH))
                        .node("in", new SequenceInput(2, STEPS))
                        .then("first", new Dense(FEATURES, Activation.TANH))
                        .then("x", c.spec())
                        .link("state", "x"),
                c,
                type);
        graph.setInputs(
                random(3, BATCH, 3).castTo(type), random(4, BATCH, 2, STEPS).castTo(type));
        graph.setLabels(Nd4j.eye(BATCH).castTo(type));
        graph.computeGradientAndScore();
        return graph.getFlattenedGradients().dup();
    }

    private static ComputationGraph graph(Sketch sketch, Case c, DataType type) {
        GraphDocument document = sketch.from("x")
                .then("last", new LastStep(c.direction()))
                .then("class", new Output(BATCH, Losses.SOFTMAX_CROSS_ENTROPY))
                .document();
        ComputationGraphConfiguration conf = GraphLowering.lower(document).configuration();
        conf.setDataType(type);
        conf.getVertices().values().forEach(vertex -> {
            if (vertex instanceof LayerVertex layer && layer.getLayerConf().getLayer() instanceof BaseLayer base) {
                base.setIUpdater(new NoOp());
            }
        });
        ComputationGraph graph = new ComputationGraph(conf);
        graph.init();
        graph.setParams(random(5, 1, graph.numParams()).castTo(type));
        return graph;
    }

    private static INDArray random(int seed, long... shape) {
        long count = 1;
        for (long size : shape) {
            count *= size;
        }
        return Nd4j.create(new Random(seed).doubles(count, -1, 1).toArray(), shape, DataType.DOUBLE);
    }
}
