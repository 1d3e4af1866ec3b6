package org.lamina.graph.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lamina.graph.Network;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.Learning;
import org.lamina.graph.settings.TrainingSettings;

/// The page about the project file keeps to the code.
class ProjectPageTest {
    private String page;

    @BeforeEach
    void readPage() throws IOException {
        page = Files.readString(Path.of("..", "docs", "project-file.md"));
    }

    private String example() {
        Matcher block = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertTrue(block.find());
        return block.group(1);
    }

    @Test
    void itsExampleIsAProject() throws ProblemException {
        ProjectCodec.read(example());
        assertEquals(List.of(), SchemaValidator.faults(example()));
    }

    @Test
    void itExplainsEveryMember() {
        List<String> missing = new ArrayList<>();
        for (Kind<?> kind : List.of(DataSettings.KIND, TrainingSettings.KIND, Learning.KIND)) {
            kind.params().stream().map(Param::id).forEach(missing::add);
        }
        missing.addAll(List.of("format", "version", "nodes", "connections", "layout", "blocks", "data", "training"));
        missing.addAll(List.of("hidden", "warning", "node"));
        missing.addAll(List.of("id", "name", "kind", "settings", "from", "to", "input", "output", "block", "repeat"));
        missing.removeIf(member -> page.contains("`" + member + "`"));
        assertEquals(List.of(), missing);
    }

    @Test
    void itsLimitsAreThoseOfTheReader() {
        for (int limit : List.of(JsonReader.MOST_VALUES, JsonReader.LONGEST_TEXT, Network.MAX_NODES)) {
            assertTrue(page.contains(String.format(Locale.ROOT, "%,d", limit)), limit + " is not on the page");
        }
        assertTrue(page.contains(JsonReader.DEEPEST + " levels"));
    }
}
