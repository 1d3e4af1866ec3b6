package org.lamina.runtime.accel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.runtime.engine.RowMajor;
import org.lamina.runtime.engine.WatchedLoss;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/// An output at each step of a sequence, with DL4J's own layer and accelerated: the same numbers.
class FastSequenceOutputTest {
    private static final int FEATURES = 4;

    @BeforeAll
    static void needsOneDnn() {
        assumeTrue(OneDnn.isAvailable(), "oneDNN has no natives for this system");
    }

    record Case(int batch, int steps, ILossFunction loss, Activation function) {}

    static Stream<Case> cases() {
        INDArray factors = Nd4j.createFromArray(0.5f, 0.25f, 2f).reshape(1, Nets.CLASSES);
        return Stream.of(
                new Case(6, 7, new LossMCXENT(), Activation.SOFTMAX),
                new Case(1, 5, new LossMCXENT(factors), Activation.SOFTMAX),
                new Case(3, 1, new LossMCXENT(), Activation.SOFTMAX),
                new Case(4, 9, new LossBinaryXENT(factors), Activation.SIGMOID),
                new Case(5, 3, new LossMSE(), Activation.IDENTITY),
                new Case(2, 6, new LossMAE(), Activation.TANH));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachGradientAndTheLossEqualStock(Case c) {
        MultiDataSet batch = batch(3, c.batch(), c.steps());
        ComputationGraph stock = graph(c.loss(), c.function(), false);
        ComputationGraph fast = graph(c.loss(), c.function(), true);
        Nets.assertClose(Nets.gradient(stock, batch), Nets.gradient(fast, batch));
        Nets.assertClose(stock.score(), fast.score());
        stock.gradient()
                .gradientForVariable()
                .forEach((key, gradient) ->
                        Nets.assertClose(gradient, fast.gradient().getGradientFor(key)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void parametersAndAnswersAfterTrainingEqualStock(Case c) {
        ComputationGraph stock = graph(c.loss(), c.function(), false);
        ComputationGraph fast = graph(c.loss(), c.function(), true);
        for (int step = 0; step < 4; step++) {
            MultiDataSet batch = batch(step, step == 2 ? 1 + c.batch() / 2 : c.batch(), c.steps());
            stock.fit(batch);
            fast.fit(batch);
            INDArray one = Nets.values(9, 1, FEATURES, c.steps());
            Nets.assertClose(stock.outputSingle(one), fast.outputSingle(one));
            Nets.assertClose(stock.score(batch, false), fast.score(batch, false));
        }
        Nets.assertClose(stock.params(), fast.params());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void maskedAnswersEqualStock(Case c) {
        INDArray mask = Nd4j.ones(c.batch(), c.steps()).putScalar(0, c.steps() - 1, 0);
        MultiDataSet batch = batch(3, c.batch(), c.steps());
        ComputationGraph stock = graph(c.loss(), c.function(), false);
        ComputationGraph fast = graph(c.loss(), c.function(), true);
        for (ComputationGraph graph : List.of(stock, fast)) {
            graph.fit(batch.getFeatures(), batch.getLabels(), new INDArray[] {mask}, new INDArray[] {mask});
        }
        Nets.assertClose(stock.params(), fast.params());
    }

    /// Rows may come in another order, but those of answers and sums must fit.
    @Test
    void aWatchedLossSeesTheRightAnswersWithTheSums() {
        List<float[]> seen = new ArrayList<>();
        WatchedLoss watched = new WatchedLoss(new LossMCXENT(), (right, sums) -> {
            seen.add(right);
            seen.add(sums);
        });
        ComputationGraph graph = graph(watched, Activation.SOFTMAX, true);
        MultiDataSet batch = batch(3, 2, 5);
        INDArray answers = graph.outputSingle(batch.getFeatures(0)).dup();
        graph.fit(batch);
        assertEquals(2, seen.size());
        assertArrayEquals(RowMajor.readFloats(batch.getLabels(0).permute(0, 2, 1)), seen.get(0));
        INDArray sums = Nd4j.create(seen.get(1), new long[] {10, Nets.CLASSES}, 'c');
        Nets.assertClose(
                Nd4j.createFromArray(RowMajor.readFloats(answers.permute(0, 2, 1))),
                Nd4j.nn.softmax(sums, 1).reshape(10L * Nets.CLASSES));
    }

    private static MultiDataSet batch(long seed, int samples, int steps) {
        INDArray labels = Nd4j.zeros(samples, Nets.CLASSES, steps);
        for (int sample = 0; sample < samples; sample++) {
            for (int step = 0; step < steps; step++) {
                labels.putScalar(new int[] {sample, (sample + 2 * step) % Nets.CLASSES, step}, 1);
            }
        }
        return new MultiDataSet(Nets.values(seed, samples, FEATURES, steps), labels);
    }

    private static ComputationGraph graph(ILossFunction loss, Activation function, boolean fast) {
        RnnOutputLayer output = new RnnOutputLayer.Builder(loss)
                .nOut(Nets.CLASSES)
                .activation(function)
                .build();
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(3)
                .l2(0.01)
                .updater(new Sgd(0.1))
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.recurrent(FEATURES))
                .addLayer(
                        "rnn",
                        new SimpleRnn.Builder()
                                .nOut(5)
                                .activation(Activation.TANH)
                                .build(),
                        "in")
                .addLayer("out", fast ? FastSequenceOutput.like(output) : output, "rnn")
                .setOutputs("out")
                .build());
        graph.init();
        return graph;
    }
}
