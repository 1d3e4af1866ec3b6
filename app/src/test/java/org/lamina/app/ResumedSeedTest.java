package org.lamina.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.samples.SampleCatalog;
import tools.jackson.databind.JsonNode;

class ResumedSeedTest {
    @TempDir
    Path folder;

    /// The split follows from the seed; with another one the run would be measured on samples that it learned from.
    @Test
    void aResumedRunKeepsItsSeed() throws Exception {
        Path file = folder.resolve("mine.lamina");
        Files.writeString(file, SampleCatalog.byName("spiral-mlp").orElseThrow().project());
        train(file, "told", "--seed", "7");
        train(file, "kept", "--seed", "7");

        JsonNode told = train(file, "told", "--seed", "7", "--resume");
        JsonNode kept = train(file, "kept", "--resume");

        assertEquals(told.get("testLoss"), kept.get("testLoss"));
        assertEquals(told.get("testAccuracy"), kept.get("testAccuracy"));
    }

    private JsonNode train(Path file, String out, String... options) {
        String[] arguments = new String[options.length + 8];
        String[] common = {
            "train", file.toString(), "--epochs", "2", "--threads", "1", "--json", "--out=" + folder.resolve(out)
        };
        System.arraycopy(common, 0, arguments, 0, common.length);
        System.arraycopy(options, 0, arguments, common.length, options.length);
        CommandLineRun run = CommandLineRun.of(folder.resolve("settings.json"), arguments);
        assertEquals(0, run.code(), run.err());
        return run.jsonLines().getLast();
    }
}
