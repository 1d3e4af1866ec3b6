package org.lamina.app.cli;

import java.nio.file.Path;

/// Opens the window; behind an interface, so that no command loads the toolkit before it needs it.
/// Each method returns the exit code after the window is closed or the pictures are written.
public interface WindowLauncher {
    int startPage() throws Exception;

    int open(OpenedProject project) throws Exception;

    int screenshot(OpenedProject project, ScreenshotRequest request) throws Exception;

    /// Opens a sample, trains it and looks inside, off screen.
    int tour(Path folder) throws Exception;
}
