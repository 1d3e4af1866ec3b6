package org.lamina.ui.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lamina.theme.Theme;
import org.lamina.ui.shell.Settings;
import org.lamina.ui.shell.WindowState;

/// Settings in memory.
public final class RememberedSettings implements Settings {
    private final List<Path> files = new ArrayList<>();
    private Theme theme = Theme.LIGHT;
    private Locale language = Locale.ENGLISH;
    private int threads;
    private WindowState window = WindowState.DEFAULT;

    @Override
    public Theme theme() {
        return theme;
    }

    @Override
    public void keepTheme(Theme changed) {
        theme = changed;
    }

    public Locale language() {
        return language;
    }

    @Override
    public void keepLanguage(Locale changed) {
        language = changed;
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public void keepThreads(int changed) {
        threads = changed;
    }

    @Override
    public WindowState window() {
        return window;
    }

    @Override
    public void keepWindow(WindowState state) {
        window = state;
    }

    @Override
    public List<Path> files() {
        return List.copyOf(files);
    }

    @Override
    public void add(Path file) {
        files.remove(file);
        files.addFirst(file);
    }

    @Override
    public void remove(Path file) {
        files.remove(file);
    }
}
