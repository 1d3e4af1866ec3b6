package org.lamina.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.record.RunStore;
import org.lamina.graph.record.RunSummary;
import org.lamina.samples.SampleCatalog;
import tools.jackson.databind.JsonNode;

class EvaluateTest {
    @TempDir
    Path folder;

    private CommandLineRun run(String... args) {
        return CommandLineRun.of(folder.resolve("settings.json"), args);
    }

    /// The test split follows from the seed; with another one it would hold samples that the network learned from.
    @Test
    void measuresOnTheTestSplitOfTheRunAfterTheProjectsSeedChanged() throws Exception {
        Path file = folder.resolve("mine.lamina");
        Files.writeString(file, SampleCatalog.byName("spiral-mlp").orElseThrow().project());
        CommandLineRun training = run("train", file.toString(), "--epochs", "2", "--threads", "1", "--json");
        JsonNode finished = training.jsonLines().getLast();
        assertEquals(0, training.code(), training.err());
        RunSummary recorded = RunStore.in(folder.resolve("mine.runs")).runs().getFirst();
        assertEquals(finished.get("testLoss").asDouble(), recorded.results().testLoss(), 1e-6);
        assertEquals(2, recorded.progress().epoch());
        GraphDocument document = ProjectCodec.read(file);
        var settings = document.settings();
        ProjectCodec.save(
                document.withSettings(settings.withTraining(
                        settings.training().withSeed(settings.training().seed() + 1))),
                file);

        CommandLineRun evaluation = run("evaluate", file.toString(), "--json");

        assertEquals(0, evaluation.code(), evaluation.err());
        assertEquals(finished.get("testLoss"), evaluation.json().get("testLoss"));
    }
}
