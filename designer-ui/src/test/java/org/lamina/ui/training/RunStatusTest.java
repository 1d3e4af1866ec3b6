package org.lamina.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lamina.graph.NodeId;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.Progress;
import org.lamina.graph.run.SessionState;
import org.lamina.ui.text.Messages;

/// The words beside the buttons of the run.
class RunStatusTest {
    private static String at(int batch, @Nullable Evaluation evaluation) {
        return RunStatus.text(
                new Messages(Locale.ENGLISH), SessionState.IDLE, progress(batch), evaluation, null, null, false);
    }

    private static Progress progress(int batch) {
        return new Progress(3, 3, batch, 844, 1688 + batch, 0.1, 0.001, 900, 0);
    }

    private static Evaluation evaluation(long iteration, double accuracy) {
        return new Evaluation(
                iteration,
                0.03,
                10_000,
                List.of(new Evaluation.OutputEvaluation(
                        new NodeId("output"),
                        0,
                        accuracy,
                        new long[0][],
                        new int[0],
                        new int[0],
                        new float[0],
                        1,
                        0,
                        new float[0])));
    }

    @Test
    void aRunThatWasStoppedSaysWhere() {
        assertEquals("Stopped at epoch 3/3 · batch 10/844", at(10, null));
    }

    @Test
    void aFinishedRunSaysWhatCameOut() {
        assertEquals("Finished 3 epochs · test accuracy 98.97%", at(844, evaluation(2532, 0.9897)));
    }

    @Test
    void anOlderMeasurementIsNotTakenForTheResult() {
        assertEquals("Finished 3 epochs", at(844, evaluation(844, 0.97)));
    }

    @Test
    void onlyARunWithAllItsEpochsDoneIsFinished() {
        assertTrue(RunStatus.isFinished(SessionState.IDLE, progress(844), null));
        assertFalse(RunStatus.isFinished(SessionState.IDLE, progress(10), null));
        assertFalse(RunStatus.isFinished(SessionState.PAUSED, progress(844), null));
        assertFalse(RunStatus.isFinished(SessionState.IDLE, null, null));
    }

    @Test
    void theResultOfAFormerNetworkIsCalledSo() {
        assertEquals(
                "Finished 3 epochs · test accuracy 98.97% · network changed since",
                RunStatus.text(
                        new Messages(Locale.ENGLISH),
                        SessionState.IDLE,
                        progress(844),
                        evaluation(2532, 0.9897),
                        null,
                        null,
                        true));
    }

    @Test
    void aTaskWithoutClassesHasNoAccuracy() {
        assertEquals("Finished 3 epochs", at(844, evaluation(2532, Double.NaN)));
    }
}
