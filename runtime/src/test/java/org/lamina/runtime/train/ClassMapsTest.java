package org.lamina.runtime.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.Evaluation.OutputEvaluation;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.TrainingEvent.EpochFinished;
import org.lamina.graph.run.TrainingEvent.Evaluated;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.data.MemoryFiles;
import org.lamina.runtime.data.Sources;

/// A network that gives a class to every pixel: what is measured equals what one counts by looking at each sample.
class ClassMapsTest {
    private static final int SIDE = 32;
    private static final int CLASSES = 11;
    private static final int TEST_SCENES = 25;

    /// Filled rectangles of different sizes.
    static MemoryFiles digits() {
        return new MemoryFiles()
                .bytes("mnist/train-images-idx3-ubyte.gz", images(30))
                .bytes("mnist/train-labels-idx1-ubyte.gz", labels(30))
                .bytes("mnist/t10k-images-idx3-ubyte.gz", images(10))
                .bytes("mnist/t10k-labels-idx1-ubyte.gz", labels(10));
    }

    private static byte[] images(int count) {
        SplittableRandom random = new SplittableRandom(3);
        int[] pixels = new int[count * 28 * 28];
        for (int at = 0; at < pixels.length; at++) {
            int row = at / 28 % 28;
            int column = at % 28;
            int digit = at / (28 * 28) % 10;
            pixels[at] = row < 4 + digit && column < 13 - digit ? random.nextInt(40, 256) : 0;
        }
        return MemoryFiles.idx(new int[] {0x0803, count, 28, 28}, pixels);
    }

    private static byte[] labels(int count) {
        int[] labels = new int[count];
        Arrays.setAll(labels, i -> i % 10);
        return MemoryFiles.idx(new int[] {0x0801, count}, labels);
    }

    private static GraphDocument document() {
        Conv2d features = new Conv2d(6, Size.of(3), Size.of(1), Padding.SAME, Size.of(1), Activation.RELU);
        return Sketch.on(new DataSpec.DigitScenes(SIDE, 4 * TEST_SCENES))
                .training(Documents.settings(4))
                .chain("image", new ImageInput(1, SIDE, SIDE), "features", features)
                .then("class", new Output(CLASSES, Losses.SOFTMAX_CROSS_ENTROPY))
                .document();
    }

    @Test
    void whatIsMeasuredIsWhatOneCounts() {
        try (SessionProbe probe = new SessionProbe(TrainingRequest.of(document(), 1), new Sources(digits()))) {
            probe.session().train();
            Evaluation evaluation = probe.await(Evaluated.class).evaluation();
            OutputEvaluation measured = evaluation.outputs().getFirst();

            Count count = new Count();
            for (int i = 0; i < TEST_SCENES; i++) {
                count.add(probe, i);
            }
            assertTrue(measured.isClassMap());
            assertEquals(new NodeId("class"), measured.node());
            assertArrayEquals(count.pairs, measured.confusion());
            assertArrayEquals(count.wrong, measured.errors(), 1e-6f);
            assertEquals(count.right / (double) (TEST_SCENES * SIDE * SIDE), measured.accuracy(), 1e-9);
            assertEquals(count.loss / (TEST_SCENES * SIDE * SIDE), evaluation.loss(), 1e-5);
            assertEquals(count.meanOverlap(), measured.meanOverlap(), 1e-9);
            assertEquals(0, measured.actual().length);
            assertTrue(count.right < TEST_SCENES * SIDE * SIDE && measured.meanOverlap() > 0.05);
        }
    }

    @Test
    void pixelsAreCountedInTrainingToo() {
        try (SessionProbe probe = new SessionProbe(TrainingRequest.of(document(), 1), new Sources(digits()))) {
            probe.session().train();
            probe.await(Evaluated.class);
            List<EpochFinished> epochs = probe.events(EpochFinished.class);

            assertTrue(epochs.getLast().validationAccuracy() > 0.7, epochs::toString);
            assertTrue(
                    Math.abs(epochs.getLast().trainAccuracy() - epochs.getLast().validationAccuracy()) < 0.15,
                    epochs::toString);
        }
    }

    /// Counts pixel by pixel what each prediction says.
    private static final class Count {
        private final long[][] pairs = new long[CLASSES][CLASSES];
        private final float[] wrong = new float[TEST_SCENES];
        private final long[] both = new long[CLASSES];
        private final long[] either = new long[CLASSES];
        private long right;
        private double loss;

        void add(SessionProbe probe, int index) {
            Snapshot.Prediction seen = (Snapshot.Prediction)
                    probe.look(new ProbeRequest.Prediction(new SampleRef.InSplit(Split.TEST, index)));
            float[] shares = seen.outputs().getFirst().values().values();
            int[] truth = seen.sample().labels().getFirst();
            for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                int best = 0;
                for (int c = 0; c < CLASSES; c++) {
                    best = shares[c * SIDE * SIDE + pixel] > shares[best * SIDE * SIDE + pixel] ? c : best;
                }
                pairs[truth[pixel]][best]++;
                loss -= Math.log(shares[truth[pixel] * SIDE * SIDE + pixel]);
                right += best == truth[pixel] ? 1 : 0;
                wrong[index] += best == truth[pixel] ? 0 : 1f / (SIDE * SIDE);
                for (int c = 0; c < CLASSES; c++) {
                    both[c] += best == c && truth[pixel] == c ? 1 : 0;
                    either[c] += best == c || truth[pixel] == c ? 1 : 0;
                }
            }
        }

        double meanOverlap() {
            double sum = 0;
            int classes = 0;
            for (int c = 0; c < CLASSES; c++) {
                if (either[c] > 0) {
                    sum += (double) both[c] / either[c];
                    classes++;
                }
            }
            return sum / classes;
        }
    }
}
