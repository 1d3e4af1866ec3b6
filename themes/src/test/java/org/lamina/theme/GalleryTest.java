package org.lamina.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.css.CssParser;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Draws the gallery in every theme into `target/gallery`, to be looked at; fails where JavaFX complains about CSS.
class GalleryTest {
    @ParameterizedTest
    @EnumSource(Theme.class)
    void drawsTheWindowWithoutCssComplaints(Theme theme) throws Exception {
        assertEquals(List.of(), complaintsWhileDrawing("window", theme, 1600, 1000, GalleryWindow::create));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void drawsTheControlsWithoutCssComplaints(Theme theme) throws Exception {
        assertEquals(List.of(), complaintsWhileDrawing("controls", theme, 1200, 800, GalleryControls::create));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void drawsThePagesWithoutCssComplaints(Theme theme) throws Exception {
        assertEquals(List.of(), complaintsWhileDrawing("pages", theme, 1200, 800, GalleryPages::create));
    }

    private static List<String> complaintsWhileDrawing(
            String name, Theme theme, int width, int height, Supplier<Parent> content) throws Exception {
        List<String> complaints = new ArrayList<>();
        Handler handler = new Complaints(complaints);
        Logger logger = Logger.getLogger("javafx");
        logger.addHandler(handler);
        try {
            FxToolkit.call(() -> {
                CssParser.errorsProperty().clear();
                Scene scene = new Scene(content.get(), width, height);
                Themes.apply(scene, theme);
                write(scene.snapshot(null), Path.of("target", "gallery", name + "-" + theme.id() + ".png"));
                CssParser.errorsProperty().forEach(error -> complaints.add(error.getMessage()));
                return true;
            });
        } finally {
            logger.removeHandler(handler);
        }
        return complaints;
    }

    static void write(WritableImage image, Path file) {
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Complaints extends Handler {
        private final List<String> messages;

        Complaints(List<String> messages) {
            this.messages = messages;
        }

        @Override
        public void publish(LogRecord record) {
            messages.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
