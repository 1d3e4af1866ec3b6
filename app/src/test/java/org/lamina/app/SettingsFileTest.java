package org.lamina.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    Path folder;

    private SettingsFile open() {
        return new SettingsFile(folder.resolve("lamina").resolve("settings.json"));
    }

    @Test
    void remembersEverythingUntilTheNextStart() {
        Path file = folder.resolve("a.lamina");
        open().change(settings -> settings.withTheme("dark")
                .withLanguage("zh-CN")
                .withThreads(3)
                .withRecent(file)
                .withWindow(Map.of("width", 1280.0, "left.size", 216.5)));
        assertEquals(
                new AppSettings("dark", "zh-CN", 3, List.of(file), Map.of("width", 1280.0, "left.size", 216.5)),
                open().settings());
    }

    @Test
    void beginsAnewWhereTheFileIsBroken() throws Exception {
        Path file = folder.resolve("lamina").resolve("settings.json");
        Files.createDirectories(file.getParent());
        for (String broken :
                List.of("", "{", "[1, 2]", "{\"recentFiles\": 7, \"window\": [], \"theme\": {}}", "\u0000")) {
            Files.writeString(file, broken);
            assertEquals(AppSettings.DEFAULT, open().settings(), broken);
        }
    }

    @Test
    void keepsTheNewestFilesFirstAndEachOnce() {
        AppSettings settings = AppSettings.DEFAULT;
        for (int i = 0; i < 15; i++) {
            settings = settings.withRecent(folder.resolve(i + ".lamina"));
        }
        settings = settings.withRecent(folder.resolve("9.lamina"));
        assertEquals(AppSettings.MAX_RECENT, settings.recentFiles().size());
        assertEquals(folder.resolve("9.lamina"), settings.recentFiles().getFirst());
        assertEquals(folder.resolve("14.lamina"), settings.recentFiles().get(1));
        assertEquals(
                AppSettings.MAX_RECENT - 1,
                settings.withoutRecent(folder.resolve("9.lamina")).recentFiles().size());
    }

    @Test
    void livesWhereTheSystemKeepsSettings() {
        assertEquals(Path.of("/h/.config/lamina"), ConfigFolder.of("Linux", "/h", Map.of()));
        assertEquals(Path.of("/x/lamina"), ConfigFolder.of("Linux", "/h", Map.of("XDG_CONFIG_HOME", "/x")));
        assertEquals(Path.of("/h/Library/Application Support/Lamina"), ConfigFolder.of("Mac OS X", "/h", Map.of()));
        assertEquals(Path.of("/a/Lamina"), ConfigFolder.of("Windows 11", "/h", Map.of("APPDATA", "/a")));
    }
}
