package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.record.RunStore;
import org.lamina.graph.run.Checkpoints;
import org.lamina.graph.run.TrainingEvent.CheckpointSaved;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.ui.chart.CurveChart;
import org.lamina.ui.testkit.FakeSession;

/// A project that is opened again shows what its last run produced.
class PastRunsTest {
    private static final int BATCHES = FakeSession.BATCHES_PER_EPOCH;

    @TempDir
    Path folder;

    private Path file;
    private ShownWindow shown;

    @BeforeEach
    void trainASavedProject() throws IOException {
        file = folder.resolve("net.lamina");
        shown = ShownWindow.open(folder.resolve("recovery"));
        shown.files().choose(file);
        shown.openSample("lenet");
        shown.press(KeyCode.CONTROL, KeyCode.S);
        shown.press(KeyCode.F5);
        FakeSession session = shown.engine().session();
        session.batches(BATCHES);
        session.finishEpoch(1, 0.1, 0.97);
        Path checkpoint = Checkpoints.file(folder.resolve("net.runs"), BATCHES);
        Files.createDirectories(checkpoint.getParent());
        Files.createFile(checkpoint);
        session.feed().publish(new CheckpointSaved(checkpoint, 1, BATCHES));
        session.evaluate();
        session.finish();
        shown.await(() -> shown.bench().runs().evaluationProperty().get() != null);
    }

    @AfterEach
    void close() {
        shown.close();
    }

    private void openAgain() {
        shown.press(KeyCode.CONTROL, KeyCode.W);
        shown.run(window -> window.files().open(file));
    }

    private List<Integer> points() {
        return shown.get(_ -> shown.robot().lookup("#curves-loss").queryAs(CurveChart.class).getCurves().stream()
                .map(curve -> curve.series().size())
                .toList());
    }

    private long logged(String words) {
        return shown.get(window -> window.log().entries().stream()
                .filter(entry -> entry.words().apply(shown.bench().messages()).contains(words))
                .count());
    }

    @Test
    void curvesEpochsAndTheTestComeBackWithTheWeights() {
        shown.run(window -> window.log().entries().clear());
        openAgain();
        assertEquals(2, shown.engine().sessions().size());
        assertEquals(List.of(BATCHES, 1), points());
        assertEquals(1, logged("Epoch 1: "));
        assertEquals(1, logged("Test: "));
        assertTrue(shown.text("#run-status").startsWith("Finished 1 epoch · test accuracy"), shown.text("#run-status"));
        shown.run(window -> window.choosePane("evaluate"));
        assertTrue(shown.isShown("#test-loss"));
    }

    @Test
    void theCurveGoesOnWhereItEndedAndSoDoesTheRecord() throws Exception {
        openAgain();
        shown.press(KeyCode.F5);
        FakeSession next = shown.engine().session();
        next.goOnFrom(BATCHES);
        next.batches(10);
        shown.await(() -> points().equals(List.of(BATCHES + 10, 1)));
        shown.press(KeyCode.CONTROL, KeyCode.W);
        next.feed()
                .publish(new CheckpointSaved(
                        Checkpoints.file(folder.resolve("net.runs"), BATCHES + 10), 1, BATCHES + 10));
        shown.await(() -> shown.isShown("#start-page"));
        RunStore store = RunStore.in(folder.resolve("net.runs"));
        assertEquals(1, store.runs().size());
        assertEquals(BATCHES + 10, store.runs().getFirst().progress().iteration());
    }

    @Test
    void anotherNameTakesTheRecordAlong() throws Exception {
        shown.files().choose(folder.resolve("copy.lamina"));
        shown.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        assertEquals(
                BATCHES,
                RunStore.in(folder.resolve("copy.runs"))
                        .runs()
                        .getFirst()
                        .progress()
                        .iteration());
        assertTrue(toasts().contains("\"copy.runs\""), toasts());
    }

    private String toasts() {
        return shown.get(_ -> String.valueOf(shown.robot().lookup(".toast").queryAll().stream()
                .map(Node::getUserData)
                .toList()));
    }

    @Test
    void theRunsAreListedAndOpened() {
        openAgain();
        shown.run(window -> window.choosePane("runs"));
        shown.await(() -> shown.robot()
                        .lookup("#runs-loss")
                        .queryAs(CurveChart.class)
                        .getCurves()
                        .getFirst()
                        .series()
                        .size()
                == BATCHES);
        assertTrue(shown.isShown("#runs"));
    }

    @Test
    void aRunThatTrainsIsCalledRunningAndComesIntoSight() {
        shown.run(window -> window.choosePane("runs"));
        shown.await(() -> outcomes().equals(List.of("finished")));
        FakeSession next =
                shown.get(_ -> (FakeSession) shown.bench().runs().open(TrainingRequest.of(shown.document(), 1)));
        shown.run(_ -> next.train());
        next.batches(3);
        next.evaluate();
        shown.await(() -> outcomes().equals(List.of("finished", "running")));
        assertEquals(
                0,
                shown.get(_ -> shown.robot()
                                .lookup("#runs")
                                .queryListView()
                                .getSelectionModel()
                                .getSelectedIndex())
                        .intValue());
    }

    private List<String> outcomes() {
        return shown.get(_ -> shown.robot().lookup("#runs .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .filter(List.of("running", "finished", "not finished")::contains)
                .sorted()
                .toList());
    }

    @Test
    void aProjectWithoutAFileDoesNotListTheRunsOfTheOneBefore() {
        shown.openSample("lenet");
        shown.press(KeyCode.F5);
        shown.engine().session().batches(3);
        shown.engine().session().evaluate();
        shown.await(() -> shown.bench().runs().evaluationProperty().get() != null);
        shown.run(window -> window.choosePane("runs"));
        shown.await(() -> shown.get(window -> window.files().runBook().runs().size()) == 1);
        shown.openSample("lenet");
        shown.click("#unsaved-discard");
        shown.run(window -> window.files().runBook().refresh());
        assertEquals(
                0, shown.get(window -> window.files().runBook().runs().size()).intValue());
    }

    @Test
    void withoutACheckpointTheCurvesAreStillThere() throws Exception {
        Files.delete(Checkpoints.file(folder.resolve("net.runs"), BATCHES));
        openAgain();
        assertEquals(1, shown.engine().sessions().size());
        assertTrue(toasts().contains("there is no checkpoint in the folder \"net.runs\""), toasts());
        assertEquals(List.of(BATCHES, 1), points());
        shown.run(window -> window.choosePane("evaluate"));
        assertTrue(shown.isShown("#test-loss"));
    }

    @Test
    void whatWasTrainedWithChangesThatWereNotSavedGivesWayToTheEarlierWeights() throws Exception {
        Path runs = folder.resolve("net.runs");
        Path earlier = Files.createDirectory(runs.resolve("run-1")).resolve("checkpoint-000000400.zip");
        Files.createFile(earlier);
        shown.engine().refuse(Checkpoints.file(runs, BATCHES));
        openAgain();
        shown.await(() -> shown.engine().requests().getLast().checkpoint().equals(Optional.of(earlier)));
        shown.await(() -> shown.isShown(".toast"));
        assertFalse(shown.isShown("#trouble-ok"));
    }

    @Test
    void aBrokenRecordIsSaidAndTheWeightsComeBackAnyway() throws Exception {
        shown.press(KeyCode.CONTROL, KeyCode.W);
        Files.writeString(
                folder.resolve("net.runs").resolve(RunStore.NAME), "this is not what it was, and long enough");
        shown.run(window -> window.files().open(file));
        assertTrue(shown.isShown(".toast"));
        assertEquals(2, shown.engine().sessions().size());
    }
}
