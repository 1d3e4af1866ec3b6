package org.lamina.ui.canvas;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.theme.StyleNames;
import org.lamina.theme.Theme;
import org.lamina.theme.ThemeColors;
import org.lamina.theme.Themes;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Jobs;
import org.lamina.ui.fx.Pulse;
import org.lamina.ui.model.Editor;
import org.lamina.ui.model.Runs;
import org.lamina.ui.text.Messages;
import org.testfx.util.WaitForAsyncUtils;

/// A window with nothing but the canvas.
final class CanvasStage {
    final Workbench workbench;
    final CanvasView canvas;
    final Scene scene;
    final FakeEngine engine = new FakeEngine();

    CanvasStage(Stage stage, GraphDocument document, Theme theme) {
        ThemeColors colors = new ThemeColors();
        Pulse pulse = new Pulse();
        workbench = new Workbench(
                new Editor(document),
                new Runs(engine, pulse, Duration.ZERO),
                new Messages(Locale.ENGLISH),
                colors,
                new Jobs(Runnable::run, Runnable::run),
                pulse);
        canvas = new CanvasView(workbench);
        StackPane root = new StackPane(canvas, colors);
        root.getStyleClass().add(StyleNames.APP_ROOT);
        scene = new Scene(root, 1200, 800);
        Themes.apply(scene, theme);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        canvas.requestFocus();
    }

    GraphDocument document() {
        return workbench.editor().document();
    }

    /// Shows the canvas at 100 % with its origin a little inside the window, so that tests know where things are.
    void showAtActualSize() {
        call(() -> {
            canvas.setViewport(new org.lamina.ui.canvas.geometry.Viewport(1, 40, 120));
            return true;
        });
        settle();
    }

    /// The scene point of a canvas point.
    Point2D at(double canvasX, double canvasY) {
        Point2D view = canvas.viewport().toScreen(canvasX, canvasY);
        return canvas.localToScreen(view);
    }

    /// The middle of a card on the screen.
    Point2D middleOf(String node) {
        var box = canvas.scene().map().box(new NodeId(node));
        return at(box.centerX(), box.centerY());
    }

    static <T> T call(Callable<T> work) {
        try {
            T result = WaitForAsyncUtils.asyncFx(work).get(20, TimeUnit.SECONDS);
            WaitForAsyncUtils.waitForFxEvents();
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Waits until all cards in sight have a skin and the view has come to rest.
    void settle() {
        try {
            // A zoom under way holds new cards back.
            WaitForAsyncUtils.waitFor(
                    10, TimeUnit.SECONDS, () -> call(() -> !canvas.scene().isZooming()));
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
        for (int i = 0; i < 12; i++) {
            WaitForAsyncUtils.waitForFxEvents();
            WaitForAsyncUtils.asyncFx(() -> workbench.pulse().beat());
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// A picture of the window, in the build folder.
    void picture(String name) {
        write(call(() -> scene.snapshot(null)), name);
    }

    /// Writes a picture into the build folder.
    static void write(WritableImage image, String name) {
        File file = new File("target/pictures/" + name + ".png");
        file.getParentFile().mkdirs();
        try {
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
