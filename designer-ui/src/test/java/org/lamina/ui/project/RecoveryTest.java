package org.lamina.ui.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.run.Checkpoints;
import org.lamina.ui.testkit.TestBench;

/// Two programs share the folder without getting into each other's way; what an ended one left belongs to whoever
/// looks first.
class RecoveryTest {
    @TempDir
    Path folder;

    private final GraphDocument document = TestBench.lenet();

    private Origin origin(String name) {
        return new Origin(Project.of(folder.resolve(name + ".lamina")), FileStamp.NONE, true);
    }

    /// Keeps edits as a program that then ends without good-bye: the system takes its lock back.
    private Recovery crashed(Origin origin) throws Exception {
        Recovery recovery = new Recovery(folder);
        recovery.keep(document, origin);
        end(recovery);
        return recovery;
    }

    private static void end(Recovery recovery) throws IOException {
        recovery.endWithoutGoodbye();
    }

    private static Set<String> names(List<Recovery.Lost> found) {
        return found.stream().map(lost -> lost.project().name()).collect(Collectors.toSet());
    }

    private static List<Path> places(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void findsWhatAnEndedProgramLeft() throws Exception {
        crashed(origin("net"));
        Recovery next = new Recovery(folder);
        Recovery.Lost lost = next.lost().getFirst();
        assertEquals(Project.of(folder.resolve("net.lamina")), lost.project());
        assertTrue(lost.changed());
        assertEquals(document, next.read(lost));
    }

    @Test
    void aProjectWithoutANameStaysWithoutOne() throws Exception {
        crashed(new Origin(Project.unsaved(""), FileStamp.NONE, true));
        assertEquals(Set.of(""), names(new Recovery(folder).lost()));
    }

    @Test
    void leavesRunningProgramsAlone() throws Exception {
        Recovery running = new Recovery(folder);
        running.keep(document, origin("net"));
        assertEquals(List.of(), new Recovery(folder).lost());
        end(running);
    }

    @Test
    void twoProgramsKeepTheirEditsApart() throws Exception {
        Recovery first = new Recovery(folder);
        Recovery second = new Recovery(folder);
        first.keep(document, origin("first"));
        second.keep(document, origin("second"));
        end(first);
        end(second);
        assertEquals(Set.of("first", "second"), names(new Recovery(folder).lost()));
    }

    @Test
    void whatOneProgramOffersNoOtherDoesUntilItIsReleased() throws Exception {
        crashed(origin("net"));
        Recovery offering = new Recovery(folder);
        assertEquals(1, offering.lost().size());
        assertEquals(1, offering.lost().size());
        Recovery other = new Recovery(folder);
        assertEquals(List.of(), other.lost());
        offering.release();
        assertEquals(1, other.lost().size());
    }

    @Test
    void forgetsWhatIsSaved() throws Exception {
        Recovery recovery = new Recovery(folder);
        recovery.keep(document, origin("net"));
        recovery.forgetEdits();
        end(recovery);
        assertEquals(List.of(), new Recovery(folder).lost());
    }

    @Test
    void aGoodEndLeavesNothing() throws Exception {
        Recovery recovery = new Recovery(folder);
        recovery.keep(document, origin("net"));
        recovery.forgetAll();
        assertEquals(List.of(), places(folder));
    }

    @Test
    void discardedEditsAreGoneWithTheirRuns() throws Exception {
        Recovery crashed = crashed(new Origin(Project.unsaved("net"), FileStamp.NONE, true));
        train(crashed);
        Recovery next = new Recovery(folder);
        next.discard(next.lost().getFirst());
        assertEquals(List.of(), next.lost());
        assertFalse(Files.exists(crashed.runFolder()));
    }

    private static void train(Recovery recovery) throws IOException {
        Files.createDirectories(recovery.runFolder());
        Files.writeString(Checkpoints.file(recovery.runFolder(), 1), "weights");
    }

    @Test
    void adoptedEditsStayKeptTogetherWithTheirWeights() throws Exception {
        train(crashed(new Origin(Project.unsaved("net"), FileStamp.NONE, true)));
        Recovery next = new Recovery(folder);
        next.adopt(next.lost().getFirst());
        assertTrue(Checkpoints.newest(next.runFolder()).isPresent());
        end(next);
        assertEquals(Set.of("net"), names(new Recovery(folder).lost()));
    }

    @Test
    void trainingAloneIsOfferedOnlyWithACheckpoint() throws Exception {
        crashed(new Origin(Project.unsaved("untrained"), FileStamp.NONE, false));
        train(crashed(new Origin(Project.unsaved("trained"), FileStamp.NONE, false)));
        List<Recovery.Lost> found = new Recovery(folder).lost();
        assertEquals(Set.of("trained"), names(found));
        assertTrue(found.getFirst().trained());
        assertFalse(found.getFirst().changed());
    }

    @Test
    void damagedNotesHideNothing() throws Exception {
        Recovery crashed = crashed(origin("net"));
        Path notes = crashed.runFolder().resolveSibling("origin.properties");
        for (String text : List.of("", "name=\\u12", "file=\\u0000", "\u0000\u0001")) {
            Files.writeString(notes, text);
            Recovery next = new Recovery(folder);
            assertEquals(1, next.lost().size(), text);
            next.release();
            end(next);
        }
    }

    @Test
    void aProjectMayBeCalledAnything() throws Exception {
        Origin odd = new Origin(new Project("网络\n= #1", folder.resolve("网络\n= #1.lamina")), "123", true);
        crashed(odd);
        Recovery.Lost lost = new Recovery(folder).lost().getFirst();
        assertEquals(odd, new Origin(lost.project(), lost.stamp(), lost.changed()));
    }

    @Test
    void whatCannotBeReadIsPutAsideAndNotOfferedAgain() throws Exception {
        Recovery crashed = crashed(origin("net"));
        Files.writeString(crashed.runFolder().resolveSibling("document.lamina"), "{\"cut off");
        Recovery next = new Recovery(folder);
        Recovery.Lost lost = next.lost().getFirst();
        assertThrows(ProblemException.class, () -> next.read(lost));
        Path aside = next.putAside(lost);
        assertEquals("{\"cut off", Files.readString(aside.resolve("document.lamina")));
        assertEquals(List.of(), next.lost());
    }

    @Test
    void aFolderThatCannotBeWrittenRefusesToKeep() throws Exception {
        Path file = Files.writeString(folder.resolve("in-the-way"), "");
        Recovery recovery = new Recovery(file);
        assertThrows(IOException.class, () -> recovery.keep(document, origin("net")));
        assertEquals(List.of(), recovery.lost());
    }
}
