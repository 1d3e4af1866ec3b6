package org.lamina.ui.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.io.BlockFolder;
import org.lamina.theme.ThemeColors;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Jobs;
import org.lamina.ui.fx.Pulse;
import org.lamina.ui.model.Editor;
import org.lamina.ui.model.Runs;
import org.lamina.ui.testkit.FakeEngine;
import org.lamina.ui.testkit.FxScene;
import org.lamina.ui.testkit.RememberedSettings;
import org.lamina.ui.testkit.ScriptedFileChoice;
import org.lamina.ui.testkit.TestGallery;
import org.lamina.ui.text.Messages;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The whole window around a [FakeEngine], with a robot on it. Jobs run in place, until it is closed.
final class ShownWindow implements AutoCloseable {
    private static final long LIMIT_SECONDS = 10;

    private final FakeEngine engine = new FakeEngine();
    private final RememberedSettings settings = new RememberedSettings();
    private final ScriptedFileChoice files = new ScriptedFileChoice();
    private final TestGallery gallery = new TestGallery();
    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private final Workbench bench;
    private final DesignerWindow window;
    private boolean isClosed;

    private ShownWindow(Path recovery, double width, double height) {
        stage = new Stage();
        Pulse pulse = new Pulse();
        bench = new Workbench(
                new Editor(GraphDocument.EMPTY),
                new Runs(engine, pulse, Duration.ZERO),
                new Messages(Locale.ENGLISH),
                new ThemeColors(),
                new Jobs(this::inPlace, this::inPlace),
                pulse);
        WindowState usual = WindowState.DEFAULT;
        settings.keepWindow(new WindowState(width, height, false, usual.left(), usual.right(), usual.bottom()));
        window = new DesignerWindow(
                stage,
                bench,
                new Surroundings(
                        gallery,
                        gallery::templates,
                        gallery::example,
                        gallery::blocks,
                        new BlockFolder(recovery.resolveSibling("blocks")),
                        settings,
                        recovery,
                        files,
                        bench.jobs()));
        window.show();
    }

    /// Shows a window; what it keeps for a crash goes to the folder.
    static ShownWindow open(Path recovery) {
        return open(recovery, 1280, 800);
    }

    static ShownWindow open(Path recovery, double width, double height) {
        ShownWindow shown = FxScene.call(() -> new ShownWindow(recovery, width, height));
        shown.settle();
        return shown;
    }

    void openSample(String id) {
        run(shown -> shown.openSample(gallery.entries().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow()));
    }

    void run(Consumer<DesignerWindow> action) {
        FxScene.call(() -> {
            action.accept(window);
            return window;
        });
        settle();
    }

    <R> R get(Function<DesignerWindow, R> read) {
        return FxScene.call(() -> read.apply(window));
    }

    Workbench bench() {
        return bench;
    }

    FakeEngine engine() {
        return engine;
    }

    RememberedSettings settings() {
        return settings;
    }

    ScriptedFileChoice files() {
        return files;
    }

    FxRobot robot() {
        return robot;
    }

    Stage stage() {
        return stage;
    }

    GraphDocument document() {
        return FxScene.call(() -> bench.editor().document());
    }

    void press(KeyCode... keys) {
        robot.push(keys);
        settle();
    }

    void click(String query) {
        robot.clickOn(query);
        settle();
    }

    void type(String text) {
        robot.write(text, 0);
        settle();
    }

    boolean isShown(String query) {
        return FxScene.call(() -> robot.lookup(query).queryAll().stream().anyMatch(ShownWindow::isVisible));
    }

    private static boolean isVisible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    String text(String query) {
        return FxScene.call(() -> robot.lookup(query).queryAs(Labeled.class).getText());
    }

    void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Waits until something is true, as after an animation.
    void await(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    LIMIT_SECONDS,
                    TimeUnit.SECONDS,
                    () -> FxScene.call(() -> {
                        try {
                            return condition.call();
                        } catch (Exception trouble) {
                            throw new IllegalStateException(trouble);
                        }
                    }));
        } catch (TimeoutException late) {
            throw new AssertionError("It did not become true", late);
        }
    }

    /// Writes the window as a picture to `target/pictures/`.
    void picture(String name) {
        settle();
        WritableImage image = FxScene.call(() -> {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
            return window.scene().snapshot(null);
        });
        try {
            Path file = Files.createDirectories(Path.of("target", "pictures")).resolve(name + ".png");
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        FxScene.call(() -> {
            isClosed = true;
            stage.close();
            return stage;
        });
    }

    /// The folder of a closed window may be gone.
    private void inPlace(Runnable job) {
        if (!isClosed) {
            job.run();
        }
    }
}
