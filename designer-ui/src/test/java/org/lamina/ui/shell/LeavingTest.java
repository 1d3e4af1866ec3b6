package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.run.Checkpoints;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.run.TrainingEvent.CheckpointSaved;
import org.lamina.graph.run.TrainingEvent.Failed;
import org.lamina.ui.testkit.FakeSession;

/// A trained project with a file is left when its weights are on disk, or when the user gives them up.
class LeavingTest {
    private static final int BATCHES = 12;

    @TempDir
    Path folder;

    private ShownWindow shown;
    private FakeSession session;

    @BeforeEach
    void trainASavedProject() {
        shown = ShownWindow.open(folder.resolve("recovery"));
        shown.files().choose(folder.resolve("net.lamina"));
        shown.openSample("lenet");
        shown.press(KeyCode.CONTROL, KeyCode.S);
        shown.press(KeyCode.F5);
        session = shown.engine().session();
        session.batches(BATCHES);
        shown.await(() -> shown.bench().runs().progressProperty().get() != null);
    }

    @AfterEach
    void close() {
        shown.close();
    }

    private boolean isLeft() {
        return shown.get(_ -> !shown.stage().isShowing());
    }

    private void tell(TrainingEvent event) {
        session.feed().publish(event);
        shown.settle();
    }

    private CheckpointSaved saved() {
        return new CheckpointSaved(Checkpoints.file(folder.resolve("net.runs"), BATCHES), 1, BATCHES);
    }

    private Failed full() {
        return new Failed(Problem.error("checkpoint.not-saved", new Place.OfDocument(), "net.runs"));
    }

    @Test
    void itPausesAndWaitsForTheLastCheckpoint() {
        shown.press(KeyCode.CONTROL, KeyCode.Q);
        assertEquals(List.of("train", "pause", "checkpoint"), session.commands());
        assertFalse(isLeft());
        tell(saved());
        shown.await(this::isLeft);
        assertEquals("close", session.commands().getLast());
    }

    @Test
    void withNothingNewItLeavesAtOnce() {
        tell(saved());
        shown.press(KeyCode.CONTROL, KeyCode.Q);
        shown.await(this::isLeft);
        assertFalse(session.commands().contains("checkpoint"));
    }

    @Test
    void aFullDiskIsToldAndCanBeTriedAgain() {
        shown.press(KeyCode.CONTROL, KeyCode.Q);
        tell(full());
        shown.await(() -> shown.isShown("#weights-again"));
        shown.click("#weights-again");
        assertFalse(isLeft());
        tell(saved());
        shown.await(this::isLeft);
    }

    @Test
    void theWeightsCanBeGivenUp() {
        shown.press(KeyCode.CONTROL, KeyCode.Q);
        tell(full());
        shown.await(() -> shown.isShown("#weights-without"));
        shown.click("#weights-without");
        shown.await(this::isLeft);
    }

    @Test
    void staysWhenAskedToAfterALongBatch() {
        shown.press(KeyCode.CONTROL, KeyCode.W);
        shown.await(() -> shown.isShown("#weights-again"));
        shown.click("#sheet-cancel");
        assertTrue(shown.isShown("#canvas"));
        assertFalse(session.commands().contains("close"));
    }
}
