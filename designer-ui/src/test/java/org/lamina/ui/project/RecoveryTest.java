package org.lamina.ui.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.GraphDocument;
import org.lamina.ui.testkit.TestBench;

class RecoveryTest {
    private static final long CRASHED = 4711;

    @TempDir
    Path folder;

    private final GraphDocument document = TestBench.lenet();

    private Recovery crashed() {
        return new Recovery(folder, CRASHED, _ -> true);
    }

    private Recovery next() {
        return new Recovery(folder, 4712, pid -> pid != CRASHED);
    }

    @Test
    void findsWhatAnEndedProgramLeft() throws Exception {
        crashed().keep(document, Project.of(folder.resolve("net.lamina")));
        Recovery.Lost lost = next().lost().getFirst();
        assertEquals("net", lost.name());
        assertEquals(folder.resolve("net.lamina"), lost.file().orElseThrow());
        assertEquals(document, next().read(lost));
    }

    @Test
    void aProjectWithoutANameStaysWithoutOne() throws Exception {
        crashed().keep(document, Project.unsaved(""));
        assertEquals("", next().lost().getFirst().name());
    }

    @Test
    void leavesRunningProgramsAlone() throws Exception {
        crashed().keep(document, Project.unsaved("net"));
        assertEquals(List.of(), new Recovery(folder, 4712, _ -> true).lost());
    }

    @Test
    void forgetsWhatIsSaved() throws Exception {
        crashed().keep(document, Project.unsaved("net"));
        crashed().forgetEdits();
        assertEquals(List.of(), next().lost());
    }

    @Test
    void discardedEditsAreGoneWithTheirRuns() throws Exception {
        crashed().keep(document, Project.unsaved("net"));
        Files.writeString(Files.createDirectories(crashed().runFolder()).resolve("checkpoint-000000001.zip"), "x");
        next().discard(next().lost().getFirst());
        assertEquals(List.of(), next().lost());
        assertFalse(Files.exists(crashed().runFolder()));
    }

    @Test
    void runsOfAnUnsavedProjectMoveAlong() throws Exception {
        crashed().keep(document, Project.unsaved("net"));
        Files.writeString(Files.createDirectories(crashed().runFolder()).resolve("checkpoint-000000001.zip"), "x");
        next().adoptRuns(next().lost().getFirst());
        assertTrue(Files.exists(next().runFolder().resolve("checkpoint-000000001.zip")));
    }
}
