package org.lamina.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.testkit.Twins;
import org.lamina.samples.SampleCatalog;
import org.lamina.samples.template.TemplateCatalog;
import tools.jackson.databind.JsonNode;

class CommandLineTest {
    @TempDir
    Path folder;

    private CommandLineRun run(String... args) {
        return CommandLineRun.of(folder.resolve("settings.json"), args);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open",
                "samples",
                "templates",
                "examples",
                "check",
                "diff",
                "schema",
                "train",
                "evaluate",
                "screenshot",
                "tour"
            })
    void everyCommandExplainsItself(String command) {
        CommandLineRun help = run(command, "--help");
        assertEquals(0, help.code());
        assertTrue(help.out().startsWith("Usage: lamina " + command), help.out());
        assertFalse(help.out().contains("${"), help.out());
    }

    @Test
    void helpSpeaksTheUsersLanguage() throws Exception {
        Files.writeString(folder.resolve("settings.json"), "{\"language\": \"zh-CN\"}");
        assertTrue(run("--help").out().startsWith("用法： lamina"));
    }

    @Test
    void checkCountsLenetAsItsPaperWould() {
        JsonNode answer = run("check", "mnist-lenet", "--json").json();
        assertTrue(answer.get("ok").asBoolean());
        assertEquals(8, answer.get("layers").asInt());
        // 32 3x3 filters, 64 3x3x32 filters, 1600 to 64, 64 to 10, each with biases
        assertEquals(320 + 18_496 + 102_464 + 650, answer.get("parameters").asLong());
        assertEquals(answer.get("parameters"), answer.get("trainableParameters"));
        assertEquals(
                26 * 26 * 288 + 11 * 11 * 64 * 288 + 1600 * 64 + 640,
                answer.get("macs").asLong());
        assertTrue(answer.get("memoryBytes").asLong() > 4 * 4 * 121_930);
        assertEquals(0, answer.get("problems").size());
    }

    @Test
    void checkDescribesEveryNode() {
        JsonNode conv =
                run("check", "mnist-lenet", "--json").json().get("nodes").get(1);
        assertEquals("""
                {"id":"conv1","name":"conv1","kind":"conv2d","inputShapes":[[1,28,28]],"outputShape":[32,26,26],\
                "parameters":320,"trainableParameters":320,"macs":194688}\
                """, conv.toString());
    }

    @Test
    void checkSaysWhoseWeightsABlockHas() throws Exception {
        VectorInput input = new VectorInput(3);
        Path file = folder.resolve("twins.lamina");
        ProjectCodec.save(Twins.of(input, input, new Dense(4, Activation.TANH)), file);
        Map<String, String> lenders = new HashMap<>();
        for (JsonNode node : run("check", file.toString(), "--json").json().get("nodes")) {
            if (node.has("sharedWith")) {
                lenders.put(node.get("id").asString(), node.get("sharedWith").asString());
            }
        }
        assertEquals(Map.of("right", "left"), lenders);
    }

    @Test
    void checkSaysNoWithProblemsAndTheirRepairs() throws Exception {
        String lenet = SampleCatalog.byName("mnist-lenet").orElseThrow().project();
        Path file = folder.resolve("broken.lamina");
        Files.writeString(file, lenet.replace("\"settings\": {\"units\": 10,", "\"settings\": {\"units\": 7,"));
        CommandLineRun run = run("check", file.toString(), "--json");
        assertEquals(1, run.code());
        JsonNode problem = run.json().get("problems").get(0);
        assertEquals("data.output-units", problem.get("code").asString());
        assertEquals("error", problem.get("severity").asString());
        assertEquals("output", problem.get("node").asString());
        assertTrue(problem.get("message").asString().startsWith("output has 7 units"), problem.toString());
        assertEquals("Set units to 10", problem.get("fixes").get(0).asString());
    }

    @Test
    void checkPrintsATableForPeople() {
        CommandLineRun run = run("check", "spiral-mlp");
        assertEquals(0, run.code());
        assertTrue(run.out().contains("4 layers, 1,251 parameters"), run.out());
        assertTrue(run.out().contains("No problems."), run.out());
    }

    @Test
    void checkSaysHowManyWarningsAreHidden() throws Exception {
        String lenet = SampleCatalog.byName("mnist-lenet").orElseThrow().project();
        String risky =
                lenet.replace("softmax-cross-entropy", "mean-squared-error").strip();
        Path file = folder.resolve("risky.lamina");
        Files.writeString(
                file, risky.substring(0, risky.length() - 1) + ", \"hidden\": [{\"warning\": \"loss.classes\"}]}");
        CommandLineRun words = run("check", file.toString());
        assertTrue(words.out().contains("1 warning is hidden in this project."), words.out());
        JsonNode json = run("check", file.toString(), "--json").json();
        assertEquals(1, json.get("hidden").asInt());
        assertEquals(0, json.get("problems").size());
    }

    @Test
    void diffOfAProjectWithItselfIsEmpty() {
        CommandLineRun run = run("diff", "mnist-lenet", "mnist-lenet", "--json");
        assertEquals(0, run.code());
        assertEquals("""
                {"same":true,"differences":[]}\
                """, run.out().strip());
    }

    @Test
    void diffTellsTheChangedParameterAndEndsWithOne() throws Exception {
        String lenet = SampleCatalog.byName("mnist-lenet").orElseThrow().project();
        Path file = folder.resolve("changed.lamina");
        Files.writeString(file, lenet.replace("\"settings\": {\"units\": 10,", "\"settings\": {\"units\": 7,"));
        CommandLineRun words = run("diff", "mnist-lenet", file.toString());
        assertEquals(1, words.code());
        assertEquals("~ parameter output.units: 10 → 7", words.out().strip());
        assertEquals(
                """
                {"same":false,"differences":[{"change":"changed","subject":"parameter","what":"output.units",\
                "before":"10","after":"7"}]}\
                """, run("diff", "mnist-lenet", file.toString(), "--json").out().strip());
    }

    @Test
    void diffWithAFileThatIsMissingEndsWithTwo() {
        CommandLineRun run =
                run("diff", "mnist-lenet", folder.resolve("none.lamina").toString());
        assertEquals(2, run.code());
        assertFalse(run.err().isBlank());
    }

    @Test
    void samplesListsAllAndCopiesOne() throws Exception {
        List<String> names = new ArrayList<>();
        run("samples", "--json")
                .json()
                .forEach(sample -> names.add(sample.get("name").asString()));
        assertEquals(SampleCatalog.ALL.stream().map(sample -> sample.name()).toList(), names);

        assertEquals(
                0, run("samples", "--copy", "spiral-mlp", folder.toString()).code());
        Path copy = folder.resolve("spiral-mlp.lamina");
        assertEquals(SampleCatalog.byName("spiral-mlp").orElseThrow().project(), Files.readString(copy));
        assertEquals(0, run("check", folder.resolve("spiral-mlp").toString()).code());
    }

    @Test
    void templatesAreListedAndCheckedByName() throws Exception {
        List<String> names = new ArrayList<>();
        run("templates", "--json")
                .json()
                .forEach(template -> names.add(template.get("name").asString()));
        assertEquals(
                TemplateCatalog.ALL.stream()
                        .map(template -> "template:" + template.name())
                        .toList(),
                names);

        JsonNode report = run("check", "template:resnet-50", "--json").json();
        assertEquals(25_557_032, report.get("trainableParameters").asLong());
        assertEquals("data.none", report.get("problems").get(0).get("code").asString());
    }

    @Test
    void examplesAreListedByKindAndChecked() throws Exception {
        List<String> names = new ArrayList<>();
        run("examples", "--json")
                .json()
                .forEach(example -> names.add(example.get("name").asString()));
        assertEquals(
                LayerKinds.ALL.kinds().stream()
                        .map(kind -> "example:" + kind.id())
                        .toList(),
                names);
        assertTrue(run("examples").out().contains("GLU gate"));
        assertTrue(run("check", "example:glu", "--json").json().get("ok").asBoolean());
    }

    @Test
    void anExampleOfNoKindIsRefused() {
        CommandLineRun run = run("check", "example:none");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("lamina examples"), run.err());
    }

    @Test
    void schemaIsOneJsonObjectThatKnowsEveryLayer() {
        String schema = run("schema").json().toString();
        LayerKinds.ALL.kinds().forEach(kind -> assertTrue(schema.contains("{\"const\":\"" + kind.id() + "\"}")));
    }

    @Test
    void samplesNeverWritesOverAFile() throws Exception {
        Path mine = Files.writeString(folder.resolve("spiral-mlp.lamina"), "mine");
        CommandLineRun run = run("samples", "--copy", "spiral-mlp", folder.toString());
        assertEquals(2, run.code());
        assertTrue(run.err().contains("exists already"), run.err());
        assertEquals("mine", Files.readString(mine));
    }

    @Test
    void unusableCallsSayWhyAndEndWithTwo() {
        assertRefused("no bundled sample of that name", "check", "no-such-file");
        assertRefused("lamina templates", "check", "template:resnet-5");
        assertRefused("lamina samples", "samples", "--copy", "no-such-sample", folder.toString());
        assertRefused("An argument is missing: FILE", "check");
        assertRefused("Unknown argument: --frobnicate", "check", "spiral-mlp", "--frobnicate");
        assertRefused("must be from 1 to 100,000", "train", "spiral-mlp", "--epochs", "0");
        assertRefused("The arguments cannot be understood", "train", "spiral-mlp", "--epochs", "many");
        assertRefused("There is no checkpoint", "evaluate", "spiral-mlp", "--run", folder.toString());
        assertRefused("is not a size", "screenshot", "spiral-mlp", "-o", "x.png", "--size", "big");
    }

    @Test
    void whatCannotBeWrittenIsSaidBeforeAnythingIsDone() throws Exception {
        String file = Files.writeString(folder.resolve("a-file"), "").toString();
        assertRefused("cannot be written. Check that you may write there", "samples", "--copy", "spiral-mlp", file);
        assertRefused("cannot be written. Check that you may write there", "train", "spiral-mlp", "--out", file);
    }

    @Test
    void unreadableFilesAreJsonToo() {
        CommandLineRun run = run("check", "no-such-file", "--json");
        assertEquals(2, run.code());
        assertFalse(run.json().get("ok").asBoolean());
        assertEquals(
                "cli.no-file", run.json().get("problems").get(0).get("code").asString());
    }

    private void assertRefused(String expected, String... args) {
        CommandLineRun run = run(args);
        assertEquals(2, run.code(), run.out() + run.err());
        assertTrue(run.err().contains(expected), run.err());
        assertFalse(run.err().contains("LM-"), run.err());
    }
}
