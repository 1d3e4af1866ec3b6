package org.lamina.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.image.WritableImage;
import org.lamina.graph.run.Engine;
import org.lamina.graph.run.TrainingSession;
import org.lamina.ui.shell.WindowState;
import org.lamina.ui.visual.Exports;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The real window, drawn in memory: its settings and recovery folder are its own and vanish with it. Used from a
/// plain thread.
final class OffScreenWindow implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OffScreenWindow.class);
    private static final int SETTLING_FRAMES = 30;
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final Path scratch;
    private final Designer designer;

    OffScreenWindow(Engine engine, String theme, Locale language, int width, int height) throws Exception {
        Thread.setDefaultUncaughtExceptionHandler(OffScreenWindow::uncaught);
        Toolkit.start(true);
        scratch = Files.createTempDirectory("lamina");
        SettingsFile settings = new SettingsFile(scratch.resolve("settings.json"));
        WindowState usual = WindowState.DEFAULT;
        WindowState state = new WindowState(width, height, false, usual.left(), usual.right(), usual.bottom());
        settings.change(now -> now.withTheme(theme).withWindow(state.toNumbers()));
        designer = Toolkit.call(() -> {
            Designer opened = Designer.open(settings, language, engine, scratch.resolve("recovery"));
            opened.window().show();
            opened.stage().setWidth(width);
            opened.stage().setHeight(height);
            return opened;
        });
    }

    /// The toolkit's screen in memory has 1000 x 1000 pixels, and copying a larger window to it fails after the window
    /// was drawn. Pictures are taken of the window itself, so that is no trouble; anything else is a bug.
    private static void uncaught(Thread thread, Throwable cause) {
        boolean isCopying = Arrays.stream(cause.getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith(".HeadlessWindow")
                        && frame.getMethodName().equals("blit"));
        if (!isCopying) {
            LOG.error("Trouble on {}", thread.getName(), cause);
        }
    }

    /// Does something with the window on the FX thread.
    <R> R with(Function<Designer, R> work) throws Exception {
        return Toolkit.call(() -> work.apply(designer));
    }

    /// Waits until the window's jobs are done and it has been drawn with what they brought.
    void settle() throws Exception {
        Toolkit.awaitFrames(2);
        designer.disk().submit(() -> {}).get(1, TimeUnit.MINUTES);
        Toolkit.awaitFrames(2);
        designer.background().submit(() -> {}).get(1, TimeUnit.MINUTES);
        Toolkit.awaitFrames(SETTLING_FRAMES);
    }

    /// Shows the whole network.
    void fit() throws Exception {
        with(open -> {
            open.window().commands().get("view.fit").action().run();
            return open;
        });
    }

    /// Waits until the window is in a state.
    ///
    /// @return whether it came in time
    boolean await(Duration limit, Function<Designer, Boolean> condition) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        while (!with(condition)) {
            if (System.nanoTime() > end) {
                return false;
            }
            Toolkit.awaitFrames(5);
        }
        return true;
    }

    /// Writes what the window shows as a PNG file.
    void picture(Path file) throws Exception {
        WritableImage image = with(open -> open.window().scene().snapshot(null));
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Exports.writePng(image, file);
    }

    @Override
    public void close() throws IOException {
        try {
            Optional<TrainingSession> session = with(open -> open.bench().runs().session());
            with(open -> {
                open.bench().runs().close();
                open.stage().hide();
                return open;
            });
            if (session.isPresent()) {
                session.get().awaitClosed(GOODBYE);
            }
            for (ExecutorService jobs : List.of(designer.disk(), designer.background())) {
                jobs.shutdown();
                jobs.awaitTermination(GOODBYE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IOException(e);
        }
        deleteScratch();
    }

    private void deleteScratch() throws IOException {
        try (Stream<Path> files = Files.walk(scratch)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        }
    }
}
