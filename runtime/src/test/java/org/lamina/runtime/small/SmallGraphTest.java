package org.lamina.runtime.small;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.runtime.engine.DecoupledDecay;
import org.lamina.runtime.engine.RowMajor;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/// Small networks trained by DL4J and in plain Java: the same numbers.
class SmallGraphTest {
    /// Relative to the largest value of the stock result.
    private static final double TOLERANCE = 1e-5;

    private static final int INPUTS = 3;
    private static final int CLASSES = 4;

    record Case(
            Activation hidden,
            Activation output,
            LossFunction loss,
            IUpdater updater,
            GradientNormalization clipping,
            double limit,
            List<Regularization> penalties) {
        static Case of(Activation hidden) {
            return new Case(
                    hidden,
                    Activation.SOFTMAX,
                    LossFunction.MCXENT,
                    new Sgd(0.1),
                    GradientNormalization.None,
                    1,
                    List.of());
        }

        Case with(Activation function, LossFunction other) {
            return new Case(hidden, function, other, updater, clipping, limit, penalties);
        }

        Case with(IUpdater other) {
            return new Case(hidden, output, loss, other, clipping, limit, penalties);
        }

        Case with(GradientNormalization way, double most) {
            return new Case(hidden, output, loss, updater, way, most, penalties);
        }

        Case with(Regularization... others) {
            return new Case(hidden, output, loss, updater, clipping, limit, List.of(others));
        }
    }

    static Stream<Case> cases() {
        Case tanh = Case.of(Activation.TANH);
        return Stream.of(
                tanh,
                Case.of(Activation.RELU),
                Case.of(Activation.LEAKYRELU),
                Case.of(Activation.ELU),
                Case.of(Activation.SIGMOID),
                Case.of(Activation.SWISH),
                Case.of(Activation.IDENTITY),
                tanh.with(Activation.SIGMOID, LossFunction.XENT),
                tanh.with(Activation.IDENTITY, LossFunction.MSE),
                tanh.with(Activation.IDENTITY, LossFunction.MEAN_ABSOLUTE_ERROR),
                tanh.with(new Nesterovs(0.05, 0.9)),
                tanh.with(new RmsProp(0.01)),
                tanh.with(new Adam(0.01)),
                tanh.with(new AdaGrad(0.05)),
                tanh.with(GradientNormalization.ClipElementWiseAbsoluteValue, 0.02),
                tanh.with(GradientNormalization.ClipL2PerLayer, 0.05),
                tanh.with(new L1Regularization(0.01)),
                tanh.with(new L2Regularization(0.1), new L1Regularization(0.02)),
                tanh.with(new Adam(0.01)).with(new DecoupledDecay(0.1)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientAndLossEqualStock(Case c) {
        ComputationGraph stock = stock(c);
        SmallGraph small = small(c);
        MultiDataSet batch = batch(10, 1);
        stock.setInputs(batch.getFeatures());
        stock.setLabels(batch.getLabels());
        stock.computeGradientAndScore();
        List<INDArray> shown = new ArrayList<>();
        small.setListeners(new BaseTrainingListener() {
            @Override
            public void onGradientCalculation(Model model) {
                shown.add(small.getFlattenedGradients().dup());
            }
        });
        small.fit(batch);

        assertClose(stock.getFlattenedGradients(), shown.getFirst());
        assertEquals(stock.score(), small.score(), TOLERANCE * stock.score());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void parametersAndOptimiserStateEqualStock(Case c) {
        ComputationGraph stock = stock(c);
        SmallGraph small = small(c);
        assertTrue(small.isSmall(10));
        for (int step = 0; step < 5; step++) {
            // The last batch of an epoch is smaller.
            MultiDataSet batch = batch(step == 3 ? 3 : 10, step);
            stock.fit(batch);
            small.fit(batch);
        }

        assertClose(stock.params(), small.params());
        assertEquals(stock.getIterationCount(), small.getIterationCount());
        INDArray state = stock.getUpdater().getStateViewArray();
        if (state != null) {
            assertClose(state, small.getUpdater().getStateViewArray());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsEqualStock(Case c) {
        INDArray input = batch(7, 1).getFeatures(0);

        float[] outputs = small(c).outputs(RowMajor.readFloats(input), 7).orElseThrow();

        assertArrayEquals(RowMajor.readFloats(stock(c).outputSingle(input)), outputs, 1e-6f);
    }

    @Test
    void stepsOfBothKindsMayAlternate() {
        Case c = Case.of(Activation.TANH).with(new Adam(0.01));
        ComputationGraph stock = stock(c);
        SmallGraph small = small(c);
        int large = 40_000;
        assertFalse(small.isSmall(large));
        for (int step = 0; step < 4; step++) {
            MultiDataSet batch = batch(step % 2 == 0 ? 10 : large, step);
            stock.fit(batch);
            small.fit(batch);
        }

        assertClose(stock.params(), small.params());
    }

    @Test
    void aListenerThatThrowsLeavesTheWeightsAlone() {
        SmallGraph small = small(Case.of(Activation.TANH));
        INDArray before = small.params().dup();
        small.setListeners(new BaseTrainingListener() {
            @Override
            public void onGradientCalculation(Model model) {
                throw new IllegalStateException("stop");
            }
        });

        assertThrows(IllegalStateException.class, () -> small.fit(batch(10, 1)));
        assertEquals(before, small.params());
        assertEquals(0, small.getIterationCount());
    }

    @Test
    void whatIsNotCoveredIsLeftToTheEngine() {
        assertTrue(small(Case.of(Activation.TANH)).isSmall(10));
        assertFalse(small(Case.of(Activation.GELU)).isSmall(10));
        assertFalse(small(Case.of(Activation.TANH).with(Activation.SOFTMAX, LossFunction.MSE))
                .isSmall(10));
        ComputationGraph withDropout = new SmallGraph(builder(Case.of(Activation.TANH), 0.5));
        withDropout.init();
        assertFalse(((SmallGraph) withDropout).isSmall(10));
    }

    private static MultiDataSet batch(int samples, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] inputs = new float[samples][INPUTS];
        float[][] answers = new float[samples][CLASSES];
        for (int i = 0; i < samples; i++) {
            for (int j = 0; j < INPUTS; j++) {
                inputs[i][j] = (float) random.nextDouble(-2, 2);
            }
            answers[i][random.nextInt(CLASSES)] = 1;
        }
        return new MultiDataSet(Nd4j.createFromArray(inputs), Nd4j.createFromArray(answers));
    }

    private static ComputationGraph stock(Case c) {
        ComputationGraph graph = new ComputationGraph(builder(c, 1));
        graph.init();
        return graph;
    }

    private static SmallGraph small(Case c) {
        SmallGraph graph = new SmallGraph(builder(c, 1));
        graph.init();
        return graph;
    }

    private static ComputationGraphConfiguration builder(Case c, double kept) {
        ComputationGraphConfiguration configuration = new NeuralNetConfiguration.Builder()
                .seed(5)
                .biasInit(0.1)
                .updater(c.updater())
                .gradientNormalization(c.clipping())
                .gradientNormalizationThreshold(c.limit())
                .graphBuilder()
                .addInputs("in")
                .addLayer(
                        "first",
                        new DenseLayer.Builder()
                                .nIn(INPUTS)
                                .nOut(8)
                                .activation(c.hidden())
                                .dropOut(kept == 1 ? null : new Dropout(kept))
                                .build(),
                        "in")
                .addLayer(
                        "second",
                        new DenseLayer.Builder()
                                .nIn(8)
                                .nOut(5)
                                .activation(c.hidden())
                                .build(),
                        "first")
                .addLayer(
                        "out",
                        new OutputLayer.Builder(c.loss())
                                .nIn(5)
                                .nOut(CLASSES)
                                .activation(c.output())
                                .build(),
                        "second")
                .setOutputs("out")
                .build();
        configuration.getVertices().values().forEach(vertex -> {
            var layer = (org.deeplearning4j.nn.conf.graph.LayerVertex) vertex;
            var base = (org.deeplearning4j.nn.conf.layers.BaseLayer)
                    layer.getLayerConf().getLayer();
            base.setRegularization(c.penalties());
            base.setRegularizationBias(List.of());
        });
        return configuration;
    }

    private static void assertClose(INDArray stock, INDArray small) {
        double largest = stock.amaxNumber().doubleValue();
        double difference = stock.sub(small.reshape(stock.shape())).amaxNumber().doubleValue();
        assertTrue(
                difference <= TOLERANCE * largest,
                () -> "differs by " + difference + " where the largest value is " + largest);
    }
}
