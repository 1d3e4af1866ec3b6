package org.lamina.runtime.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.Evaluation.OutputEvaluation;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.graph.run.TrainingEvent.EpochFinished;
import org.lamina.graph.run.TrainingEvent.Evaluated;
import org.lamina.graph.run.TrainingEvent.Finished;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.settings.Normalisation;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.data.Batch;
import org.lamina.runtime.data.MemoryFiles;
import org.lamina.runtime.data.Sources;
import org.lamina.runtime.net.LiveNetwork;
import org.lamina.runtime.net.OutputAnswers;

/// Networks whose outputs learn what their inputs are given.
class LearnedInputTest {
    private static final int PIXELS = 28 * 28;
    private static final LossSpec SQUARED = new LossSpec.MeanSquaredError();

    private static MemoryFiles digits() {
        return new MemoryFiles()
                .bytes("mnist/train-images-idx3-ubyte.gz", images(30))
                .bytes("mnist/train-labels-idx1-ubyte.gz", labels(30))
                .bytes("mnist/t10k-images-idx3-ubyte.gz", images(10))
                .bytes("mnist/t10k-labels-idx1-ubyte.gz", labels(10));
    }

    private static byte[] images(int count) {
        SplittableRandom random = new SplittableRandom(7);
        int[] pixels = new int[count * PIXELS];
        Arrays.setAll(pixels, _ -> random.nextInt(256));
        return MemoryFiles.idx(new int[] {0x0803, count, 28, 28}, pixels);
    }

    private static byte[] labels(int count) {
        int[] labels = new int[count];
        Arrays.setAll(labels, i -> i % 10);
        return MemoryFiles.idx(new int[] {0x0801, count}, labels);
    }

    private static GraphDocument pixels(LossSpec loss) {
        Conv2d features = new Conv2d(2, Size.of(3), Size.of(1), Padding.SAME, Size.of(1), Activation.TANH);
        return Sketch.on(new DataSpec.Mnist())
                .learningInput()
                .training(Documents.settings(1))
                .chain("image", new ImageInput(1, 28, 28), "features", features, "again", new Output(1, loss))
                .document();
    }

    private static GraphDocument vector(LossSpec loss) {
        return Sketch.on(new DataSpec.Mnist())
                .learningInput()
                .training(Documents.settings(1))
                .chain("image", new ImageInput(1, 28, 28), "flat", new Flatten())
                .chain("code", new Dense(6, Activation.RELU), "again", new Output(PIXELS, loss))
                .document();
    }

    private static GraphDocument points() {
        return Sketch.on(Documents.XOR)
                .learningInput()
                .training(Documents.settings(20))
                .chain("point", new VectorInput(2), "code", new Dense(8, Activation.TANH))
                .then("again", new Output(2, SQUARED))
                .document();
    }

    static List<GraphDocument> ofImages() {
        return List.of(
                pixels(SQUARED),
                pixels(Losses.SIGMOID_CROSS_ENTROPY),
                vector(SQUARED),
                vector(Losses.SIGMOID_CROSS_ENTROPY),
                vector(new LossSpec.MeanAbsoluteError()));
    }

    @ParameterizedTest
    @MethodSource("ofImages")
    void theRightAnswerIsTheInputAndTheLossThatOfTheEngine(GraphDocument document) throws Exception {
        LiveNetwork network = LiveNetwork.build(document, new Sources(digits()));
        Batch batch = network.maker().make(new int[] {3, 4, 5});
        assertArrayEquals(batch.inputs()[0], batch.targets()[0]);

        ComputationGraph graph = network.graph();
        graph.setInputs(network.features(batch));
        graph.setLabels(network.answers(batch));
        graph.computeGradientAndScore();
        double ours = OutputAnswers.of(network.outputs().getFirst())
                .lossSum(network.answer(batch)[0], batch.targets()[0], null);
        assertEquals(ours / batch.size(), graph.score(), 1e-4 * ours);
    }

    @Test
    void standardisedPixelsAreLearnedAsSuch() throws Exception {
        GraphDocument document = vector(SQUARED);
        GraphDocument standard = document.withSettings(
                document.settings().withData(document.settings().data().withNormalisation(Normalisation.STANDARD)));
        LiveNetwork network = LiveNetwork.build(standard, new Sources(digits()));
        Batch batch = network.maker().make(new int[] {1});
        assertArrayEquals(batch.inputs()[0], batch.targets()[0]);
        assertTrue(batch.targets()[0][0] < 0 || batch.targets()[0][1] < 0 || batch.targets()[0][2] < 0);
    }

    @Test
    void aSampleSaysWhatTheNetworkIsToGive() throws Exception {
        LiveNetwork network = LiveNetwork.build(pixels(SQUARED), new Sources(digits()));
        Sample sample = network.samples().sample(new SampleRef.InSplit(Split.TEST, 2));
        assertEquals(List.of(), sample.labels());
        assertEquals(
                sample.inputs().getFirst().values()[5] / 255,
                sample.values().getFirst().values()[5],
                1e-6);

        Sample drawn =
                network.samples().sample(new SampleRef.Given(sample.inputs().getFirst()));
        assertEquals(sample.values(), drawn.values());
    }

    @Test
    void pointsAreTrainedAndMeasuredOneByOne() {
        try (SessionProbe probe = new SessionProbe(TrainingRequest.of(points(), 1))) {
            probe.session().train();
            probe.await(Finished.class);

            List<EpochFinished> epochs = probe.events(EpochFinished.class);
            assertTrue(epochs.getLast().validationLoss() < 0.05, epochs::toString);
            assertTrue(Double.isNaN(epochs.getLast().validationAccuracy()));
            OutputEvaluation evaluation =
                    probe.await(Evaluated.class).evaluation().outputs().getFirst();
            assertEquals(40, evaluation.errors().length);
            assertTrue(Double.isNaN(evaluation.accuracy()));
            assertEquals(0, evaluation.confusion().length);
            // With no penalty the loss of the test split is the mean of the errors of its samples.
            assertEquals(probe.await(Evaluated.class).evaluation().loss(), evaluation.meanSquaredError(), 1e-6);

            Snapshot.Prediction seen =
                    (Snapshot.Prediction) probe.look(new ProbeRequest.Prediction(new SampleRef.InSplit(Split.TEST, 3)));
            assertEquals(error(seen), evaluation.errors()[3], 1e-6);
        }
    }

    private static double error(Snapshot.Prediction seen) {
        Tensor given = seen.outputs().getFirst().values();
        Tensor wanted = seen.sample().values().getFirst();
        double dx = given.values()[0] - wanted.values()[0];
        double dy = given.values()[1] - wanted.values()[1];
        return (dx * dx + dy * dy) / 2;
    }

    /// What is sampled costs in use as it does in training; the noise only training has.
    @Test
    void theLossOfATestContainsTheDivergence() {
        try (SessionProbe probe =
                new SessionProbe(TrainingRequest.of(Documents.variational(Documents.settings(1)), 1))) {
            probe.session().train();
            Evaluation evaluation = probe.await(Evaluated.class).evaluation();
            double divergence = 0;
            for (int i = 0; i < evaluation.samples(); i++) {
                SampleRef sample = new SampleRef.InSplit(Split.TEST, i);
                divergence += divergence(seen(probe, "mean", sample), seen(probe, "variance", sample));
            }
            assertEquals(
                    0.02 * divergence / evaluation.samples(),
                    evaluation.loss() - evaluation.outputs().getFirst().meanSquaredError(),
                    1e-6);
        }
    }

    private static float[] seen(SessionProbe probe, String node, SampleRef sample) {
        Snapshot snapshot = probe.look(new ProbeRequest.Activations(new NodeId(node), sample));
        return ((Snapshot.Activations) snapshot).values().values();
    }

    private static double divergence(float[] means, float[] logVariances) {
        double sum = 0;
        for (int i = 0; i < means.length; i++) {
            double square = (double) means[i] * means[i];
            sum -= 0.5 * (1 + logVariances[i] - square - Math.exp(logVariances[i]));
        }
        return sum;
    }

    @Test
    void unitsThatGiveNumbersBackDecideNothingInThePlane() {
        try (SessionProbe probe = new SessionProbe(TrainingRequest.of(points(), 1))) {
            Snapshot.Plane plane = (Snapshot.Plane) probe.look(new ProbeRequest.Plane(new NodeId("again"), 8));
            assertFalse(plane.isAnswer());
        }
    }
}
