package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.record.RunStore;
import org.lamina.graph.record.RunSummary;
import org.lamina.graph.run.Checkpoints;
import org.lamina.graph.run.TrainingEvent.CheckpointSaved;
import org.lamina.ui.testkit.FakeSession;

/// Two runs of a saved project: the first is set aside, the second has just ended.
class RunsStoryTest {
    @TempDir
    Path folder;

    private Path runs;
    private ShownWindow shown;

    @BeforeEach
    void trainTwice() throws IOException {
        runs = folder.resolve("net.runs");
        shown = ShownWindow.open(folder.resolve("recovery"));
        shown.files().choose(folder.resolve("net.lamina"));
        shown.openSample("lenet");
        shown.press(KeyCode.CONTROL, KeyCode.S);
        shown.press(KeyCode.F5);
        train(10);
        shown.run(window -> window.commands().get("train.anew").run());
        shown.settle();
        shown.click("#restart-fresh");
        keep(10);
        shown.await(() -> shown.engine().sessions().size() == 2);
        Checkpoints.setAside(runs);
        shown.engine().wrote(first(), shown.engine().sessions().getFirst());
        train(20);
        shown.run(window -> window.choosePane("runs"));
        shown.await(() -> shown.get(window -> window.files().runBook().runs().size()) == 2);
        shown.settle();
    }

    private Path first() {
        return Checkpoints.file(runs.resolve("run-1"), 10);
    }

    private void train(int batches) throws IOException {
        shown.engine().session().batches(batches);
        keep(batches);
        shown.engine().session().finish();
        shown.await(() -> shown.bench().runs().trained() == batches);
        shown.settle();
    }

    private void keep(int batches) throws IOException {
        FakeSession session = shown.engine().session();
        Path file = Checkpoints.file(runs, batches);
        Files.createDirectories(runs);
        if (Files.notExists(file)) {
            Files.createFile(file);
        }
        shown.engine().wrote(file, session);
        session.feed().publish(new CheckpointSaved(file, 1, batches));
        shown.settle();
    }

    /// Training shows its curves.
    private void trainOn() {
        shown.press(KeyCode.F5);
        shown.engine().session().batches(1);
        shown.run(window -> window.choosePane("runs"));
        shown.settle();
    }

    @AfterEach
    void close() {
        shown.close();
    }

    private void chooseTheFirst() {
        shown.click("#runs");
        shown.press(KeyCode.END);
        shown.settle();
    }

    private List<String> recorded() throws ProblemException {
        return RunStore.in(runs).runs().stream().map(RunSummary::name).toList();
    }

    private String toasts() {
        return shown.get(_ -> String.valueOf(shown.robot().lookup(".toast").queryAll().stream()
                .map(Node::getUserData)
                .toList()));
    }

    private boolean canUse() {
        return shown.get(_ -> !shown.robot().lookup("#run-use").query().isDisabled());
    }

    @Test
    void aRunIsNamedWhereItStandsAndLosesItsNameAgain() throws Exception {
        chooseTheFirst();
        shown.press(KeyCode.F2);
        shown.type("Wide");
        shown.press(KeyCode.ENTER);
        shown.await(() -> recorded().equals(List.of("", "Wide")));
        assertTrue(rows().getLast().startsWith("Wide: finished"), rows().toString());
        shown.press(KeyCode.F2);
        shown.press(KeyCode.CONTROL, KeyCode.A);
        shown.press(KeyCode.DELETE);
        shown.press(KeyCode.ENTER);
        shown.await(() -> recorded().equals(List.of("", "")));
        assertTrue(rows().getLast().startsWith("Run 1: finished"), rows().toString());
    }

    @Test
    void escapeLeavesTheName() throws Exception {
        chooseTheFirst();
        shown.click("#run-rename");
        shown.type("Wide");
        shown.press(KeyCode.ESCAPE);
        assertFalse(shown.isShown("#run-name"));
        assertEquals(List.of("", ""), recorded());
    }

    /// What the rows say to those who do not see them.
    private List<String> rows() {
        return shown.get(_ -> shown.robot().lookup("#runs .list-cell").queryAll().stream()
                .map(Node::getAccessibleText)
                .filter(Objects::nonNull)
                .toList());
    }

    @Test
    void aDeletedRunGoesWithItsCheckpointAndTheOtherStays() throws Exception {
        chooseTheFirst();
        shown.press(KeyCode.DELETE);
        assertTrue(shown.isShown("#delete-run"));
        assertTrue(Files.exists(first()));
        shown.click("#delete-run");
        shown.await(() -> recorded().size() == 1);
        assertFalse(Files.exists(first().getParent()));
        assertTrue(Files.exists(Checkpoints.file(runs, 20)));
        assertTrue(shown.bench().runs().session().isPresent());
    }

    @Test
    void theRunOfTheWindowGoesWithItsWeights() throws Exception {
        shown.click("#run-delete");
        shown.click("#delete-run");
        shown.await(() -> recorded().size() == 1);
        assertEquals(List.of(first()), Checkpoints.everywhere(runs));
        assertTrue(shown.bench().runs().session().isEmpty());
    }

    @Test
    void aRunThatTrainsIsNotDeletedAndThatIsSaid() throws Exception {
        trainOn();
        shown.click("#run-delete");
        assertFalse(shown.isShown("#delete-run"));
        assertTrue(toasts().contains("is being trained and cannot be deleted"), toasts());
        assertEquals(2, recorded().size());
    }

    @Test
    void oneGoesBackToTheWeightsOfTheFirst() throws Exception {
        assertEquals("The network has the weights of this run.", shown.text("#run-use-why"));
        assertFalse(canUse());
        chooseTheFirst();
        shown.await(this::canUse);
        String run = shown.engine().sessions().getFirst().run();
        shown.press(KeyCode.ENTER);
        shown.await(() -> shown.engine().sessions().size() == 3);
        Path back = Checkpoints.file(runs, 10);
        assertEquals(Optional.of(back), shown.engine().requests().getLast().checkpoint());
        assertEquals(run, shown.engine().session().run());
        assertEquals(List.of(back, Checkpoints.file(runs.resolve("run-2"), 20)), Checkpoints.everywhere(runs));
        shown.await(() -> shown.text("#run-use-why").equals("The network has the weights of this run."));
    }

    @Test
    void aChangedNetworkSaysWhyItCannotHaveThem() {
        chooseTheFirst();
        shown.await(this::canUse);
        shown.run(_ -> shown.bench()
                .editor()
                .perform(new Edit.ChangeSpec(new NodeId("dense1"), new Dense(32, Activation.RELU))));
        assertFalse(canUse());
        assertTrue(shown.text("#run-use-why").startsWith("The layers are not those of this run"));
        shown.run(_ -> shown.bench().editor().undo());
        assertTrue(canUse());
    }

    @Test
    void withoutACheckpointThatIsSaid() throws Exception {
        Files.delete(first());
        chooseTheFirst();
        shown.await(() -> shown.text("#run-use-why").startsWith("There is no checkpoint of this run"));
        assertFalse(canUse());
    }

    @Test
    void whileOneTrainsTheOthersWait() {
        chooseTheFirst();
        shown.await(this::canUse);
        trainOn();
        assertTrue(shown.text("#run-use-why").startsWith("A run is training."));
        assertFalse(canUse());
    }
}
