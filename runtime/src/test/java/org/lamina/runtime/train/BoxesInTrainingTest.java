package org.lamina.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.detect.AveragePrecision;
import org.lamina.graph.detect.Detected;
import org.lamina.graph.detect.Detections;
import org.lamina.graph.kind.Boxes;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.YoloOutput;
import org.lamina.graph.run.Evaluation.OutputEvaluation;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.TrainingEvent.EpochFinished;
import org.lamina.graph.run.TrainingEvent.Evaluated;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.DataSpec.DigitScenes.SceneTarget;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.data.Sources;

/// A detector on scenes: what is measured equals what one counts by looking at each sample.
class BoxesInTrainingTest {
    private static final int SIDE = 32;
    private static final int TEST_SCENES = 25;
    private static final YoloOutput DETECTOR = new YoloOutput(Boxes.of(1, 1.5, 2, 2), 10, 5, 0.5);

    /// On a grid of 4 x 4 places.
    private static GraphDocument document() {
        Conv2d features = new Conv2d(16, Size.of(8), Size.of(8), Padding.SAME, Size.of(1), Activation.RELU);
        Conv2d sums =
                new Conv2d(DETECTOR.channels(), Size.of(3), Size.of(1), Padding.SAME, Size.of(1), Activation.IDENTITY);
        return Sketch.on(new DataSpec.DigitScenes(SIDE, 4 * TEST_SCENES).withTarget(SceneTarget.BOXES))
                .training(Documents.settings(8))
                .chain("image", new ImageInput(1, SIDE, SIDE), "features", features)
                .then("sums", sums)
                .then("boxes", DETECTOR)
                .document();
    }

    @Test
    void whatIsMeasuredIsWhatOneCounts() {
        try (SessionProbe probe =
                new SessionProbe(TrainingRequest.of(document(), 1), new Sources(ClassMapsTest.digits()))) {
            probe.session().train();
            OutputEvaluation measured =
                    probe.await(Evaluated.class).evaluation().outputs().getFirst();

            AveragePrecision counted = new AveragePrecision(10);
            for (int i = 0; i < TEST_SCENES; i++) {
                Snapshot.Prediction seen = (Snapshot.Prediction)
                        probe.look(new ProbeRequest.Prediction(new SampleRef.InSplit(Split.TEST, i)));
                List<Detected> truth = Detected.truth(seen.sample().values().getFirst());
                List<Detected> found =
                        Detections.of(DETECTOR, seen.outputs().getFirst().values(), 0.01);
                counted.add(found, truth);
                List<Detected> sure =
                        found.stream().filter(one -> one.confidence() >= 0.5).toList();
                assertEquals(AveragePrecision.mistakes(sure, truth), measured.errors()[i]);
                assertTrue(!truth.isEmpty());
            }
            assertTrue(measured.isOfBoxes());
            assertEquals(counted.mean(), measured.accuracy(), 1e-9);
        }
    }

    @Test
    void theLossFallsAndTheValidationMeasuresTheSameLoss() {
        try (SessionProbe probe =
                new SessionProbe(TrainingRequest.of(document(), 1), new Sources(ClassMapsTest.digits()))) {
            probe.session().train();
            probe.await(Evaluated.class);
            List<EpochFinished> epochs = probe.events(EpochFinished.class);

            assertTrue(epochs.getLast().trainLoss() < 0.8 * epochs.getFirst().trainLoss(), epochs::toString);
            assertEquals(
                    1, epochs.getFirst().validationLoss() / epochs.getFirst().trainLoss(), 0.4, epochs::toString);
        }
    }
}
