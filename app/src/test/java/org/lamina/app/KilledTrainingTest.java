package org.lamina.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.app.cli.ExitCode;
import org.lamina.samples.SampleCatalog;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A program killed while it trains loses no more than the batches since its last checkpoint; one that is asked to end
/// loses none.
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledTrainingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EPOCHS = 5_000;

    @TempDir
    Path folder;

    @Test
    void theNextStartGoesOnFromTheLastCheckpoint() throws Exception {
        Process killed = start("--epochs", String.valueOf(EPOCHS));
        JsonNode checkpoint = await(killed, "checkpoint");
        killed.destroyForcibly().waitFor();

        Process next = start("--resume");
        JsonNode started = await(next, "started");
        next.destroyForcibly().waitFor();
        assertTrue(
                started.get("iteration").asLong() >= checkpoint.get("iteration").asLong(), started.toString());
        assertEquals(EPOCHS, started.get("epochs").asInt());
    }

    @Test
    void anEndedOneKeepsEveryBatchAndSaysWhere() throws Exception {
        Process ended = start("--epochs", String.valueOf(EPOCHS));
        await(ended, "epoch");
        ended.toHandle().destroy(); // unlike Process, a handle leaves what it prints readable
        JsonNode finished = await(ended, "finished");
        assertEquals(ExitCode.TERMINATED, ended.waitFor());
        assertEquals("stopped", finished.get("reason").asString());
        Path model = Path.of(finished.get("model").asString());
        assertTrue(Files.isRegularFile(model), model.toString());

        Process next = start("--resume");
        JsonNode started = await(next, "started");
        next.destroyForcibly().waitFor();
        assertEquals(
                finished.get("iteration").asLong(), started.get("iteration").asLong());
    }

    private Process start(String... options) throws IOException {
        Path project = folder.resolve("tiny.lamina");
        if (!Files.exists(project)) {
            Files.writeString(
                    project, SampleCatalog.byName("spiral-mlp").orElseThrow().project());
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + folder,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "org.lamina.app.Main",
                "train",
                project.toString(),
                "--threads",
                "1",
                "--json"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }

    /// The next event of a kind that the program prints.
    private JsonNode await(Process process, String event) throws IOException {
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            JsonNode object = JSON.readTree(line);
            if (object.get("event").asString().equals(event)) {
                return object;
            }
        }
        process.destroyForcibly();
        throw new AssertionError("No " + event + ": " + Files.readString(folder.resolve("err.txt")));
    }
}
