package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.ui.testkit.TestBench;

/// Saving writes nobody's work over without asking, and says what to do where it does not work.
class SavingTest {
    private static final String OTHERS = "what another program wrote";

    @TempDir
    Path folder;

    private ShownWindow shown;
    private Path file;

    @BeforeEach
    void openAProjectWithAFile() {
        file = folder.resolve("net.lamina");
        shown = ShownWindow.open(folder.resolve("recovery"));
        shown.files().choose(file);
        shown.openSample("lenet");
        save();
        edit("first");
    }

    @AfterEach
    void close() {
        shown.close();
    }

    private void edit(String name) {
        shown.run(_ -> shown.bench().editor().perform(new Edit.Rename(new NodeId("conv1"), name)));
    }

    private void save() {
        shown.press(KeyCode.CONTROL, KeyCode.S);
    }

    private boolean isModified() {
        return shown.get(_ -> shown.bench().editor().modifiedProperty().get());
    }

    private void assertSaved(Path where) throws Exception {
        assertFalse(isModified());
        assertEquals(shown.document(), ProjectCodec.read(where));
    }

    @Test
    void aFileThatAnotherProgramChangedIsAskedAbout() throws Exception {
        Files.writeString(file, OTHERS);
        save();
        assertTrue(shown.isShown("#replace-file"));
        shown.press(KeyCode.ESCAPE);
        assertEquals(OTHERS, Files.readString(file));
        assertTrue(isModified());
        save();
        shown.click("#replace-file");
        assertSaved(file);
        edit("second");
        save();
        assertSaved(file);
    }

    @Test
    void bothVersionsCanBeKept() throws Exception {
        Files.writeString(file, OTHERS);
        shown.files().choose(folder.resolve("mine.lamina"));
        save();
        shown.press(KeyCode.ENTER);
        assertSaved(folder.resolve("mine.lamina"));
        assertEquals(OTHERS, Files.readString(file));
    }

    @Test
    void closingDoesNotWriteOverAnotherProgramsWorkEither() throws Exception {
        Files.writeString(file, OTHERS);
        shown.press(KeyCode.CONTROL, KeyCode.W);
        shown.click("#unsaved-save");
        assertTrue(shown.isShown("#replace-file"));
        shown.press(KeyCode.ESCAPE);
        assertTrue(shown.isShown("#canvas"));
        assertEquals(OTHERS, Files.readString(file));
    }

    @Test
    void theSameContentWrittenAnewIsNoChange() throws Exception {
        Files.writeString(file, Files.readString(file));
        save();
        assertSaved(file);
    }

    @Test
    void aFileThatIsGoneIsMadeAnew() throws Exception {
        Files.delete(file);
        save();
        assertSaved(file);
    }

    @Test
    void anotherPlaceIsOfferedWhenTheFolderIsGone() throws Exception {
        Path away = Files.createDirectory(folder.resolve("away"));
        shown.files().choose(away.resolve("net.lamina"));
        shown.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        edit("second");
        delete(away);
        save();
        assertTrue(shown.isShown("#save-as"));
        shown.files().choose(folder.resolve("elsewhere.lamina"));
        shown.click("#save-as");
        assertSaved(folder.resolve("elsewhere.lamina"));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path one : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    /// The file dialog asked about `other`, which does not exist.
    @Test
    void theEndingThatIsAddedDoesNotLeadToAnotherFileUnasked() throws Exception {
        Path other = Files.writeString(folder.resolve("other.lamina"), OTHERS);
        shown.files().choose(folder.resolve("other"));
        shown.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        assertTrue(shown.isShown("#replace-file"));
        shown.press(KeyCode.ESCAPE);
        assertEquals(OTHERS, Files.readString(other));
        shown.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        shown.click("#replace-file");
        assertSaved(other);
    }

    @Test
    void aNameWithADotGetsTheEndingToo() throws Exception {
        shown.files().choose(folder.resolve("v1.2"));
        shown.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        assertSaved(folder.resolve("v1.2.lamina"));
    }

    @Test
    void aFileThatCannotBeOpenedLeavesTheOpenProjectAlone() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.lamina"), "{");
        shown.run(window -> window.files().open(broken));
        assertTrue(shown.isShown("#trouble-ok"));
        shown.press(KeyCode.ENTER);
        assertTrue(isModified());
        assertTrue(shown.isShown("#canvas"));
    }

    @Test
    void openingAnotherAsksForTheChangesOfThisOne() throws Exception {
        Path other = folder.resolve("other.lamina");
        ProjectCodec.save(TestBench.withShapeProblem(), other);
        shown.run(window -> window.files().open(other));
        shown.click("#unsaved-save");
        assertEquals(TestBench.withShapeProblem().network(), shown.document().network());
        assertEquals("first", ProjectCodec.read(file).network().nodes().get(1).name());
    }

    @Test
    void restoredChangesDoNotWriteOverWhatWasSavedSince() throws Exception {
        Path recovery = folder.resolve("old-recovery");
        Path place = Files.createDirectories(recovery.resolve("a"));
        ProjectCodec.save(TestBench.lenet(), place.resolve("document.lamina"));
        Files.writeString(
                place.resolve("origin.properties"),
                "name=net\nfile=" + file + "\nstamp=of an hour ago\nchanged=true\n");
        String since = Files.readString(file);
        try (ShownWindow next = ShownWindow.open(recovery)) {
            next.click("#recovery-restore-0");
            next.press(KeyCode.CONTROL, KeyCode.S);
            assertTrue(next.isShown("#replace-file"));
            assertEquals(since, Files.readString(file));
        }
    }
}
