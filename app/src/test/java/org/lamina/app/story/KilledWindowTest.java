package org.lamina.app.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.problem.ProblemException;
import org.lamina.samples.SampleCatalog;

/// A window that is killed while somebody works in it loses no edit older than two seconds, and no training older than
/// the last checkpoint: the next start offers both.
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledWindowTest {
    private static final long PROMISE_NANOS = TimeUnit.SECONDS.toNanos(2);

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private Path file;

    @BeforeEach
    void begin() throws IOException {
        file = folder.resolve("mine.lamina");
        Files.writeString(file, SampleCatalog.byName("spiral-mlp").orElseThrow().project());
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void editsOfASampleAreOffered() throws Exception {
        Process window = start("edit");
        GraphDocument edited = document(window);
        awaitKept(edited);
        kill(window);

        Process next = start("restore");
        assertEquals("1", await(next, "offers"));
        assertEquals("spiral-mlp", await(next, "name"));
        assertEquals("Optional.empty", await(next, "file"));
        assertEquals("true", await(next, "changed"));
        assertEquals(edited, document(next));
        kill(next);
    }

    @Test
    void editsOfAFileAreOfferedAndTheFileIsUntouched() throws Exception {
        String before = Files.readString(file);
        Process window = start("edit", file.toString());
        GraphDocument edited = document(window);
        awaitKept(edited);
        kill(window);
        assertEquals(before, Files.readString(file));

        Process next = start("restore");
        assertEquals("mine", await(next, "name"));
        assertEquals(Optional.of(file).toString(), await(next, "file"));
        assertEquals(edited, document(next));
        kill(next);

        Process third = start("restore");
        assertEquals("1", await(third, "offers"), "what was restored and not saved stays kept");
        assertEquals(edited, document(third));
        kill(third);
    }

    @Test
    void trainingOfASampleGoesOnFromItsLastCheckpoint() throws Exception {
        assertTrainingGoesOn(start("train"));
    }

    @Test
    void trainingOfAFileGoesOnFromItsLastCheckpoint() throws Exception {
        assertTrainingGoesOn(start("train", file.toString()));
    }

    private void assertTrainingGoesOn(Process window) throws Exception {
        GraphDocument edited = document(window);
        awaitKept(edited);
        long checkpoint = Long.parseLong(await(window, "checkpoint"));
        kill(window);

        Process next = start("resume");
        assertEquals(edited, document(next));
        long resumed = Long.parseLong(await(next, "resumed"));
        assertTrue(resumed >= checkpoint, resumed + " of " + checkpoint);
        kill(next);
    }

    /// Waits until exactly this document is in the recovery folder, which must not take longer than promised.
    private void awaitKept(GraphDocument edited) throws IOException {
        long begin = System.nanoTime();
        while (!isKept(edited)) {
            assertTrue(System.nanoTime() - begin < PROMISE_NANOS, "not kept within two seconds");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private boolean isKept(GraphDocument edited) throws IOException {
        Path recovery = folder.resolve("recovery");
        try (Stream<Path> places = Files.list(recovery)) {
            for (Path place : places.toList()) {
                Path kept = place.resolve("document.lamina");
                if (Files.exists(kept) && edited.equals(ProjectCodec.read(kept))) {
                    return true;
                }
            }
        } catch (ProblemException _) {
            return false;
        }
        return false;
    }

    private static void kill(Process window) throws InterruptedException {
        window.destroyForcibly().waitFor();
    }

    private Process start(String... what) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + folder,
                "-Dprism.order=sw",
                "-Dtestfx.robot=glass",
                "--module-path",
                System.getProperty("jdk.module.path"),
                "--add-modules",
                "javafx.controls,javafx.swing",
                "--add-opens",
                "javafx.graphics/com.sun.javafx.application=ALL-UNNAMED",
                "--enable-native-access=javafx.graphics,ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                WindowToKill.class.getName(),
                folder.toString()));
        command.addAll(List.of(what));
        Process window = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("err.txt").toFile()))
                .start();
        started.add(window);
        return window;
    }

    private GraphDocument document(Process window) throws IOException, ProblemException {
        byte[] text = Base64.getDecoder().decode(await(window, "document"));
        return ProjectCodec.read(new String(text, StandardCharsets.UTF_8));
    }

    /// What the window tells next with this word.
    private String await(Process window, String word) throws IOException {
        BufferedReader out = window.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(word + " ")) {
                return line.substring(word.length() + 1);
            }
        }
        throw new AssertionError("No " + word + ": " + Files.readString(folder.resolve("err.txt")));
    }
}
