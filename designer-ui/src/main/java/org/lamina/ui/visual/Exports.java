package org.lamina.ui.visual;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.lamina.ui.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes values and pictures of charts and views out of the program: to the clipboard or into a file. Says what it did,
/// or why it could not, in one sentence to `notice`. FX thread only.
public final class Exports {

    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
    private static final double PICTURE_SCALE = 2;

    private final Messages messages;
    private final FilePicker picker;
    private final Consumer<String> notice;

    /// @param notice shows a sentence to the user
    public Exports(Messages messages, FilePicker picker, Consumer<String> notice) {
        this.messages = messages;
        this.picker = picker;
        this.notice = notice;
    }

    public void copyText(String csv) {
        ClipboardContent content = new ClipboardContent();
        content.putString(csv);
        Clipboard.getSystemClipboard().setContent(content);
        notice.accept(messages.text("visual.export.copied-values"));
    }

    public void copyPicture(Node node) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(picture(node));
        Clipboard.getSystemClipboard().setContent(content);
        notice.accept(messages.text("visual.export.copied-picture"));
    }

    /// Asks for a file and writes the values there.
    public void saveText(String csv, @Nullable Window owner, String name) {
        save(owner, name + ".csv", file -> Files.writeString(file, csv));
    }

    /// Asks for a file and writes a picture of the node there, as PNG.
    public void savePicture(Node node, String name) {
        WritableImage picture = picture(node);
        Window owner = node.getScene() == null ? null : node.getScene().getWindow();
        save(owner, name + ".png", file -> writePng(picture, file));
    }

    /// The node as it looks now, at twice its size.
    public static WritableImage picture(Node node) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(PICTURE_SCALE, PICTURE_SCALE));
        parameters.setFill(Color.TRANSPARENT);
        return node.snapshot(parameters, null);
    }

    /// Writes a PNG file. Given the file itself, the writer would begin by deleting it, also where it is a link.
    public static void writePng(WritableImage picture, Path file) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        if (!ImageIO.write(SwingFXUtils.fromFXImage(picture, null), "png", png)) {
            throw new IOException("no writer for PNG");
        }
        Files.write(file, png.toByteArray());
    }

    @FunctionalInterface
    private interface Writer {
        void write(Path file) throws IOException;
    }

    private void save(@Nullable Window owner, String suggestedName, Writer writer) {
        picker.saveAs(owner, suggestedName.replaceAll("[\\\\/:*?\"<>|\\s]+", "-"))
                .ifPresent(file -> {
                    try {
                        writer.write(file);
                        notice.accept(messages.text("visual.export.saved", file.toString()));
                    } catch (IOException e) {
                        LOG.warn("Could not write {}", file, e);
                        notice.accept(messages.text(
                                "visual.export.not-saved", file.toString(), String.valueOf(e.getMessage())));
                    }
                });
    }
}
