package org.lamina.ui.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.lamina.theme.StyleNames;
import org.lamina.theme.Theme;
import org.lamina.theme.ThemeColors;
import org.lamina.theme.Themes;
import org.lamina.ui.text.Messages;
import org.lamina.ui.visual.Exports;
import org.lamina.ui.visual.VisualContext;

/// A control in a shown window of a given size and theme. All methods may be called from the test's thread.
public final class FxScene<T extends Parent> implements AutoCloseable {
    private static volatile boolean started;

    private final Stage stage;
    private final T control;

    private FxScene(Stage stage, T control) {
        this.stage = stage;
        this.control = control;
    }

    public static <T extends Parent> FxScene<T> show(
            Theme theme, double width, double height, Function<ThemeColors, T> make) {
        return call(() -> {
            ThemeColors colors = new ThemeColors();
            StackPane root = new StackPane(colors);
            root.getStyleClass().add(StyleNames.APP_ROOT);
            Scene scene = new Scene(root, width, height);
            Themes.apply(scene, theme);
            Stage stage = new Stage();
            stage.setScene(scene);
            root.applyCss();
            T control = make.apply(colors);
            root.getChildren().add(control);
            stage.show();
            root.layout();
            return new FxScene<>(stage, control);
        });
    }

    /// Shows a chart or view whose notices are forgotten.
    public static <T extends Parent> FxScene<T> showView(
            Theme theme, double width, double height, Locale language, Function<VisualContext, T> make) {
        Messages messages = new Messages(language);
        Exports exports = new Exports(messages, (_, _) -> Optional.empty(), _ -> {});
        return show(theme, width, height, colors -> make.apply(new VisualContext(colors, messages, exports)));
    }

    public T control() {
        return control;
    }

    /// Does something to the control on the FX thread and lays it out.
    public void run(Consumer<T> action) {
        call(() -> {
            action.accept(control);
            control.getScene().getRoot().applyCss();
            control.getScene().getRoot().layout();
            return control;
        });
    }

    public <R> R get(Function<T, R> read) {
        return call(() -> read.apply(control));
    }

    public boolean is(Predicate<T> question) {
        return call(() -> question.test(control));
    }

    /// The scene as a picture; also written to `target/pictures/` under this name.
    public WritableImage picture(String name) {
        WritableImage image = call(() -> {
            control.getScene().getRoot().applyCss();
            control.getScene().getRoot().layout();
            return control.getScene().snapshot(null);
        });
        try {
            Path file = Files.createDirectories(Path.of("target", "pictures")).resolve(name + ".png");
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return image;
    }

    @Override
    public void close() {
        call(() -> {
            stage.close();
            return stage;
        });
    }

    /// Runs work on the FX thread, also when called there, and returns what it gives; what it throws is thrown here.
    public static <R> R call(Supplier<R> work) {
        if (started && Platform.isFxApplicationThread()) {
            return work.get();
        }
        try {
            start();
            FutureTask<R> task = new FutureTask<>(work::get);
            Platform.runLater(task);
            return task.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("The FX thread did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static synchronized void start() throws InterruptedException {
        if (started) {
            return;
        }
        CountDownLatch ready = new CountDownLatch(1);
        try {
            Platform.startup(ready::countDown);
        } catch (IllegalStateException alreadyRunning) {
            ready.countDown();
        }
        if (!ready.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("JavaFX did not start");
        }
        Platform.setImplicitExit(false);
        started = true;
    }
}
