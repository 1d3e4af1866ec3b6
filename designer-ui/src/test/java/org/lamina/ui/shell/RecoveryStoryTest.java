package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.run.Checkpoints;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.ui.testkit.TestBench;

/// Nothing is lost: edits survive a crash, weights go with the file.
class RecoveryStoryTest {
    @TempDir
    Path folder;

    private Path recovery;

    @BeforeEach
    void begin() {
        recovery = folder.resolve("recovery");
    }

    /// The documents that are kept, of all programs.
    private List<Path> kept() {
        if (!Files.isDirectory(recovery)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(recovery)) {
            return files.filter(file -> file.endsWith("document.lamina")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path crashed(String id, String name) throws Exception {
        Path place = Files.createDirectories(recovery.resolve(id));
        ProjectCodec.save(TestBench.lenet(), place.resolve("document.lamina"));
        Files.writeString(place.resolve("origin.properties"), "name=" + name + "\nchanged=true\n");
        return place;
    }

    @Test
    void editsAreKeptWithinTwoSecondsAndForgottenWhenSaved() {
        try (ShownWindow shown = ShownWindow.open(recovery)) {
            shown.openSample("lenet");
            shown.run(_ -> shown.bench().editor().perform(new Edit.Rename(new NodeId("conv1"), "first")));
            long before = System.nanoTime();
            shown.await(() -> kept().size() == 1);
            assertTrue(System.nanoTime() - before < 2_000_000_000L);
            shown.files().choose(folder.resolve("net.lamina"));
            shown.press(KeyCode.CONTROL, KeyCode.S);
            shown.await(() -> kept().isEmpty());
        }
    }

    @Test
    void editsOfACrashedProgramAreOfferedAndRestored() throws Exception {
        crashed("a", "mine");
        try (ShownWindow shown = ShownWindow.open(recovery)) {
            assertTrue(shown.isShown("#recovery-restore-0"));
            shown.press(KeyCode.ENTER);
            assertEquals(TestBench.lenet().network(), shown.document().network());
            boolean modified =
                    shown.get(_ -> shown.bench().editor().modifiedProperty().get());
            assertTrue(modified);
            assertEquals(1, kept().size());
            shown.files().choose(folder.resolve("net.lamina"));
            shown.press(KeyCode.CONTROL, KeyCode.S);
            shown.await(() -> kept().isEmpty());
        }
    }

    @Test
    void allCrashedProgramsAreListedAndTheOthersOfferedAgain() throws Exception {
        crashed("a", "mine");
        crashed("b", "yours");
        try (ShownWindow shown = ShownWindow.open(recovery)) {
            assertTrue(shown.isShown("#recovery-restore-1"));
            shown.click("#recovery-restore-0");
            assertFalse(shown.isShown("#recovery-restore-0"));
            shown.run(window -> window.commands().get("file.recover").run());
            assertTrue(shown.isShown("#recovery-restore-0"));
            assertFalse(shown.isShown("#recovery-restore-1"));
            shown.press(KeyCode.ESCAPE);
            assertEquals(2, kept().size());
        }
    }

    @Test
    void whatIsKeptIsDeletedOnlyWhenConfirmed() throws Exception {
        crashed("a", "mine");
        try (ShownWindow shown = ShownWindow.open(recovery)) {
            shown.click("#recovery-delete-0");
            shown.press(KeyCode.ESCAPE);
            assertEquals(1, kept().size());
            shown.click("#recovery-delete-0");
            shown.click("#recovery-delete");
            assertEquals(0, kept().size());
            assertFalse(shown.isShown("#recovery-restore-0"));
            assertFalse(shown.isShown("#sheet-cancel"));
        }
    }

    @Test
    void aDamagedCopyIsToldAndPutAside() throws Exception {
        Path place = crashed("a", "mine");
        Files.writeString(place.resolve("document.lamina"), "{\"format\":");
        try (ShownWindow shown = ShownWindow.open(recovery)) {
            shown.click("#recovery-restore-0");
            assertTrue(shown.isShown("#trouble-ok"));
            assertEquals(List.of(recovery.resolve("damaged").resolve("a").resolve("document.lamina")), kept());
            assertTrue(shown.isShown("#start-page"));
        }
    }

    @Test
    void weightsThatWereGivenUpAreNotKeptWithTheNextProject() throws Exception {
        try (ShownWindow shown = ShownWindow.open(recovery)) {
            shown.openSample("lenet");
            shown.press(KeyCode.F5);
            Path runs = shown.bench().runs().folder().orElseThrow();
            Path weights = Checkpoints.file(Files.createDirectories(runs), 844);
            Files.writeString(weights, "weights");
            shown.engine().session().feed().publish(new TrainingEvent.CheckpointSaved(weights, 1, 844));
            shown.await(() -> kept().size() == 1);
            shown.openSample("lenet");
            shown.click("#unsaved-discard");
            shown.run(_ -> shown.bench().editor().perform(new Edit.Rename(new NodeId("conv1"), "first")));
            shown.await(() -> kept().size() == 1);
            Path place = kept().getFirst().getParent();
            assertEquals(Optional.empty(), Checkpoints.newest(place.resolve("runs")));
            assertFalse(Files.exists(weights));
        }
    }

    @Test
    void savingBringsTheWeightsAndOpeningResumesThem() throws Exception {
        Path file = folder.resolve("net.lamina");
        Path kept = folder.resolve("net.runs").resolve("checkpoint-000000844.zip");
        try (ShownWindow shown = ShownWindow.open(folder.resolve("recovery"))) {
            shown.files().choose(file);
            shown.openSample("lenet");
            shown.press(KeyCode.F5);
            shown.engine().session().batches(844);
            shown.await(() -> shown.bench().runs().progressProperty().get() != null);
            shown.press(KeyCode.CONTROL, KeyCode.S);
            assertEquals(
                    List.of("train", "keep in net.runs", "checkpoint"),
                    shown.engine().session().commands());
            Files.createDirectories(kept.getParent());
            Files.writeString(kept, "weights");
            shown.engine().session().feed().publish(new TrainingEvent.CheckpointSaved(kept, 1, 844));
            shown.press(KeyCode.CONTROL, KeyCode.W);
            assertFalse(shown.isShown("#canvas"));
            shown.engine().setRunSeed(7);
            shown.press(KeyCode.CONTROL, KeyCode.O);
            assertEquals(kept, shown.engine().requests().getLast().checkpoint().orElseThrow());
            assertEquals(
                    folder.resolve("net.runs"),
                    shown.engine().requests().getLast().runFolder().orElseThrow());
            assertEquals(
                    7,
                    shown.engine()
                            .requests()
                            .getLast()
                            .document()
                            .settings()
                            .training()
                            .seed());
        }
    }
}
