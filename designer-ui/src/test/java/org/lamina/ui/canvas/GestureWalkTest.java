package org.lamina.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.layer.LayerKind;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.theme.Theme;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.gesture.Gesture;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Random walks of gestures: whatever was done, undoing it all gives the document back, and redoing it the end.
@ExtendWith(ApplicationExtension.class)
class GestureWalkTest {
    private static final int STEPS = 120;

    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void undoingAWalkGivesTheStartBack(long seed) {
        GraphDocument start = Networks.lenet();
        CanvasStage window = CanvasStage.call(() -> new CanvasStage(stage, start, Theme.LIGHT));
        window.settle();
        CanvasStage.call(() -> {
            Random random = new Random(seed);
            for (int i = 0; i < STEPS; i++) {
                step(window, random);
                assertEquals(new Gesture.Idle(), window.canvas.input().gesture());
            }
            GraphDocument end = window.document();
            assertTrue(!end.equals(start));
            while (window.workbench.editor().undoableProperty().get()) {
                window.workbench.editor().undo();
            }
            assertEquals(start, window.document());
            while (window.workbench.editor().redoableProperty().get()) {
                window.workbench.editor().redo();
            }
            assertEquals(end, window.document());
            return true;
        });
    }

    private static void step(CanvasStage window, Random random) {
        CanvasView canvas = window.canvas;
        List<NodeId> nodes = List.copyOf(canvas.scene().map().boxes().keySet());
        if (nodes.isEmpty() || random.nextInt(4) == 0) {
            List<Kind<? extends LayerSpec>> kinds = LayerKinds.ALL.kinds();
            LayerKind<?> kind =
                    kinds.get(random.nextInt(kinds.size())).defaults().kind();
            double x = random.nextDouble(canvas.getWidth());
            double y = random.nextDouble(canvas.getHeight());
            canvas.previewDrop(kind.defaults(), kind.id(), x, y);
            canvas.drop(kind.defaults(), x, y);
            return;
        }
        CardBox one = canvas.scene().map().box(nodes.get(random.nextInt(nodes.size())));
        CardBox other = canvas.scene().map().box(nodes.get(random.nextInt(nodes.size())));
        Point2D middle = new Point2D(one.centerX(), one.centerY());
        switch (random.nextInt(7)) {
            case 0 -> drag(canvas, middle, middle.add(random.nextInt(200) - 100, random.nextInt(200) - 100));
            case 1 -> drag(canvas, one.outPort(), new Point2D(other.centerX(), other.centerY()));
            case 2 -> drag(canvas, one.inPort(), other.outPort());
            case 3 -> drag(canvas, new Point2D(one.x() - 40, one.y() - 40), middle);
            case 4 -> canvas.commands().duplicate();
            case 5 -> canvas.commands().nudge(8, -4);
            default -> {
                window.workbench.editor().select(Set.of(nodes.get(random.nextInt(nodes.size()))));
                canvas.commands().delete(random.nextBoolean());
            }
        }
    }

    private static void drag(CanvasView canvas, Point2D from, Point2D to) {
        Point2D begin = canvas.viewport().toScreen(from.getX(), from.getY());
        Point2D end = canvas.viewport().toScreen(to.getX(), to.getY());
        canvas.input().pressed(mouse(MouseEvent.MOUSE_PRESSED, begin));
        canvas.input().dragged(mouse(MouseEvent.MOUSE_DRAGGED, begin.midpoint(end)));
        canvas.input().dragged(mouse(MouseEvent.MOUSE_DRAGGED, end));
        canvas.input().released(mouse(MouseEvent.MOUSE_RELEASED, end));
    }

    private static MouseEvent mouse(javafx.event.EventType<MouseEvent> type, Point2D at) {
        return new MouseEvent(
                type,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                false,
                null);
    }
}
