package org.lamina.ui.visual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.theme.Theme;
import org.lamina.ui.testkit.FxScene;
import org.lamina.ui.testkit.Snapshots;
import org.lamina.ui.text.Messages;

class ExportsTest {

    @TempDir
    Path folder;

    private final List<String> notices = new ArrayList<>();
    private final List<String> suggested = new ArrayList<>();

    @Test
    void savesValuesAndPictureAndSaysWhere() throws IOException {
        try (FxScene<HistogramView> scene = show(folder)) {
            scene.run(view -> menu(view).items().get(1).fire());
            scene.run(view -> menu(view).items().get(3).fire());
            String csv = scene.get(HistogramView::csv);
            assertEquals(List.of("conv1-weights.csv", "conv1-weights.png"), suggested);
            assertEquals(csv, Files.readString(folder.resolve("conv1-weights.csv")));
            BufferedImage picture =
                    ImageIO.read(folder.resolve("conv1-weights.png").toFile());
            assertEquals(600, picture.getWidth());
            assertEquals(List.of("Saved to " + folder.resolve("conv1-weights.csv") + "."), notices.subList(0, 1));
        }
    }

    /// Whatever a link leads to, perhaps a device, is written; nothing is deleted.
    @Test
    void aPictureGoesWhereALinkLeads() throws IOException {
        Path link = folder.resolve("link.png");
        Path real = folder.resolve("real.png");
        Files.createSymbolicLink(link, real);
        Exports.writePng(new WritableImage(4, 3), link);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(4, ImageIO.read(real.toFile()).getWidth());
    }

    @Test
    void copiesValues() {
        try (FxScene<HistogramView> scene = show(folder)) {
            scene.run(view -> menu(view).items().getFirst().fire());
            assertEquals(scene.get(HistogramView::csv), scene.get(_ -> Clipboard.getSystemClipboard()
                    .getString()));
            assertEquals(List.of("The values are on the clipboard."), notices);
        }
    }

    @Test
    void copiesThePicture() {
        try (FxScene<HistogramView> scene = show(folder)) {
            scene.run(view -> menu(view).items().get(2).fire());
            assertTrue(scene.is(_ -> Clipboard.getSystemClipboard().hasImage()));
            assertEquals(List.of("The picture is on the clipboard."), notices);
        }
    }

    @Test
    void saysWhenAFileCannotBeWritten() {
        try (FxScene<HistogramView> scene = show(folder.resolve("missing"))) {
            scene.run(view -> menu(view).items().get(1).fire());
            assertEquals(1, notices.size());
            assertTrue(notices.getFirst().startsWith("Could not write "), notices.getFirst());
        }
    }

    private ExportMenu menu(HistogramView view) {
        return new ExportMenu(view.context(), view.titleProperty()::get, view::csv, view);
    }

    private FxScene<HistogramView> show(Path target) {
        Messages messages = new Messages(Locale.ENGLISH);
        FilePicker picker = (_, name) -> {
            suggested.add(name);
            return Optional.of(target.resolve(name));
        };
        return FxScene.show(Theme.LIGHT, 300, 200, colors -> {
            HistogramView view =
                    new HistogramView(new VisualContext(colors, messages, new Exports(messages, picker, notices::add)));
            view.titleProperty().set("conv1 / weights");
            view.show(Snapshots.histogram());
            return view;
        });
    }
}
