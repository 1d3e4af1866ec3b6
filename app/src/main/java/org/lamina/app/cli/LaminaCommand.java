package org.lamina.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// The program without a command: the window with its start page.
@Command(name = "lamina", versionProvider = Version.class, description = "${bundle:cli.about}")
final class LaminaCommand implements Callable<Integer> {
    private final WindowLauncher window;

    LaminaCommand(WindowLauncher window) {
        this.window = window;
    }

    @Override
    public Integer call() throws Exception {
        return window.startPage();
    }
}
