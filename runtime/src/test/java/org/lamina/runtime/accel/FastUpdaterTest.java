package org.lamina.runtime.accel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/// Optimisers, once DL4J's own and once in plain Java: the same updates, states and weights.
class FastUpdaterTest {
    private static final double TOLERANCE = 1e-6;
    private static final int STEPS = 20;
    private static final int LENGTH = 5003;

    static Stream<IUpdater> updaters() {
        return Stream.of(
                new Adam(0.01, 0.9, 0.999, 1e-8),
                new Adam(0.2, 0.5, 0.95, 1e-3),
                new AMSGrad(0.01, 0.9, 0.999, 1e-8),
                new AMSGrad(0.2, 0.5, 0.95, 1e-3),
                new AdaMax(0.01, 0.9, 0.999, 1e-8),
                new AdaMax(0.2, 0.5, 0.95, 1e-3),
                new Nesterovs(0.1, 0.9),
                new RmsProp(0.01, 0.95, 1e-8),
                new AdaGrad(0.1));
    }

    @ParameterizedTest
    @MethodSource("updaters")
    void updatesAndStatesEqualStock(IUpdater stock) {
        IUpdater fast = FastUpdater.of(stock);
        INDArray stockStates = Nd4j.create(DataType.FLOAT, stock.stateSize(LENGTH));
        INDArray fastStates = Nd4j.create(DataType.FLOAT, fast.stateSize(LENGTH));
        GradientUpdater<?> expected = stock.instantiate(stockStates, true);
        GradientUpdater<?> updater = assertInstanceOf(FastGradientUpdater.class, fast.instantiate(fastStates, true));
        for (int step = 0; step < STEPS; step++) {
            INDArray gradient = Nets.values(step, LENGTH).muli(Math.pow(10, step % 5 - 3));
            INDArray other = gradient.dup();
            expected.applyUpdater(gradient, step, 0);
            updater.applyUpdater(other, step, 0);
            Nets.assertClose(gradient, other, TOLERANCE);
            Nets.assertClose(stockStates, fastStates, TOLERANCE);
        }
    }

    @ParameterizedTest
    @MethodSource("updaters")
    void weightsAfterTrainingWithPenaltiesAndClippingEqualStock(IUpdater stock) {
        ComputationGraph expected = graph(stock);
        ComputationGraph graph = graph(FastUpdater.of(stock));
        for (int step = 0; step < STEPS; step++) {
            MultiDataSet batch = Nets.batch(step, 6, 7);
            expected.fit(batch);
            graph.fit(batch);
        }
        Nets.assertClose(expected.params(), graph.params(), 10 * TOLERANCE);
        Nets.assertClose(
                expected.getUpdater().getStateViewArray(), graph.getUpdater().getStateViewArray(), 10 * TOLERANCE);
    }

    @Test
    void stateTakenOverGoesOnBitByBit() {
        ComputationGraph whole = graph(FastUpdater.of(new Adam(0.01)));
        ComputationGraph resumed = graph(FastUpdater.of(new Adam(0.01)));
        whole.fit(Nets.batch(0, 6, 7));
        resumed.setParams(whole.params().dup());
        resumed.getUpdater().setStateViewArray(whole.getUpdater().getStateViewArray());
        resumed.getConfiguration().setIterationCount(whole.getConfiguration().getIterationCount());
        MultiDataSet next = Nets.batch(1, 6, 7);
        whole.fit(next);
        resumed.fit(next);
        assertEquals(whole.params(), resumed.params());
    }

    @Test
    void doublePrecisionStaysWithTheEngine() {
        Adam stock = new Adam(0.01);
        INDArray states = Nd4j.zeros(DataType.DOUBLE, 6);
        INDArray gradient = Nd4j.createFromArray(1.0, -2.0, 3.0);
        FastUpdater.of(stock).instantiate(states, true).applyUpdater(gradient, 0, 0);
        assertEquals(0.01, gradient.getDouble(0), 1e-6);
    }

    @Test
    void equalSettingsShareABlock() {
        assertEquals(
                FastUpdater.of(new Adam(0.1)), FastUpdater.of(new Adam(0.1)).clone());
        assertNotEquals(FastUpdater.of(new Adam(0.1)), FastUpdater.of(new Adam(0.2)));
        assertTrue(FastUpdater.of(new Sgd(0.1)) instanceof Sgd);
    }

    private static ComputationGraph graph(IUpdater updater) {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(11)
                .l1(1e-3)
                .l2(1e-2)
                .weightDecay(1e-3)
                .gradientNormalization(GradientNormalization.ClipElementWiseAbsoluteValue)
                .gradientNormalizationThreshold(0.2)
                .updater(updater)
                .graphBuilder()
                .addInputs("in")
                .addLayer(
                        "layer",
                        new DenseLayer.Builder()
                                .nIn(7)
                                .nOut(5)
                                .activation(Activation.TANH)
                                .build(),
                        "in")
                .addLayer(
                        "out",
                        new OutputLayer.Builder()
                                .nIn(5)
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "layer")
                .setOutputs("out")
                .build());
        graph.init();
        return graph;
    }
}
