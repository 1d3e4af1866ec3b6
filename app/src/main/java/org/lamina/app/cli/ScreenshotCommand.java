package org.lamina.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A picture of the real window, drawn off screen.
@Command(name = "screenshot", description = "${bundle:cli.screenshot.about}")
final class ScreenshotCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d{2,5})x(\\d{2,5})");
    private static final int SMALLEST = 320;
    private static final int LARGEST = 8000;

    @Parameters(paramLabel = "FILE", description = "${bundle:cli.param.file}")
    String file = "";

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "OUT.png",
            description = "${bundle:cli.screenshot.out}")
    Path out = Path.of("lamina.png");

    @Option(names = "--theme", defaultValue = "light", description = "${bundle:cli.screenshot.theme}")
    String theme = "light";

    @Option(
            names = {"--lang", "--language"},
            defaultValue = "",
            paramLabel = "TAG",
            description = "${bundle:cli.screenshot.language}")
    String language = "";

    @Option(
            names = "--size",
            defaultValue = "1600x1000",
            paramLabel = "WxH",
            description = "${bundle:cli.screenshot.size}")
    String size = "1600x1000";

    @Option(names = "--pane", defaultValue = "", description = "${bundle:cli.screenshot.pane}")
    String pane = "";

    @Option(names = "--select", defaultValue = "", paramLabel = "NODE", description = "${bundle:cli.screenshot.select}")
    String select = "";

    private final Console console;
    private final ProjectFiles files;
    private final WindowLauncher window;

    ScreenshotCommand(Console console, ProjectFiles files, WindowLauncher window) {
        this.console = console;
        this.files = files;
        this.window = window;
    }

    @Override
    public Integer call() throws Exception {
        Matcher sides = SIZE.matcher(size);
        if (!sides.matches() || !isUsable(sides.group(1)) || !isUsable(sides.group(2))) {
            return console.refuse(Problem.error("cli.bad-size", new Place.OfDocument(), size, SMALLEST, LARGEST));
        }
        ScreenshotRequest request = new ScreenshotRequest(
                out, theme, language, Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2)), pane, select);
        OpenedProject project;
        try {
            project = files.open(file);
        } catch (ProblemException e) {
            return console.refuse(e.problem());
        }
        return window.screenshot(project, request);
    }

    private static boolean isUsable(String side) {
        int pixels = Integer.parseInt(side);
        return pixels >= SMALLEST && pixels <= LARGEST;
    }
}
