package org.lamina.runtime.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.ProbeSlot;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.TrainingEvent.CheckpointSaved;
import org.lamina.graph.run.TrainingEvent.EpochFinished;
import org.lamina.graph.run.TrainingEvent.Finished;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.runtime.data.Sources;
import org.lamina.runtime.net.LiveNetwork;
import org.lamina.runtime.probe.Probes;
import org.lamina.runtime.save.CheckpointReader;

class OnlookerTest {
    private static final ProbeRequest PREDICTION =
            new ProbeRequest.Prediction(new SampleRef.InSplit(Split.VALIDATION, 2));

    @TempDir
    Path folder;

    @Test
    void pictureShowsTheWeightsOfItsIteration() throws Exception {
        GraphDocument document = Documents.points(Documents.settings(1000));
        try (SessionProbe probe =
                new SessionProbe(TrainingRequest.of(document, 1).inFolder(folder))) {
            probe.look(PREDICTION);
            for (int batch = 1; batch <= 3; batch++) {
                probe.session().stepBatch();
                probe.await(SessionState.PAUSED);
                int iteration = batch;
                probe.await(
                        () -> probe.session().feed().progress().orElseThrow().iteration() == iteration,
                        "batch " + iteration);
                Snapshot.Prediction seen = (Snapshot.Prediction) probe.look(PREDICTION);
                probe.session().saveCheckpoint();
                Path file = probe.await(CheckpointSaved.class, saved -> saved.iteration() == iteration)
                        .file();

                assertEquals(iteration, seen.iteration());
                assertArrayEquals(
                        prediction(document, file),
                        seen.outputs().getFirst().values().values());
            }
        }
    }

    private static float[] prediction(GraphDocument document, Path checkpoint) throws Exception {
        LiveNetwork network = LiveNetwork.build(document, new Sources(Documents.files()));
        new CheckpointReader(checkpoint).restore(network);
        Snapshot.Prediction taken =
                (Snapshot.Prediction) new Probes(network).take(PREDICTION).orElseThrow();
        return taken.outputs().getFirst().values().values();
    }

    @Test
    void lookingDoesNotChangeWhatIsLearned() {
        GraphDocument document = Documents.points(Documents.settings(40));

        assertEquals(losses(document, false), losses(document, true));
    }

    private static List<Double> losses(GraphDocument document, boolean watched) {
        try (SessionProbe probe = new SessionProbe(TrainingRequest.of(document, 1))) {
            ProbeSlot hidden = probe.session().feed().subscribe(new ProbeRequest.Histogram(new NodeId("hidden")));
            if (!watched) {
                hidden.close();
            }
            probe.session().train();
            probe.await(
                    () -> {
                        hidden.take();
                        return !probe.events(Finished.class).isEmpty();
                    },
                    "end");
            return probe.events(EpochFinished.class).stream()
                    .map(EpochFinished::validationLoss)
                    .toList();
        }
    }
}
