package org.lamina.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// One call of the program's entry within this process, and what it printed.
record CommandLineRun(int code, String out, String err) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param settings file of the settings, which may be missing
    static CommandLineRun of(Path settings, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new SettingsFile(settings),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
        return new CommandLineRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// The answer as one JSON value.
    JsonNode json() {
        return JSON.readTree(out);
    }

    /// The answer as one JSON object a line.
    List<JsonNode> jsonLines() {
        return out.lines().map(JSON::readTree).toList();
    }
}
