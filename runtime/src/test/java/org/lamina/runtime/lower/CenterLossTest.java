package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Objects;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.engine.DoublePrecision;
import org.lamina.runtime.engine.Gradients;
import org.lamina.runtime.engine.RowMajor;
import org.lamina.runtime.small.SmallGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Softmax and the distance from class centres, against the formulas of Wen et al. (2016).
class CenterLossTest {
    private static final LossSpec.CenterLoss LOSS = new LossSpec.CenterLoss(0.4, 0.3);
    private static final int[] CLASSES = {0, 2, 0, 0, 2};
    private static final int FEATURES = 4;

    @Test
    void theDistanceFromTheCentreIsPartOfTheLoss() {
        ComputationGraph graph = graph();
        INDArray x = inputs(DataType.FLOAT);
        double[][] features = features(graph, x);
        double[][] centres = centres(graph);
        INDArray answers = graph.outputSingle(x);
        double expected = 0;
        for (int i = 0; i < CLASSES.length; i++) {
            expected -= Math.log(answers.getDouble(i, CLASSES[i]));
            for (int f = 0; f < FEATURES; f++) {
                double off = features[i][f] - centres[CLASSES[i]][f];
                expected += 0.4 / 2 * off * off;
            }
        }
        graph.setInputs(x);
        graph.setLabels(labels(DataType.FLOAT));
        graph.computeGradientAndScore();

        assertEquals(expected / CLASSES.length, graph.score(), 1e-5);
    }

    /// By the rate times the mean way to its samples, as if there were one more that stays.
    @Test
    void centresMoveTowardsTheirSamples() {
        ComputationGraph graph = graph();
        INDArray x = inputs(DataType.FLOAT);
        double[][] features = features(graph, x);
        double[][] expected = centres(graph);
        double[][] before = centres(graph);
        int[] counts = {3, 0, 2};
        for (int i = 0; i < CLASSES.length; i++) {
            int c = CLASSES[i];
            for (int f = 0; f < FEATURES; f++) {
                expected[c][f] -= 0.3 * (before[c][f] - features[i][f]) / (1 + counts[c]);
            }
        }
        graph.fit(new INDArray[] {x}, new INDArray[] {labels(DataType.FLOAT)});

        double[][] after = centres(graph);
        for (int c = 0; c < 3; c++) {
            assertArrayEquals(expected[c], after[c], 1e-5);
        }
    }

    @Test
    void frozenCentresStay() {
        ComputationGraph graph = graph("out");
        double[][] before = centres(graph);
        graph.fit(new INDArray[] {inputs(DataType.FLOAT)}, new INDArray[] {labels(DataType.FLOAT)});

        assertArrayEquals(before, centres(graph));
    }

    @Test
    @ExtendWith(DoublePrecision.class)
    void gradientsEqualFiniteDifferences() {
        ComputationGraph graph = ComposedKindsTest.precise(GraphLowering.portable(document(), 0.1));
        Nd4j.getRandom().setSeed(3);
        graph.getLayer("out").setParam("cL", Nd4j.randn(DataType.DOUBLE, 3, FEATURES));

        Gradients.check(graph, Set.of("out_cL"), labels(DataType.DOUBLE), inputs(DataType.DOUBLE));
    }

    /// The reason for a layer of our own. A failure here is good news.
    @Test
    void theEnginesOwnCentresMoveTooLittle() {
        ComputationGraph stock = new ComputationGraph(GraphLowering.portable(document(), 0.1));
        stock.init();
        ComputationGraph ours = graph();
        INDArray x = inputs(DataType.FLOAT);
        stock.setParams(ours.params().dup());
        double[] before = centres(ours)[0];
        ours.fit(new INDArray[] {x}, new INDArray[] {labels(DataType.FLOAT)});
        stock.fit(new INDArray[] {x}, new INDArray[] {labels(DataType.FLOAT)});

        assertEquals((centres(ours)[0][1] - before[1]) / CLASSES.length, centres(stock)[0][1] - before[1], 1e-5);
    }

    private static GraphDocument document(String... frozen) {
        return Sketch.on(new DataSpec.None())
                .chain("in", new VectorInput(2), "hidden", new Dense(FEATURES, Activation.TANH))
                .chain("out", new Output(3, LOSS))
                .frozen(frozen)
                .document();
    }

    private static ComputationGraph graph(String... frozen) {
        ComputationGraph graph =
                new SmallGraph(GraphLowering.lower(document(frozen)).configuration());
        graph.init();
        Nd4j.getRandom().setSeed(4);
        graph.getLayer("out").setParam("cL", Nd4j.randn(DataType.FLOAT, 3, FEATURES));
        return graph;
    }

    private static double[][] features(ComputationGraph graph, INDArray x) {
        return rows(Objects.requireNonNull(graph.feedForward(x, false).get("hidden")));
    }

    private static double[][] centres(ComputationGraph graph) {
        return rows(graph.getLayer("out").getParam("cL"));
    }

    private static double[][] rows(INDArray array) {
        double[] values = RowMajor.read(array);
        double[][] rows = new double[(int) array.size(0)][FEATURES];
        for (int i = 0; i < values.length; i++) {
            rows[i / FEATURES][i % FEATURES] = values[i];
        }
        return rows;
    }

    private static INDArray inputs(DataType type) {
        Nd4j.getRandom().setSeed(7);
        return Nd4j.randn(type, CLASSES.length, 2);
    }

    private static INDArray labels(DataType type) {
        INDArray labels = Nd4j.zeros(type, CLASSES.length, 3);
        for (int i = 0; i < CLASSES.length; i++) {
            labels.putScalar(i, CLASSES[i], 1);
        }
        return labels;
    }
}
