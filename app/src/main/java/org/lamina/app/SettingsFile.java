package org.lamina.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The settings on disk: one JSON file in the user's configuration folder. Broken or missing settings are no trouble:
/// the defaults serve. Safe on any thread.
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final long MAX_BYTES = 1 << 20;

    private final Path file;
    private AppSettings settings;

    public SettingsFile(Path file) {
        this.file = file;
        settings = read(file);
    }

    /// The settings in the folder that this system has for them.
    public static SettingsFile ofUser() {
        return new SettingsFile(ConfigFolder.ofUser().resolve("settings.json"));
    }

    /// The place of something else that is kept for the user.
    Path beside(String name) {
        return file.resolveSibling(name);
    }

    public synchronized AppSettings settings() {
        return settings;
    }

    /// Changes the settings and writes them.
    public synchronized void change(UnaryOperator<AppSettings> change) {
        AppSettings changed = change.apply(settings);
        if (!changed.equals(settings)) {
            settings = changed;
            write();
        }
    }

    private static AppSettings read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                return AppSettings.DEFAULT;
            }
            return fromJson(new ObjectMapper().readTree(Files.readString(file)));
        } catch (IOException | JacksonException | InvalidPathException e) {
            LOG.info("The settings cannot be read and start anew", e);
            return AppSettings.DEFAULT;
        }
    }

    private static AppSettings fromJson(JsonNode root) {
        List<Path> recent = new ArrayList<>();
        for (JsonNode entry : root.path("recentFiles")) {
            recent.add(Path.of(entry.asString("")));
        }
        Map<String, Double> window = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : root.path("window").properties()) {
            window.put(entry.getKey(), entry.getValue().asDouble(0));
        }
        return new AppSettings(
                root.path("theme").asString(""),
                root.path("language").asString(""),
                Math.max(0, root.path("threads").asInt(0)),
                recent,
                window);
    }

    private static ObjectNode toJson(AppSettings settings) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("theme", settings.theme());
        root.put("language", settings.language());
        root.put("threads", settings.threads());
        ArrayNode recent = root.putArray("recentFiles");
        settings.recentFiles().forEach(path -> recent.add(path.toString()));
        ObjectNode window = root.putObject("window");
        settings.sortedWindow().forEach(window::put);
        return root;
    }

    private void write() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(
                    fresh,
                    JsonMapper.builder()
                                    .build()
                                    .writerWithDefaultPrettyPrinter()
                                    .writeValueAsString(toJson(settings)) + "\n");
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("The settings cannot be written to {}", file, e);
        }
    }
}
