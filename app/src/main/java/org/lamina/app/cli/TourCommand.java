package org.lamina.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// A sample opened, trained and looked into off screen; says where the pictures are.
@Command(name = "tour", description = "${bundle:cli.tour.about}")
final class TourCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = "lamina-tour",
            description = "${bundle:cli.tour.folder}")
    Path folder = Path.of("lamina-tour");

    private final WindowLauncher window;

    TourCommand(WindowLauncher window) {
        this.window = window;
    }

    @Override
    public Integer call() throws Exception {
        return window.tour(folder);
    }
}
