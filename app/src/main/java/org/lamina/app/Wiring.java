package org.lamina.app;

import java.nio.file.Path;
import org.lamina.app.cli.Console;
import org.lamina.app.cli.OpenedProject;
import org.lamina.app.cli.ScreenshotRequest;
import org.lamina.app.cli.WindowLauncher;
import org.lamina.graph.run.Engine;

/// Puts the modules together by hand: who needs what is a constructor call here, and nowhere looked up.
final class Wiring implements WindowLauncher {
    private final SettingsFile settings;
    private final Console console;

    Wiring(SettingsFile settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    Engine engine() {
        throw new UnsupportedOperationException();
    }

    /// Keeps the details of a bug and returns its short code.
    String crashed(Throwable bug) {
        CrashReport report = CrashReport.of(Thread.currentThread(), bug);
        report.keep(ConfigFolder.ofUser());
        return report.code();
    }

    @Override
    public int startPage() {
        throw new UnsupportedOperationException(settings + console.toString());
    }

    @Override
    public int open(OpenedProject project) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int screenshot(OpenedProject project, ScreenshotRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int tour(Path folder) {
        throw new UnsupportedOperationException();
    }
}
