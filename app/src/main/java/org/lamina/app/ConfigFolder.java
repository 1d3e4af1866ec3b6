package org.lamina.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where this system keeps a program's settings.
final class ConfigFolder {
    private ConfigFolder() {}

    static Path ofUser() {
        return of(System.getProperty("os.name", ""), System.getProperty("user.home", "."), System.getenv());
    }

    /// The folder for a system, a home folder and its environment variables.
    static Path of(String system, String home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("win")) {
            return Path.of(environment.getOrDefault("APPDATA", home), "Lamina");
        }
        if (name.contains("mac")) {
            return Path.of(home, "Library", "Application Support", "Lamina");
        }
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (config.isEmpty() ? Path.of(home, ".config") : Path.of(config)).resolve("lamina");
    }
}
