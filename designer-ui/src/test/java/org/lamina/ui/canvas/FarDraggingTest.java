package org.lamina.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lamina.graph.NodeId;
import org.lamina.theme.Theme;
import org.lamina.ui.canvas.geometry.Viewport;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// From afar there are no skins: what is dragged has to be painted where it is now.
@ExtendWith(ApplicationExtension.class)
class FarDraggingTest {
    private CanvasStage window;

    @Start
    void start(Stage stage) {
        window = new CanvasStage(stage, Networks.lenet(), Theme.LIGHT);
    }

    @BeforeEach
    void showFromAfar() {
        window.settle();
        CanvasStage.call(() -> {
            window.canvas.setViewport(new Viewport(0.4, 60, 120));
            return true;
        });
        window.settle();
        assertTrue(window.canvas.scene().isFar());
    }

    @Test
    void theCardFollowsThePointer(FxRobot robot) {
        Point2D from = window.middleOf("conv1");
        Point2D to = from.add(30, 220);
        int card = colorAt(from);
        robot.drag(from, MouseButton.PRIMARY).moveTo(to.add(0, -100)).moveTo(to);
        window.settle();
        assertEquals(card, colorAt(to));
        assertNotEquals(card, colorAt(from));
        robot.push(javafx.scene.input.KeyCode.ESCAPE);
        window.settle();
        assertEquals(card, colorAt(from));
        robot.drop();
        assertEquals(
                Networks.lenet().layout().of(new NodeId("conv1")),
                window.document().layout().of(new NodeId("conv1")));
    }

    private int colorAt(Point2D screen) {
        Point2D at = window.canvas.screenToLocal(screen);
        return CanvasStage.call(
                () -> window.scene.snapshot(null).getPixelReader().getArgb((int) at.getX(), (int) at.getY()));
    }
}
