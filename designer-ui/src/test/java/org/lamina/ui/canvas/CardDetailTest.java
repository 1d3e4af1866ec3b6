package org.lamina.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.PixelReader;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamina.graph.NodeId;
import org.lamina.theme.Theme;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.Viewport;
import org.lamina.ui.canvas.paint.FarView;
import org.lamina.ui.canvas.skin.CardDetail;
import org.lamina.ui.canvas.skin.NodeCard;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Names on cards can be read at every zoom at which cards are shown, and nothing else of the card moves for that.
@ExtendWith(ApplicationExtension.class)
class CardDetailTest {
    private static final double FONT = 13;
    private static final double READABLE = 10;

    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @Test
    void aNameIsReadableAtEveryZoom() {
        for (double scale = FarView.BELOW_SCALE; scale < 1; scale += 0.001) {
            double size = FONT * CardDetail.of(scale).enlargement() * scale;
            assertTrue(size >= READABLE, size + " px at " + scale);
        }
        assertEquals(CardDetail.FULL, CardDetail.of(1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.46, 0.55, 0.7, 0.9})
    void theNameStaysInItsCardAndThePortsWhereTheyAre(double scale) {
        CanvasStage window = CanvasStage.call(() -> new CanvasStage(stage, Networks.lenet(), Theme.LIGHT));
        CanvasStage.call(() -> {
            window.canvas.setViewport(new Viewport(scale, 20, 100));
            return true;
        });
        window.settle();
        for (String id : new String[] {"conv1", "flatten"}) {
            NodeCard card = window.canvas.scene().card(new NodeId(id)).orElseThrow();
            Label name = (Label) card.lookup(".node-name");
            Bounds shown = CanvasStage.call(() -> name.localToScene(name.getLayoutBounds()));
            CardBox box = window.canvas.scene().map().box(new NodeId(id));
            Bounds around = CanvasStage.call(() -> card.localToScene(card.getLayoutBounds()));
            assertTrue(around.contains(shown), shown + " is not in " + around);
            assertFalse(covers(shown, card.lookup(".node-picture")), "the name lies over the picture");
            Node port = card.lookup("#port-in-" + id);
            Bounds ring = CanvasStage.call(() -> port.localToScene(port.getLayoutBounds()));
            Point2D there = window.at(box.inPort().getX(), box.inPort().getY());
            assertEquals(there.getX(), ring.getCenterX(), 1);
            assertEquals(there.getY(), ring.getCenterY(), 1);
            assertEquals(scale > 0.77, card.lookup(".node-summary").isVisible());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.46, 0.55, 0.77, 1.3})
    void lettersAreSharpBecauseCardsLieOnWholePixels(double scale) {
        CanvasStage window = CanvasStage.call(() -> new CanvasStage(stage, Networks.lenet(), Theme.LIGHT));
        CanvasStage.call(() -> {
            window.canvas.setViewport(new Viewport(scale, 20, 100));
            return true;
        });
        window.settle();
        for (String id : new String[] {"conv1", "pool1", "dense1"}) {
            NodeCard card = window.canvas.scene().card(new NodeId(id)).orElseThrow();
            Point2D corner = CanvasStage.call(() -> card.localToScene(0, 0));
            assertEquals(Math.round(corner.getX()), corner.getX(), 1e-6, id);
            assertEquals(Math.round(corner.getY()), corner.getY(), 1e-6, id);
        }
    }

    @Test
    void farCardsKeepTheirNamesWhileThereIsRoom() {
        assertTrue(inkOfName(0.35) > 12, () -> "pixels of letters: " + inkOfName(0.35));
        assertEquals(0, inkOfName(0.15));
    }

    /// Dark pixels in the upper third of a card, where its name stands.
    private long inkOfName(double scale) {
        CanvasStage window = CanvasStage.call(() -> new CanvasStage(stage, Networks.lenet(), Theme.LIGHT));
        CanvasStage.call(() -> {
            window.canvas.setViewport(new Viewport(scale, 20, 100));
            return true;
        });
        window.settle();
        CardBox box = window.canvas.scene().map().box(new NodeId("conv1"));
        PixelReader pixels =
                CanvasStage.call(() -> window.canvas.snapshot(null, null).getPixelReader());
        long dark = 0;
        for (int y = 3; y < box.height() * scale / 3; y++) {
            for (int x = 6; x < box.width() * scale - 3; x++) {
                int left = (int) (box.x() * scale) + 20;
                int top = (int) (box.y() * scale) + 100;
                dark += pixels.getColor(left + x, top + y).getBrightness() < 0.4 ? 1 : 0;
            }
        }
        return dark;
    }

    private static boolean covers(Bounds name, Node picture) {
        return CanvasStage.call(() -> picture.isVisible()
                && picture.localToScene(picture.getLayoutBounds()).getMinY() < name.getMaxY() - 1);
    }
}
