package org.lamina.ui.shell;

import java.util.Locale;
import org.lamina.theme.Theme;
import org.lamina.ui.project.RecentFiles;

/// What the window wants remembered between two starts of the program; whoever opens the window keeps it.
public interface Settings extends RecentFiles {
    Theme theme();

    void keepTheme(Theme theme);

    void keepLanguage(Locale language);

    /// How many threads train; 0 leaves that to the program.
    int threads();

    void keepThreads(int threads);

    WindowState window();

    void keepWindow(WindowState state);
}
