package org.lamina.runtime.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lamina.graph.layer.Direction;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.data.Batch;
import org.lamina.runtime.data.Sources;
import org.lamina.runtime.train.Documents;

/// Digit 0 of the sequences to be turned round taken for padding, which gives padded steps everywhere.
class PaddedAnswersTest {
    private static final int STEPS = 6;

    @Test
    void answersAtPaddingDoNotCount() throws ProblemException {
        LiveNetwork network = network(true);
        Batch batch = batch(network);
        float[] real = real(network, batch);
        for (int i = 0; i < real.length; i++) {
            assertEquals(batch.inputs()[0][i] == 0 ? 0 : 1, real[i]);
        }
    }

    @Test
    void withoutPaddingAllAnswersCountAlike() throws ProblemException {
        LiveNetwork network = network(false);
        assertNull(network.real(batch(network))[0]);
    }

    @Test
    void trainingAndMeasuringMeanTheSameLoss() throws ProblemException {
        LiveNetwork network = network(true);
        Batch batch = batch(network);
        Answers answers = OutputAnswers.of(network.outputs().getFirst());
        double measured = answers.lossSum(network.answer(batch)[0], batch.targets()[0], real(network, batch));
        network.fit(batch);
        assertEquals(
                measured * STEPS / Answers.counting(real(network, batch)),
                network.graph().score(),
                1e-5);
    }

    @Test
    void lossesOfPaddedStepsCountNothing() throws ProblemException {
        LiveNetwork network = network(true);
        Batch batch = batch(network);
        Answers answers = OutputAnswers.of(network.outputs().getFirst());
        float[] real = real(network, batch);
        float[] given = network.answer(batch)[0];
        float[] other = given.clone();
        for (int i = 0; i < other.length; i++) {
            other[i] = real[i / (10 * STEPS) * STEPS + i % STEPS] == 0 ? 0.5f : other[i];
        }
        assertEquals(
                answers.lossSum(given, batch.targets()[0], real), answers.lossSum(other, batch.targets()[0], real));
    }

    /// The vector of the padding token is no part of what is learned.
    @Test
    void thePaddingTokenLearnsNothing() throws ProblemException {
        LiveNetwork network = network(true);
        double[] before = paddingVector(network);
        network.fit(batch(network));
        assertArrayEquals(before, paddingVector(network));
        LiveNetwork other = network(false);
        double[] learning = paddingVector(other);
        other.fit(batch(other));
        assertTrue(!Arrays.equals(learning, paddingVector(other)));
    }

    private static double[] paddingVector(LiveNetwork network) {
        return network.graph().getLayer("embed").getParam("W").getRow(0).toDoubleVector();
    }

    private static float[] real(LiveNetwork network, Batch batch) {
        float[] real = network.real(batch)[0];
        assertNotNull(real);
        return real;
    }

    private static Batch batch(LiveNetwork network) {
        return network.maker().make(Arrays.copyOf(network.data().samples(Split.TRAINING), 5));
    }

    private static LiveNetwork network(boolean skipPadding) throws ProblemException {
        return LiveNetwork.build(
                Sketch.on(new DataSpec.Reversal(STEPS, 200))
                        .training(Documents.settings(1))
                        .chain(
                                "in",
                                new TokenInput(10, STEPS, skipPadding),
                                "embed",
                                new Embedding(4),
                                "read",
                                new Lstm(5, Direction.BOTH),
                                "out",
                                new Output(10, Losses.SOFTMAX_CROSS_ENTROPY))
                        .document(),
                new Sources(Documents.files()));
    }
}
