package org.lamina.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.lamina.graph.run.Engine;
import org.lamina.graph.run.TrainingSession;
import org.lamina.runtime.LaminaEngine;
import org.lamina.samples.BundledFiles;
import org.lamina.theme.Theme;
import org.lamina.ui.Workbench;
import org.lamina.ui.shell.DesignerWindow;
import org.lamina.ui.shell.WindowState;
import org.lamina.ui.testkit.FxScene;
import org.lamina.ui.testkit.ScriptedFileChoice;

/// The program's window as a user gets it, with the real engine; only the system's file dialog is answered by the test.
public final class StoryWindow implements AutoCloseable {
    private static final Engine ENGINE = new LaminaEngine(BundledFiles::open);
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;

    private final ScriptedFileChoice files = new ScriptedFileChoice();
    private final Designer designer;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private StoryWindow(Path folder) {
        SettingsFile settings = new SettingsFile(folder.resolve("settings.json"));
        WindowState usual = WindowState.DEFAULT;
        WindowState state = new WindowState(WIDTH, HEIGHT, false, usual.left(), usual.right(), usual.bottom());
        settings.change(now -> now.withTheme(Theme.LIGHT.id()).withWindow(state.toNumbers()));
        designer = Designer.open(settings, Locale.ENGLISH, ENGINE, folder.resolve("recovery"), files);
        stage().setX(0);
        stage().setY(0);
        designer.window().show();
    }

    /// Opens a window; settings and what is kept for a crash go to the folder.
    public static StoryWindow open(Path folder) {
        return FxScene.call(() -> new StoryWindow(folder));
    }

    public ScriptedFileChoice files() {
        return files;
    }

    public Workbench bench() {
        return designer.bench();
    }

    public DesignerWindow window() {
        return designer.window();
    }

    public Stage stage() {
        return designer.stage();
    }

    /// Writes the window as a picture to `target/pictures/`.
    public void picture(String name) {
        WritableImage image = FxScene.call(() -> window().scene().snapshot(null));
        try {
            Path file = Files.createDirectories(Path.of("target", "pictures")).resolve(name + ".png");
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns when nothing is written any more.
    @Override
    public void close() {
        Optional<TrainingSession> session = FxScene.call(() -> {
            Optional<TrainingSession> open = bench().runs().session();
            bench().runs().close();
            stage().close();
            return open;
        });
        try {
            if (session.isPresent() && !session.get().awaitClosed(PATIENCE)) {
                throw new IllegalStateException("The run does not end");
            }
            designer.disk().submit(() -> {}).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The window is still writing", e);
        }
    }
}
