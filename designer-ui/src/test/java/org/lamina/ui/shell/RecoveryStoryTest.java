package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.ui.testkit.TestBench;

/// Nothing is lost: edits survive a crash, weights go with the file.
class RecoveryStoryTest {
    /// No system gives a process this number.
    private static final String ENDED_PROCESS = "999999999999";

    @TempDir
    Path folder;

    private static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void editsAreKeptWithinTwoSecondsAndForgottenWhenSaved() {
        try (ShownWindow shown = ShownWindow.open(folder.resolve("recovery"))) {
            shown.openSample("lenet");
            shown.run(_ -> shown.bench().editor().perform(new Edit.Rename(new NodeId("conv1"), "first")));
            long before = System.nanoTime();
            String copy = ProcessHandle.current().pid() + ".lamina";
            shown.await(() -> names(folder.resolve("recovery")).contains(copy));
            assertTrue(System.nanoTime() - before < 2_000_000_000L);
            shown.files().choose(folder.resolve("net.lamina"));
            shown.press(KeyCode.CONTROL, KeyCode.S);
            shown.await(() -> !names(folder.resolve("recovery")).contains(copy));
        }
    }

    @Test
    void editsOfACrashedProgramAreOfferedAndRestored() throws Exception {
        Path recovery = Files.createDirectories(folder.resolve("recovery"));
        ProjectCodec.save(TestBench.lenet(), recovery.resolve(ENDED_PROCESS + ".lamina"));
        Files.writeString(recovery.resolve(ENDED_PROCESS + ".lamina.origin"), "mine\n\n");
        try (ShownWindow shown = ShownWindow.open(recovery)) {
            assertTrue(shown.isShown("#recovery-restore"));
            shown.click("#recovery-restore");
            assertEquals(TestBench.lenet().network(), shown.document().network());
            boolean modified =
                    shown.get(_ -> shown.bench().editor().modifiedProperty().get());
            assertTrue(modified);
            shown.await(() -> !names(recovery).contains(ENDED_PROCESS + ".lamina"));
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
            shown.press(KeyCode.CONTROL, KeyCode.O);
            assertEquals(kept, shown.engine().requests().getLast().checkpoint().orElseThrow());
            assertEquals(
                    folder.resolve("net.runs"),
                    shown.engine().requests().getLast().runFolder().orElseThrow());
        }
    }
}
