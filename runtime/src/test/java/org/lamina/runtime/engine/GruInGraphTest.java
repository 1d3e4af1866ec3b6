package org.lamina.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Sgd;

/// What the engine asks of a recurrent layer inside a network: states from call to call, truncated backpropagation,
/// masks. In single precision, fast, the same as in double precision, step by step.
class GruInGraphTest {
    private static final double TOLERANCE = 1e-5;
    private static final int BATCH = 3;
    private static final int FEATURES = 4;
    private static final int STEPS = 10;
    private static final int CLASSES = 3;

    @Test
    void truncatedBackpropagationEqualsDoublePrecision() {
        trainsAlike(BackpropType.TruncatedBPTT, graph -> {
            for (int step = 0; step < 3; step++) {
                graph.fit(batch(graph, step));
            }
        });
    }

    @Test
    void maskedSequencesEqualDoublePrecision() {
        trainsAlike(BackpropType.Standard, graph -> {
            for (int step = 0; step < 3; step++) {
                DataSet batch = batch(graph, step);
                INDArray mask = Nd4j.ones(batch.getFeatures().dataType(), BATCH, STEPS)
                        .putScalar(0, STEPS - 1, 0)
                        .putScalar(2, 0, 0);
                graph.fit(new MultiDataSet(
                        new INDArray[] {batch.getFeatures()},
                        new INDArray[] {batch.getLabels()},
                        new INDArray[] {mask},
                        new INDArray[] {mask}));
            }
        });
    }

    @Test
    void wholeSequencesEqualDoublePrecision() {
        trainsAlike(BackpropType.Standard, graph -> {
            for (int step = 0; step < 3; step++) {
                graph.fit(batch(graph, step));
            }
        });
    }

    @Test
    void stepsFromARememberedStateGiveWhatTheWholeSequenceGives() {
        ComputationGraph graph = graph(DataType.FLOAT, BackpropType.Standard, null);
        INDArray input = batch(graph, 1).getFeatures();
        INDArray whole = graph.outputSingle(input).dup();
        for (int step = 0; step < STEPS; step++) {
            INDArray one = input.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(step))
                    .dup();
            INDArray expected = whole.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(step));
            assertClose(expected, graph.rnnTimeStep(one)[0]);
        }
    }

    private static void trainsAlike(BackpropType type, Consumer<ComputationGraph> training) {
        ComputationGraph precise = graph(DataType.DOUBLE, type, null);
        ComputationGraph fast = graph(DataType.FLOAT, type, precise.params());
        training.accept(precise);
        training.accept(fast);
        assertClose(precise.params(), fast.params());
    }

    private static void assertClose(INDArray expected, INDArray told) {
        double largest = expected.amaxNumber().doubleValue();
        double off = expected.castTo(DataType.DOUBLE)
                .sub(told.castTo(DataType.DOUBLE))
                .amaxNumber()
                .doubleValue();
        assertTrue(off <= TOLERANCE * largest, () -> "differs by " + off + " of " + largest);
    }

    private static DataSet batch(ComputationGraph graph, int seed) {
        DataType type = graph.params().dataType();
        double[] numbers =
                new Random(seed).doubles(BATCH * FEATURES * STEPS, -1, 1).toArray();
        INDArray values = Nd4j.create(numbers, new long[] {BATCH, FEATURES, STEPS}, DataType.DOUBLE)
                .castTo(type);
        INDArray labels = Nd4j.zeros(type, BATCH, CLASSES, STEPS);
        for (int sample = 0; sample < BATCH; sample++) {
            for (int step = 0; step < STEPS; step++) {
                labels.putScalar(new int[] {sample, (sample + step) % CLASSES, step}, 1);
            }
        }
        return new DataSet(values, labels);
    }

    /// Two GRUs, so that the second one's gradient of its input counts, and an answer at each step.
    private static ComputationGraph graph(DataType type, BackpropType backprop, @Nullable INDArray parameters) {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(type)
                .updater(new Sgd(0.5))
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.recurrent(FEATURES, STEPS))
                .addLayer("first", GruLayer.of(6), "in")
                .addLayer("second", GruLayer.of(5), "first")
                .addLayer(
                        "out",
                        new RnnOutputLayer.Builder()
                                .nOut(CLASSES)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "second")
                .setOutputs("out")
                .backpropType(backprop)
                .tBPTTLength(4)
                .build());
        graph.init();
        if (parameters != null) {
            graph.setParams(parameters.castTo(type));
        }
        return graph;
    }
}
