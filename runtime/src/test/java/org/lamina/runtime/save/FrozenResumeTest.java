package org.lamina.runtime.save;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.TrainingEvent.CheckpointSaved;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.runtime.train.Documents;
import org.lamina.runtime.train.SessionProbe;

class FrozenResumeTest {

    @TempDir
    Path folder;

    /// In `dense` the arrays are `hidden` with 16 + 8 numbers, `deep` with 48 + 6, `out` with 12 + 2. What Adam
    /// remembers of `hidden` and `out` goes on, what it remembers of `deep` begins anew.
    @Test
    void whatIsFrozenOrLetFreeKeepsItsWeightsAndWhatTheOptimiserRemembersOfOthers() throws Exception {
        GraphDocument document = Documents.dense(Documents.settings(3));
        Path all = ResumeTest.stopInTheMiddleOfTheSecondEpoch(
                TrainingRequest.of(document, 1).inFolder(folder.resolve("all")));
        Path some = takenOver(Documents.frozen(document, "deep"), all, folder.resolve("some"));
        Path again = takenOver(document, some, folder.resolve("again"));

        float[] weights = ResumeTest.weights(all, "coefficients.bin");
        assertArrayEquals(weights, ResumeTest.weights(some, "coefficients.bin"));
        assertArrayEquals(weights, ResumeTest.weights(again, "coefficients.bin"));
        float[] whole = ResumeTest.weights(all, "updaterState.bin");
        float[] expected = new float[2 * (24 + 14)];
        int[][] kept = {{0, 0, 24}, {92, 24, 24}, {78, 48, 14}, {170, 62, 14}};
        for (int[] piece : kept) {
            System.arraycopy(whole, piece[0], expected, piece[1], piece[2]);
        }
        assertArrayEquals(expected, ResumeTest.weights(some, "updaterState.bin"));
        float[] back = new float[whole.length];
        for (int[] piece : kept) {
            System.arraycopy(whole, piece[0], back, piece[0], piece[2]);
        }
        assertArrayEquals(back, ResumeTest.weights(again, "updaterState.bin"));
    }

    /// With a rate of its own `deep` is a block of its own, in which its two kinds of memory lie side by side.
    @Test
    void aRateOfItsOwnKeepsWeightsAndAllThatTheOptimiserRemembers() throws Exception {
        GraphDocument document = Documents.dense(Documents.settings(3));
        Path all = ResumeTest.stopInTheMiddleOfTheSecondEpoch(
                TrainingRequest.of(document, 1).inFolder(folder.resolve("all")));
        GraphDocument slower = Documents.learning(document, usual -> usual.withRateFactor(0.1), "deep");
        Path own = takenOver(slower, all, folder.resolve("own"));
        Path again = takenOver(document, own, folder.resolve("again"));

        float[] weights = ResumeTest.weights(all, "coefficients.bin");
        assertArrayEquals(weights, ResumeTest.weights(own, "coefficients.bin"));
        float[] whole = ResumeTest.weights(all, "updaterState.bin");
        float[] expected = new float[whole.length];
        int[][] moved = {{0, 0, 24}, {92, 24, 24}, {24, 48, 54}, {116, 102, 54}, {78, 156, 14}, {170, 170, 14}};
        for (int[] piece : moved) {
            System.arraycopy(whole, piece[0], expected, piece[1], piece[2]);
        }
        assertArrayEquals(expected, ResumeTest.weights(own, "updaterState.bin"));
        assertArrayEquals(whole, ResumeTest.weights(again, "updaterState.bin"));
    }

    /// Goes on from a checkpoint with another document, and saves at once.
    private static Path takenOver(GraphDocument document, Path checkpoint, Path folder) {
        TrainingRequest request = TrainingRequest.of(document, 1).inFolder(folder);
        try (SessionProbe probe = new SessionProbe(request.resuming(checkpoint))) {
            probe.await(SessionState.IDLE);
            probe.session().saveCheckpoint();
            return probe.await(CheckpointSaved.class).file();
        }
    }
}
