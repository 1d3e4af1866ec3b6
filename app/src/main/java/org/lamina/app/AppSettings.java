package org.lamina.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the program remembers between two starts. Immutable; written by [SettingsFile].
///
/// @param theme id of the theme, or empty to follow the system
/// @param language language tag, or empty to follow the system
/// @param threads how many threads train, or 0 to leave that to the program
/// @param recentFiles newest first
/// @param window numbers that describe the arrangement (position, size, dividers), by names that the window chooses
public record AppSettings(
        String theme, String language, int threads, List<Path> recentFiles, Map<String, Double> window) {
    /// How many recent files are kept.
    public static final int MAX_RECENT = 10;

    public static final AppSettings DEFAULT = new AppSettings("", "", 0, List.of(), Map.of());

    public AppSettings {
        recentFiles = List.copyOf(recentFiles.subList(0, Math.min(recentFiles.size(), MAX_RECENT)));
        window = Map.copyOf(window);
    }

    public AppSettings withTheme(String changed) {
        return new AppSettings(changed, language, threads, recentFiles, window);
    }

    public AppSettings withLanguage(String changed) {
        return new AppSettings(theme, changed, threads, recentFiles, window);
    }

    public AppSettings withWindow(Map<String, Double> changed) {
        return new AppSettings(theme, language, threads, recentFiles, changed);
    }

    public AppSettings withThreads(int changed) {
        return new AppSettings(theme, language, changed, recentFiles, window);
    }

    /// Puts a file in front of the recent ones.
    public AppSettings withRecent(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        List<Path> files = Stream.concat(
                        Stream.of(absolute), recentFiles.stream().filter(other -> !other.equals(absolute)))
                .toList();
        return new AppSettings(theme, language, threads, files, window);
    }

    /// Forgets a file, as when it turned out to be gone.
    public AppSettings withoutRecent(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return new AppSettings(
                theme,
                language,
                threads,
                recentFiles.stream().filter(other -> !other.equals(absolute)).toList(),
                window);
    }

    /// The window's numbers in a stable order, for writing.
    Map<String, Double> sortedWindow() {
        return new TreeMap<>(window);
    }
}
