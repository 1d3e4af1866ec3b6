package org.lamina.runtime.accel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.runtime.engine.RowMajor;
import org.lamina.runtime.engine.WatchedLoss;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/// Fully connected layers and outputs, once with DL4J's own layers and once accelerated: the same numbers.
class FastDenseTest {

    @BeforeAll
    static void needsOneDnn() {
        assumeTrue(OneDnn.isAvailable(), "oneDNN has no natives for this system");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"IDENTITY", "RELU", "LEAKYRELU", "ELU", "SIGMOID", "TANH", "SWISH", "GELU", "SOFTSIGN", "SOFTMAX"})
    void vectorsEqualStock(Activation function) {
        for (int batch : new int[] {1, 5, 64}) {
            MultiDataSet data = Nets.batch(3, batch, 13);
            ComputationGraph stock = vectors(function, false);
            ComputationGraph fast = vectors(function, true);
            Nets.assertClose(stock.outputSingle(data.getFeatures(0)), fast.outputSingle(data.getFeatures(0)));
            Nets.assertClose(Nets.gradient(stock, data), Nets.gradient(fast, data));
            Nets.assertClose(stock.score(data), fast.score(data));
        }
    }

    @Test
    void layersWithoutBiasEqualStock() {
        for (Activation function : new Activation[] {Activation.IDENTITY, Activation.RELU, Activation.SOFTSIGN}) {
            MultiDataSet rows = Nets.batch(3, 5, 13);
            MultiDataSet steps = Nets.batch(3, 5, 5, 9);
            compare(plain(function, false), plain(function, true), rows);
            compare(plainSteps(function, false), plainSteps(function, true), steps);
        }
    }

    private static void compare(ComputationGraph stock, ComputationGraph fast, MultiDataSet data) {
        assertFalse(fast.getLayer("layer0").paramTable().containsKey("b"));
        Nets.assertClose(stock.outputSingle(data.getFeatures(0)), fast.outputSingle(data.getFeatures(0)));
        Nets.assertClose(Nets.gradient(stock, data), Nets.gradient(fast, data));
        stock.fit(data);
        fast.fit(data);
        Nets.assertClose(stock.params(), fast.params());
    }

    private static ComputationGraph plain(Activation function, boolean fast) {
        DenseLayer stock = withoutBias(function);
        return Nets.chain(InputType.feedForward(13), List.of(() -> fast ? FastDense.like(stock) : stock));
    }

    private static ComputationGraph plainSteps(Activation function, boolean fast) {
        DenseLayer stock = withoutBias(function);
        return Nets.chain(
                InputType.recurrent(5),
                List.of(
                        () -> fast ? new FastTimeDistributed(FastDense.like(stock)) : new TimeDistributed(stock),
                        () -> new GlobalPoolingLayer(PoolingType.AVG)));
    }

    private static DenseLayer withoutBias(Activation function) {
        return new DenseLayer.Builder()
                .nOut(17)
                .hasBias(false)
                .activation(function)
                .build();
    }

    @ParameterizedTest
    @EnumSource(names = {"IDENTITY", "RELU", "GELU", "SOFTSIGN"})
    void sequencesEqualStock(Activation function) {
        for (int batch : new int[] {1, 6}) {
            MultiDataSet data = Nets.batch(3, batch, 5, 9);
            ComputationGraph stock = sequences(function, false);
            ComputationGraph fast = sequences(function, true);
            Nets.assertClose(stock.outputSingle(data.getFeatures(0)), fast.outputSingle(data.getFeatures(0)));
            Nets.assertClose(Nets.gradient(stock, data), Nets.gradient(fast, data));
        }
    }

    @Test
    void changingBatchSizesEqualStock() {
        ComputationGraph stock = vectors(Activation.TANH, false);
        ComputationGraph fast = vectors(Activation.TANH, true);
        for (int batch : new int[] {8, 3, 8, 1}) {
            MultiDataSet data = Nets.batch(batch, batch, 13);
            stock.fit(data);
            fast.fit(data);
            Nets.assertClose(stock.score(), fast.score());
        }
        Nets.assertClose(stock.params(), fast.params());
    }

    @Test
    void layerWithTwoReadersKeepsItsAnswer() {
        MultiDataSet data = Nets.batch(4, 7, 13);
        Nets.assertClose(Nets.gradient(branched(false), data), Nets.gradient(branched(true), data));
    }

    record Goal(ILossFunction loss, Activation function) {}

    static Stream<Goal> goals() {
        return Stream.of(
                new Goal(new LossMCXENT(), Activation.SOFTMAX),
                new Goal(new LossMCXENT(Nd4j.create(new float[] {0.5f, 2, 1}, new long[] {1, 3})), Activation.SOFTMAX),
                new Goal(LossFunction.XENT.getILossFunction(), Activation.SIGMOID),
                new Goal(LossFunction.MSE.getILossFunction(), Activation.IDENTITY),
                new Goal(LossFunction.MEAN_ABSOLUTE_ERROR.getILossFunction(), Activation.IDENTITY));
    }

    @ParameterizedTest
    @MethodSource("goals")
    void outputsEqualStock(Goal goal) {
        for (int batch : new int[] {1, 9}) {
            MultiDataSet data = Nets.batch(5, batch, 13);
            ComputationGraph stock = ending(goal, false);
            ComputationGraph fast = ending(goal, true);
            Nets.assertClose(Nets.gradient(stock, data), Nets.gradient(fast, data));
            Nets.assertClose(stock.score(), fast.score());
            stock.fit(data);
            fast.fit(data);
            Nets.assertClose(stock.score(data, true), fast.score(data, true));
        }
    }

    @Test
    void improbableTruthCountsAsInStock() {
        MultiDataSet data = Nets.batch(5, 4, 13);
        data.setFeatures(0, data.getFeatures(0).mul(1000));
        Goal goal = new Goal(new LossMCXENT(), Activation.SOFTMAX);
        ComputationGraph stock = ending(goal, false);
        ComputationGraph fast = ending(goal, true);
        Nets.assertClose(Nets.gradient(stock, data), Nets.gradient(fast, data));
        Nets.assertClose(stock.score(), fast.score());
    }

    @Test
    void maskedAnswersEqualStock() {
        Goal goal = new Goal(new LossMCXENT(), Activation.SOFTMAX);
        MultiDataSet data = Nets.batch(5, 4, 13);
        data.setLabelsMaskArray(new INDArray[] {Nd4j.create(new float[] {1, 0, 1, 1}, new long[] {4, 1})});
        ComputationGraph stock = ending(goal, false);
        ComputationGraph fast = ending(goal, true);
        stock.fit(data);
        fast.fit(data);
        Nets.assertClose(stock.params(), fast.params());
    }

    @Test
    void watcherSeesTheSumsOncePerStep() {
        ComputationGraph fast = ending(new Goal(new LossMCXENT(), Activation.SOFTMAX), true);
        MultiDataSet data = Nets.batch(5, 4, 13);
        List<float[]> seen = new ArrayList<>();
        OutputLayer output = (OutputLayer) fast.getLayer("out").conf().getLayer();
        output.setLossFn(new WatchedLoss(output.getLossFn(), (right, sums) -> {
            assertArrayEquals(RowMajor.readFloats(data.getLabels(0)), right);
            seen.add(sums);
        }));
        INDArray answer = fast.outputSingle(data.getFeatures(0));
        Nets.gradient(fast, data);
        assertEquals(1, seen.size());
        Nets.assertClose(answer, Nd4j.nn.softmax(Nd4j.create(seen.getFirst(), answer.shape(), 'c'), 1));
    }

    @Test
    void settingsAreTakenOver() {
        DenseLayer stock = dense(Activation.TANH, 4);
        FastDense fast = FastDense.like(stock);
        assertEquals(stock.toString(), fast.toString().replace(FastDense.class.getSimpleName(), "DenseLayer"));
    }

    private static ComputationGraph vectors(Activation function, boolean fast) {
        return Nets.chain(
                InputType.feedForward(13), List.of(layer(function, 17, fast), layer(Activation.RELU, 6, fast)));
    }

    private static Supplier<Layer> layer(Activation function, int units, boolean fast) {
        DenseLayer stock = dense(function, units);
        return () -> fast ? FastDense.like(stock) : stock;
    }

    private static DenseLayer dense(Activation function, int units) {
        return new DenseLayer.Builder().nOut(units).activation(function).build();
    }

    private static ComputationGraph sequences(Activation function, boolean fast) {
        return Nets.chain(
                InputType.recurrent(5),
                List.of(
                        step(function, 7, fast),
                        step(Activation.RELU, 4, fast),
                        () -> new GlobalPoolingLayer(PoolingType.AVG)));
    }

    private static Supplier<Layer> step(Activation function, int units, boolean fast) {
        DenseLayer stock = dense(function, units);
        return () -> fast ? new FastTimeDistributed(FastDense.like(stock)) : new TimeDistributed(stock);
    }

    private static NeuralNetConfiguration.Builder settings() {
        return new NeuralNetConfiguration.Builder()
                .seed(11)
                .weightInit(WeightInit.XAVIER)
                .biasInit(0.1)
                .updater(new Sgd(0.05));
    }

    private static ComputationGraph ending(Goal goal, boolean fast) {
        OutputLayer.Builder output =
                new OutputLayer.Builder(goal.loss()).nOut(3).activation(goal.function());
        ComputationGraph graph = new ComputationGraph(settings()
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.feedForward(13))
                .addLayer("layer", dense(Activation.TANH, 5), "in")
                .addLayer("out", fast ? new FastOutput(output) : output.build(), "layer")
                .setOutputs("out")
                .build());
        graph.init();
        return graph;
    }

    private static ComputationGraph branched(boolean fast) {
        ComputationGraph graph = new ComputationGraph(settings()
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.feedForward(13))
                .addLayer("first", layer(Activation.RELU, 8, fast).get(), "in")
                .addLayer("second", layer(Activation.ELU, 8, fast).get(), "first")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "first", "second")
                .addLayer(
                        "out",
                        new OutputLayer.Builder()
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "sum")
                .setOutputs("out")
                .build());
        graph.init();
        return graph;
    }
}
