package org.lamina.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lamina.app.cli.Console;
import org.lamina.app.cli.ExitCode;
import org.lamina.app.cli.OpenedProject;
import org.lamina.app.cli.ScreenshotRequest;
import org.lamina.app.cli.WindowLauncher;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.run.Engine;
import org.lamina.graph.run.SessionState;
import org.lamina.runtime.LaminaEngine;
import org.lamina.samples.BundledFiles;
import org.lamina.theme.Theme;
import org.lamina.ui.shell.DesignerWindow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the modules together by hand: who needs what is a constructor call here, and nowhere looked up.
final class Wiring implements WindowLauncher {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final Duration LOADING = Duration.ofMinutes(2);
    private static final int PAINTED_FRAMES = 3;

    private final SettingsFile settings;
    private final Console console;
    private final FutureTask<Void> toolkit;
    private @Nullable Engine engine;

    /// @param toolkit its start, which may have begun
    Wiring(SettingsFile settings, Console console, FutureTask<Void> toolkit) {
        this.settings = settings;
        this.console = console;
        this.toolkit = toolkit;
    }

    /// The engine, made when first asked for.
    synchronized Engine engine() {
        if (engine == null) {
            engine = new LaminaEngine(BundledFiles::open);
        }
        return engine;
    }

    /// Keeps the details of a bug and returns its short code.
    String crashed(Throwable bug) {
        CrashReport report = CrashReport.of(Thread.currentThread(), bug);
        report.keep(ConfigFolder.ofUser());
        LOG.debug("Crash {}", report.code(), bug);
        return report.code();
    }

    @Override
    public int startPage() throws Exception {
        return Toolkit.hasDisplay() ? show(_ -> {}) : tour(Path.of("lamina-tour"));
    }

    @Override
    public int open(OpenedProject project) throws Exception {
        if (!Toolkit.hasDisplay()) {
            return console.refuse(Problem.error("cli.no-display", new Place.OfDocument()));
        }
        return show(window -> begin(window, project));
    }

    private static void begin(DesignerWindow window, OpenedProject project) {
        project.path().ifPresentOrElse(file -> window.files().open(file), () -> window.files()
                .openCopy(
                        project.name(), project::document, () -> project.layer().ifPresent(window::explain)));
    }

    /// Shows the window and waits until it is closed.
    private int show(Consumer<DesignerWindow> begin) throws Exception {
        CrashDialog.install(console.messages());
        toolkit.run(); // does nothing if another thread is at it
        Toolkit.await(toolkit);
        CountDownLatch closed = new CountDownLatch(1);
        Toolkit.call(() -> {
            Designer designer = Designer.open(
                    settings,
                    console.messages().language(),
                    engine(),
                    ConfigFolder.ofUser().resolve("recovery"));
            designer.stage().setOnHidden(_ -> closed.countDown());
            designer.window().show();
            begin.accept(designer.window());
            return designer;
        });
        Toolkit.awaitFrames(PAINTED_FRAMES);
        Thread.ofPlatform().daemon().name("warm-up").start(engine()::warmUp);
        closed.await();
        return ExitCode.FINE;
    }

    @Override
    public int screenshot(OpenedProject project, ScreenshotRequest request) throws Exception {
        Locale language = request.language().isEmpty()
                ? console.messages().language()
                : Locale.forLanguageTag(request.language());
        if (Theme.byId(request.theme()).isEmpty()) {
            return console.refuse(Problem.error("cli.no-theme", new Place.OfDocument(), request.theme()));
        }
        try (OffScreenWindow window =
                new OffScreenWindow(engine(), request.theme(), language, request.width(), request.height())) {
            window.with(open -> {
                begin(open.window(), project);
                return open;
            });
            window.settle();
            window.await(LOADING, open -> open.bench().runs().stateProperty().get() != SessionState.STARTING);
            if (!request.pane().isEmpty() && !window.with(open -> open.window().choosePane(request.pane()))) {
                return console.refuse(Problem.error("cli.no-pane", new Place.OfDocument(), request.pane()));
            }
            if (!request.select().isEmpty()
                    && !window.with(open -> open.window().selectNode(request.select()))) {
                return console.refuse(Problem.error("cli.no-node", new Place.OfDocument(), request.select()));
            }
            window.settle();
            window.fit();
            window.settle();
            window.picture(request.out());
        } catch (IOException e) {
            return console.refuse(Problem.error(
                    "cli.cannot-write",
                    new Place.OfFile(request.out().toString(), 0),
                    request.out().toString()));
        }
        console.say("cli.screenshot.written", request.out());
        return ExitCode.FINE;
    }

    @Override
    public int tour(Path folder) throws Exception {
        return new Tour(engine(), console, folder).run();
    }
}
