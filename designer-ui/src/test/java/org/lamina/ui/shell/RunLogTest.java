package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.record.RunRecorder;
import org.lamina.graph.run.EndReason;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.settings.DataSpec;
import org.lamina.ui.text.Messages;

class RunLogTest {
    private static final long MILLISECOND = 1_000_000;

    private final Messages messages = new Messages(Locale.ENGLISH);
    private long now;
    private final RunLog log = new RunLog(() -> now);

    @Test
    void epochsOneCanReadAreAllTold() {
        for (int epoch = 1; epoch <= 20; epoch++) {
            epoch(epoch, 300);
        }
        assertEquals(20, log.entries().size());
    }

    @Test
    void ofEpochsOfAMillisecondFourASecondAreTold() {
        for (int epoch = 1; epoch <= 10_000; epoch++) {
            epoch(epoch, 1);
        }
        assertEquals(40, log.entries().size());
    }

    @Test
    void theLastEpochIsToldBeforeWhatFollows() {
        for (int epoch = 1; epoch <= 99; epoch++) {
            epoch(epoch, 1);
        }
        log.add(new TrainingEvent.Finished(EndReason.COMPLETED, 99, 990));

        List<String> lines = lines();
        assertEquals(3, lines.size());
        assertTrue(lines.get(0).startsWith("Epoch 1"), lines::toString);
        assertTrue(lines.get(1).startsWith("Epoch 99"), lines::toString);
    }

    @Test
    void anEpochThatWasToldIsNotToldAgain() {
        epoch(1, 500);
        log.add(new TrainingEvent.CheckpointSaved(Path.of("a.zip"), 1, 10));
        epoch(2, 500);
        assertEquals(3, log.entries().size());
    }

    @Test
    void epochsNameWhatIsMeasuredOfTheirData() {
        DataSpec.DigitScenes scenes = DataSpec.DigitScenes.KIND.defaults();
        for (DataSpec data :
                List.of(scenes, scenes.withTarget(DataSpec.DigitScenes.SceneTarget.BOXES), new DataSpec.Mnist())) {
            log.learns(data.signature());
            epoch(1, 500);
        }
        List<String> lines = lines();
        assertTrue(lines.get(0).contains("validation pixel accuracy 50"), lines::toString);
        assertTrue(lines.get(1).contains("validation mAP 50"), lines::toString);
        assertTrue(lines.get(2).contains("validation accuracy 50"), lines::toString);
    }

    @Test
    void whatIsRecordedComesBeforeTheSessionThatGoesOnWithIt() {
        RunRecorder recorder = RunRecorder.begin("second", "{}", 1, "abc", Problem::code, InstantSource.system());
        recorder.take(new TrainingEvent.CheckpointSaved(Path.of("a.zip"), 1, 10));
        log.add(new TrainingEvent.StateChanged(SessionState.IDLE, SessionState.STARTING));
        log.add(new TrainingEvent.Prepared(8, 2, 4, 10, 99, 1, 10));
        log.add(recorder.record());

        List<String> lines = lines();
        assertTrue(lines.get(1).startsWith("Checkpoint a.zip"), lines::toString);
        assertTrue(lines.getLast().startsWith("Ready"), lines::toString);
    }

    private void epoch(int number, long millis) {
        now += millis * MILLISECOND;
        log.add(new TrainingEvent.EpochFinished(number, number * 10L, 1, 1, 0.5, 0.5, 0.001, 1000));
    }

    private List<String> lines() {
        return log.entries().stream()
                .map(entry -> entry.words().apply(messages))
                .toList();
    }
}
