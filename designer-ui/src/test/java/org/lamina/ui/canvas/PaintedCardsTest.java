package org.lamina.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Set;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.check.Freezing;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.theme.Theme;
import org.lamina.ui.canvas.geometry.Viewport;
import org.lamina.ui.canvas.skin.Overlay;
import org.lamina.ui.model.Editor;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// While the view zooms the ground paints the cards: they must look like their skins. Pictures of both are in
/// `target/pictures`.
@ExtendWith(ApplicationExtension.class)
class PaintedCardsTest {
    /// What the eye does not see: letters that stand a part of a pixel elsewhere. Letters of another font make 3.
    private static final double MEAN_DIFFERENCE = 2.5;

    /// Stretched pixels are not smoothed while they move.
    private static final double MEAN_DIFFERENCE_OF_PIXELS = 3.5;

    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void looksLikeTheSkinsInEveryTheme(Theme theme) {
        CanvasStage window = open(Networks.lenet(), theme);
        CanvasStage.call(() -> {
            window.workbench.editor().select(Set.of(new NodeId("conv1")));
            return true;
        });
        assertLooksAlike(window, new Viewport(1, 20, 120), "painted-" + theme.id());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.46, 0.55, 0.7, 0.9, 2})
    void looksLikeTheSkinsAtEveryScale(double scale) {
        CanvasStage window = open(Networks.lenet(), Theme.LIGHT);
        assertLooksAlike(window, new Viewport(scale, 20, 60), "painted-at-" + scale);
    }

    @Test
    void paintsProblemsAndWhatWaitsForThem() {
        CanvasStage window = open(Networks.clashing(), Theme.LIGHT);
        assertLooksAlike(window, new Viewport(1.2, 20, 120), "painted-clash");
    }

    @Test
    void paintsThePadlockOfAFrozenLayer() {
        CanvasStage window = open(Networks.lenet(), Theme.LIGHT);
        CanvasStage.call(() -> {
            Editor editor = window.workbench.editor();
            NodeId conv = new NodeId("conv1");
            return editor.perform(
                    Freezing.toggled(editor.analysis(), Set.of(conv)).orElseThrow());
        });
        assertLooksAlike(window, new Viewport(2, 20, 120), "painted-frozen");
    }

    @Test
    void paintsARepeatedBlock() {
        CanvasStage window = open(Networks.lenet(), Theme.LIGHT);
        CanvasStage.call(() -> {
            Editor editor = window.workbench.editor();
            editor.perform(new Edit.Group(Set.of(new NodeId("pool1")), "stack"));
            GraphNode use = editor.document().network().nodes().stream()
                    .filter(node -> node.spec() instanceof BlockUse)
                    .findFirst()
                    .orElseThrow();
            return editor.perform(new Edit.ChangeSpec(use.id(), ((BlockUse) use.spec()).withRepeat(2)));
        });
        assertLooksAlike(window, new Viewport(1, 20, 120), "painted-stack");
    }

    @Test
    void paintsCharactersThatTheFontLacks() {
        CanvasStage window = open(Networks.lenet(), Theme.LIGHT);
        CanvasStage.call(() -> {
            window.workbench.messages().languageProperty().set(Locale.SIMPLIFIED_CHINESE);
            return true;
        });
        assertLooksAlike(window, new Viewport(1.1, 20, 120), "painted-chinese");
    }

    @Test
    void paintsTheOverlay() {
        CanvasStage window = open(Networks.lenet(), Theme.LIGHT);
        CanvasStage.call(() -> {
            window.canvas.overlayProperty().set(Overlay.PARAMETERS);
            return true;
        });
        assertLooksAlike(window, new Viewport(1.1, 20, 120), "painted-parameters");
    }

    @Test
    void paintsLivePictures() {
        CanvasStage window = open(Networks.lenet(), Theme.LIGHT);
        CanvasStage.call(() -> window.workbench.runs().open(TrainingRequest.of(window.document(), 1)));
        window.workbench
                .runs()
                .session()
                .orElseThrow()
                .feed()
                .openSlots()
                .forEach(slot -> slot.offer(Snapshots.of(slot.request())));
        window.settle();
        assertEquals(0, difference(window, new Viewport(1.1, 20, 120), "painted-live"), MEAN_DIFFERENCE_OF_PIXELS);
    }

    private static void assertLooksAlike(CanvasStage window, Viewport viewport, String name) {
        assertEquals(0, difference(window, viewport, name), MEAN_DIFFERENCE);
    }

    private static double difference(CanvasStage window, Viewport viewport, String name) {
        window.settle();
        WritableImage painted = CanvasStage.call(() -> {
            window.canvas.setViewport(new Viewport(viewport.scale() * 0.9, 0, 0));
            window.workbench.pulse().beat();
            window.canvas.setViewport(viewport);
            window.workbench.pulse().beat();
            assertTrue(window.canvas.scene().isZooming());
            return window.scene.snapshot(null);
        });
        window.settle();
        WritableImage skins = CanvasStage.call(() -> window.scene.snapshot(null));
        CanvasStage.write(painted, name + "-zooming");
        CanvasStage.write(skins, name + "-resting");
        return difference(painted, skins);
    }

    /// The mean difference of a colour part where anything is drawn, of 255.
    private static double difference(WritableImage a, WritableImage b) {
        PixelReader first = a.getPixelReader();
        PixelReader second = b.getPixelReader();
        int ground = first.getArgb((int) a.getWidth() - 3, 3);
        long sum = 0;
        int count = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                int p = first.getArgb(x, y);
                int q = second.getArgb(x, y);
                if (p != ground || q != ground) {
                    count++;
                    for (int shift = 0; shift < 24; shift += 8) {
                        sum += Math.abs((p >> shift & 255) - (q >> shift & 255));
                    }
                }
            }
        }
        return sum / 3.0 / count;
    }

    private CanvasStage open(GraphDocument document, Theme theme) {
        CanvasStage window = CanvasStage.call(() -> new CanvasStage(stage, document, theme));
        window.settle();
        return window;
    }
}
