package org.lamina.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.lamina.theme.Theme;
import org.lamina.theme.Themes;
import org.lamina.ui.shell.Settings;
import org.lamina.ui.shell.WindowState;

/// The settings file as the window sees it.
record WindowSettings(SettingsFile file) implements Settings {
    @Override
    public Theme theme() {
        return Theme.byId(file.settings().theme()).orElseGet(Themes::systemDefault);
    }

    @Override
    public void keepTheme(Theme theme) {
        file.change(settings -> settings.withTheme(theme.id()));
    }

    @Override
    public void keepLanguage(Locale language) {
        file.change(settings -> settings.withLanguage(language.toLanguageTag()));
    }

    @Override
    public int threads() {
        return file.settings().threads();
    }

    @Override
    public void keepThreads(int threads) {
        file.change(settings -> settings.withThreads(threads));
    }

    @Override
    public WindowState window() {
        return WindowState.fromNumbers(file.settings().window());
    }

    @Override
    public void keepWindow(WindowState state) {
        file.change(settings -> settings.withWindow(state.toNumbers()));
    }

    @Override
    public List<Path> files() {
        return file.settings().recentFiles();
    }

    @Override
    public void add(Path opened) {
        file.change(settings -> settings.withRecent(opened));
    }

    @Override
    public void remove(Path gone) {
        file.change(settings -> settings.withoutRecent(gone));
    }
}
