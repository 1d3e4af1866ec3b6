package org.lamina.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/// Draws and the divergence, against their formulas.
class SamplingLayerTest {
    private static final int BATCH = 4;
    private static final int FEATURES = 2;

    private DataType usual = DataType.FLOAT;

    @BeforeEach
    void computeInDoublePrecision() {
        usual = Nd4j.dataType();
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    }

    @AfterEach
    void restorePrecision() {
        Nd4j.setDefaultDataTypes(usual, usual);
    }

    private static ComputationGraph net(double weight) {
        return TinyGraphs.vector(SamplingLayer.of(FEATURES, weight), DataType.DOUBLE);
    }

    private static INDArray input() {
        return TinyGraphs.vectors(BATCH, DataType.DOUBLE);
    }

    /// What the layer reads and gives.
    private record Pass(INDArray read, INDArray given) {
        static Pass of(ComputationGraph net, INDArray input, boolean training) {
            var values = net.feedForward(input, training);
            return new Pass(
                    Objects.requireNonNull(values.get("first")).dup(),
                    Objects.requireNonNull(values.get("layer")).dup());
        }
    }

    @Test
    void gradientsEqualFiniteDifferencesWithTheDivergence() {
        for (double weight : new double[] {0, 1, 2.5}) {
            assertTrue(GradientCheckUtil.checkGradients(new GradientCheckUtil.GraphConfig()
                    .net(net(weight))
                    .inputs(new INDArray[] {input()})
                    .labels(new INDArray[] {TinyGraphs.labels(BATCH, DataType.DOUBLE)})
                    .epsilon(1e-6)
                    .maxRelError(1e-5)
                    .minAbsoluteError(1e-8)
                    .callEachIter(_ -> Nd4j.getRandom().setSeed(12345))
                    .print(GradientCheckUtil.PrintMode.FAILURES_ONLY)));
        }
    }

    @Test
    void inUseItGivesTheMeans() {
        Pass pass = Pass.of(net(1), input(), false);
        for (int n = 0; n < BATCH; n++) {
            for (int f = 0; f < FEATURES; f++) {
                assertEquals(pass.read.getDouble(n, f), pass.given.getDouble(n, f), 1e-12);
            }
        }
    }

    /// The same seed draws the same, another seed something else, and what is drawn is scaled by the deviation.
    @Test
    void noiseFollowsTheSeedAndTheDeviation() {
        ComputationGraph net = net(1);
        INDArray input = input();
        Nd4j.getRandom().setSeed(5);
        double[] first = RowMajor.read(Pass.of(net, input, true).given);
        Nd4j.getRandom().setSeed(5);
        assertArrayEquals(first, RowMajor.read(Pass.of(net, input, true).given));
        Nd4j.getRandom().setSeed(6);
        assertNotEquals(first[0], RowMajor.read(Pass.of(net, input, true).given)[0]);

        int draws = 0;
        double squares = 0;
        double sum = 0;
        for (int step = 0; step < 250; step++) {
            Pass pass = Pass.of(net, input, true);
            for (int i = 0; i < BATCH * FEATURES; i++) {
                int n = i / FEATURES;
                int f = i % FEATURES;
                double deviation = Math.exp(pass.read.getDouble(n, FEATURES + f) / 2);
                double noise = (pass.given.getDouble(n, f) - pass.read.getDouble(n, f)) / deviation;
                sum += noise;
                squares += noise * noise;
                draws++;
            }
        }
        assertEquals(0, sum / draws, 0.08);
        assertEquals(1, squares / draws, 0.12);
    }

    /// In use, too: the losses of validation and test contain it.
    @Test
    void theLossContainsTheDivergenceOfEachSampleAsAMeanOverTheBatch() {
        ComputationGraph without = net(0);
        ComputationGraph with = net(0.5);
        with.setParams(without.params().dup());
        for (boolean training : new boolean[] {false, true}) {
            Nd4j.getRandom().setSeed(5);
            Pass pass = Pass.of(with, input(), training);
            double divergence = 0;
            for (int n = 0; n < BATCH; n++) {
                for (int f = 0; f < FEATURES; f++) {
                    double mean = pass.read.getDouble(n, f);
                    double variance = Math.exp(pass.read.getDouble(n, FEATURES + f));
                    divergence += -0.5 * (1 + Math.log(variance) - mean * mean - variance);
                }
            }
            assertEquals(
                    0.5 * divergence / BATCH, score(with, training) - score(without, training), 1e-10, "" + training);
        }
    }

    private static double score(ComputationGraph net, boolean training) {
        DataSet batch = new DataSet(input(), TinyGraphs.labels(BATCH, DataType.DOUBLE));
        Nd4j.getRandom().setSeed(5);
        return net.score(batch, training);
    }
}
