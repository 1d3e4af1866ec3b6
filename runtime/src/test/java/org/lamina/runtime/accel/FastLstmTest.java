package org.lamina.runtime.accel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/// Two LSTMs one behind the other, once with DL4J's own layers and once accelerated: the same numbers.
class FastLstmTest {

    @BeforeAll
    static void needsOneDnn() {
        assumeTrue(OneDnn.isAvailable(), "oneDNN has no natives for this system");
    }

    record Case(int batch, int features, int steps, int units, boolean last, Activation function) {
        long[] shape(int samples) {
            return new long[] {samples, features, steps};
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(8, 5, 7, 6, true, Activation.TANH),
                new Case(4, 16, 20, 32, false, Activation.TANH),
                new Case(1, 3, 9, 5, true, Activation.TANH),
                new Case(5, 1, 1, 1, true, Activation.TANH),
                new Case(3, 4, 6, 5, false, Activation.SOFTSIGN));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientsEqualStock(Case c) {
        MultiDataSet batch = Nets.batch(3, c.shape(c.batch()));
        Nets.assertClose(Nets.gradient(graph(c, false), batch), Nets.gradient(graph(c, true), batch));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachGradientEqualsStock(Case c) {
        MultiDataSet batch = Nets.batch(3, c.shape(c.batch()));
        ComputationGraph stock = graph(c, false);
        ComputationGraph fast = graph(c, true);
        Nets.gradient(stock, batch);
        Nets.gradient(fast, batch);
        stock.gradient()
                .gradientForVariable()
                .forEach((key, gradient) ->
                        Nets.assertClose(gradient, fast.gradient().getGradientFor(key)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void parametersAndAnswersAfterTrainingEqualStock(Case c) {
        ComputationGraph stock = graph(c, false);
        ComputationGraph fast = graph(c, true);
        for (int step = 0; step < 4; step++) {
            MultiDataSet batch = Nets.batch(step, c.shape(step == 2 ? 1 + c.batch() / 2 : c.batch()));
            stock.fit(batch);
            fast.fit(batch);
            INDArray one = Nets.values(9, c.shape(1));
            Nets.assertClose(stock.outputSingle(one), fast.outputSingle(one));
        }
        Nets.assertClose(stock.params(), fast.params());
    }

    @Test
    void maskedSequencesEqualStock() {
        Case c = cases().findFirst().orElseThrow();
        INDArray mask = Nd4j.ones(c.batch(), c.steps());
        mask.putScalar(0, c.steps() - 1, 0).putScalar(2, c.steps() - 1, 0).putScalar(2, c.steps() - 2, 0);
        MultiDataSet batch = Nets.batch(3, c.shape(c.batch()));
        ComputationGraph stock = graph(c, false);
        ComputationGraph fast = graph(c, true);
        for (ComputationGraph graph : List.of(stock, fast)) {
            graph.fit(batch.getFeatures(), batch.getLabels(), new INDArray[] {mask}, null);
        }
        Nets.assertClose(stock.params(), fast.params());
    }

    @Test
    void stepsFromARememberedStateEqualStock() {
        ComputationGraph stock = answersAtEachStep(false);
        ComputationGraph fast = answersAtEachStep(true);
        for (int call = 0; call < 3; call++) {
            INDArray part = Nets.values(call, 2, 3, 2);
            Nets.assertClose(stock.rnnTimeStep(part)[0], fast.rnnTimeStep(part)[0]);
            Nets.assertClose(stock.outputSingle(part), fast.outputSingle(part));
        }
    }

    @Test
    void truncatedBackpropagationEqualsStock() {
        ComputationGraph stock = answersAtEachStep(false);
        ComputationGraph fast = answersAtEachStep(true);
        INDArray labels = Nd4j.zeros(2, Nets.CLASSES, 10);
        for (int step = 0; step < 10; step++) {
            labels.putScalar(new int[] {0, step % Nets.CLASSES, step}, 1);
            labels.putScalar(new int[] {1, (step + 1) % Nets.CLASSES, step}, 1);
        }
        for (int step = 0; step < 3; step++) {
            MultiDataSet batch = new MultiDataSet(Nets.values(step, 2, 3, 10), labels);
            stock.fit(batch);
            fast.fit(batch);
        }
        Nets.assertClose(stock.params(), fast.params());
    }

    @Test
    void finiteDifferencesAgree() {
        Case c = new Case(2, 3, 4, 3, true, Activation.TANH);
        ComputationGraph graph = graph(c, true);
        MultiDataSet batch = Nets.batch(3, c.shape(c.batch()));
        INDArray gradient = Nets.gradient(graph, batch);
        double step = 1e-2;
        for (long i = 0; i < graph.numParams(); i += 5) {
            double middle = graph.params().getDouble(i);
            double up = scoreWith(graph, batch, i, middle + step);
            double down = scoreWith(graph, batch, i, middle - step);
            graph.params().putScalar(i, middle);
            double expected = (up - down) / (2 * step) * c.batch();
            assertEquals(expected, gradient.getDouble(i), 2e-3, "parameter " + i);
        }
    }

    private static double scoreWith(ComputationGraph graph, MultiDataSet batch, long parameter, double value) {
        graph.params().putScalar(parameter, value);
        return graph.score(batch, true);
    }

    @Test
    void settingsAreTakenOver() {
        LSTM stock = lstm(4, Activation.TANH);
        assertEquals(stock.toString(), FastLstm.like(stock).toString().replace(FastLstm.class.getSimpleName(), "LSTM"));
    }

    private static LSTM lstm(int units, Activation function) {
        return new LSTM.Builder()
                .nOut(units)
                .activation(function)
                .forgetGateBiasInit(0.7)
                .build();
    }

    private static ComputationGraph graph(Case c, boolean fast) {
        Layer first = layer(c.units(), c.function(), fast);
        Layer second = layer(c.units() + 1, c.function(), fast);
        InputType input = InputType.recurrent(c.features(), c.steps());
        return c.last()
                ? Nets.chain(input, List.of(() -> first, () -> new LastTimeStep(second)))
                : Nets.chain(
                        input, List.of(() -> first, () -> second, () -> new GlobalPoolingLayer.Builder(PoolingType.AVG)
                                .build()));
    }

    private static Layer layer(int units, Activation function, boolean fast) {
        LSTM stock = lstm(units, function);
        return fast ? FastLstm.like(stock) : stock;
    }

    private static ComputationGraph answersAtEachStep(boolean fast) {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(3)
                .updater(new Sgd(0.1))
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.recurrent(3))
                .addLayer("lstm", layer(6, Activation.TANH, fast), "in")
                .addLayer(
                        "out",
                        new RnnOutputLayer.Builder()
                                .nOut(Nets.CLASSES)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "lstm")
                .setOutputs("out")
                .backpropType(BackpropType.TruncatedBPTT)
                .tBPTTLength(4)
                .build());
        graph.init();
        return graph;
    }
}
