package org.lamina.ui.visual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import javafx.event.Event;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.run.Tensor;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.testkit.Sketch;
import org.lamina.ui.testkit.FxScene;
import org.lamina.ui.testkit.Snapshots;

/// Beside feature maps of an image stands the image, with a frame around what a cell sees of it.
class SeenTest {
    /// Two layers of 3x3, the first with a stride of 2: cells see 7 pixels, 2 apart, and the first begins at -2.
    private static GraphDocument strided() {
        Conv2d conv = new Conv2d(2, Size.of(3), Size.of(1), Padding.SAME, Size.of(1), Activation.RELU);
        Conv2d first = new Conv2d(2, Size.of(3), Size.of(2), Padding.SAME, Size.of(1), Activation.RELU);
        return Sketch.on(new DataSpec.Mnist())
                .chain("image", new ImageInput(1, 28, 28), "first", first, "second", conv, "flat", new Flatten())
                .document();
    }

    private static Seen seen() {
        return Seen.of(strided(), new NodeId("second")).orElseThrow();
    }

    @Test
    void aCellSeesItsPartOfTheImageCutOffAtTheBorder() {
        assertEquals(new Rectangle2D(8, 6, 7, 7), seen().part(4, 5, 28, 28));
        assertEquals(new Rectangle2D(0, 0, 5, 5), seen().part(0, 0, 28, 28));
        assertEquals(new Rectangle2D(24, 24, 4, 4), seen().part(13, 13, 28, 28));
    }

    @Test
    void onlyTheMapsOfOneImageSeeAPartOfIt() {
        assertEquals(Optional.empty(), Seen.of(strided(), new NodeId("flat")));
        GraphDocument two = Sketch.on(new DataSpec.MnistHalves())
                .node("upper", new ImageInput(1, 14, 28))
                .node("lower", new ImageInput(1, 14, 28))
                .then("conv", Conv2d.KIND.defaults())
                .from("upper")
                .then("sum", new Add())
                .link("lower", "sum")
                .document();
        assertEquals(Optional.empty(), Seen.of(two, new NodeId("sum")));
        assertEquals(1, Seen.of(two, new NodeId("conv")).orElseThrow().input());
    }

    @Test
    void theMouseFramesWhatACellSees() {
        try (FxScene<MosaicView> scene = shown()) {
            scene.run(view -> {
                AtlasPane atlas = (AtlasPane) ViewValuesTest.find(view, AtlasPane.class);
                double cell = atlas.tiles().tile(0).width() / 14.0;
                ViewValuesTest.fire(atlas, MouseEvent.MOUSE_MOVED, 5.5 * cell, 4.5 * cell);
            });
            assertEquals(
                    "unit 0, row 4, column 5: 0 · sees 7 × 7 px of the image: rows 6 to 12, columns 8 to 14",
                    scene.get(MosaicView::getCaption));
            assertEquals(
                    new Rectangle2D(8, 6, 7, 7), scene.get(view -> sight(view).marked()));
        }
    }

    @Test
    void theKeyboardPointsAtCellsOfAnEnlargedMap() {
        try (FxScene<MosaicView> scene = shown()) {
            scene.run(view -> view.enlarge(1));
            scene.run(view -> press(view, KeyCode.RIGHT));
            assertEquals(
                    new Rectangle2D(0, 0, 5, 5), scene.get(view -> sight(view).marked()));
            scene.run(view -> press(view, KeyCode.RIGHT));
            scene.run(view -> press(view, KeyCode.DOWN));
            assertEquals(
                    "unit 1, row 1, column 1: 0 · sees 7 × 7 px of the image: rows 0 to 6, columns 0 to 6",
                    scene.get(MosaicView::getCaption));
            scene.run(view -> view.enlarge(-1));
            assertTrue(scene.is(view -> sight(view).marked() == null));
        }
    }

    @Test
    void withoutAnImageThereIsOnlyTheMap() {
        try (FxScene<MosaicView> scene = shown()) {
            assertTrue(scene.is(view -> sight(view).isVisible()));
            scene.run(view -> view.setSeen(null));
            assertFalse(scene.is(view -> sight(view).isManaged()));
        }
    }

    private static FxScene<MosaicView> shown() {
        FxScene<MosaicView> scene = ViewValuesTest.show(MosaicView::new);
        scene.run(view -> {
            view.setSeen(seen());
            view.show(Snapshots.activations(Snapshots.seven(), Tensor.of(new float[2 * 14 * 14], 2, 14, 14)));
        });
        return scene;
    }

    private static SightPane sight(MosaicView view) {
        return (SightPane) ViewValuesTest.find(view, SightPane.class);
    }

    private static void press(MosaicView view, KeyCode code) {
        Event.fireEvent(
                ViewValuesTest.find(view, NumberGridPane.class),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, true, false, false, false));
    }
}
