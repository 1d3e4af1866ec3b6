package org.lamina.ui.visual;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.Tensor;
import org.lamina.theme.Theme;
import org.lamina.ui.testkit.FxScene;
import org.lamina.ui.testkit.Snapshots;

/// Points of the plane are where their numbers say, and lead to their samples.
class PointsViewTest {
    private static final double TOP = 6;
    private static final Sample UPPER_LEFT = point(-1, 2, 0);
    private static final Sample LOWER_RIGHT = point(3, -2, 1);

    private final List<Sample> chosen = new ArrayList<>();

    private static Sample point(float x, float y, int label) {
        return Snapshots.sample(List.of(Tensor.of(new float[] {x, y}, 2)), label, List.of());
    }

    private FxScene<PointsView> show() {
        FxScene<PointsView> scene = FxScene.showView(
                Theme.LIGHT, 600, 240, Locale.ENGLISH, context -> new PointsView(context, chosen::add));
        scene.run(view -> view.show(List.of(UPPER_LEFT, LOWER_RIGHT), List.of("inner", "outer")));
        return scene;
    }

    /// The plane is as wide as it is high and stands in the middle of the room beside the axis.
    private static double left(FxScene<PointsView> scene) {
        return scene.get(view -> {
            Bounds pane = view.lookup("#points-plot").getLayoutBounds();
            return 48 + (pane.getWidth() - 54 - (pane.getHeight() - 32)) / 2;
        });
    }

    private static void fire(PointsView view, EventType<MouseEvent> type, double x, double y) {
        Node pane = view.lookup("#points-plot");
        MouseButton button = type == MouseEvent.MOUSE_CLICKED ? MouseButton.PRIMARY : MouseButton.NONE;
        Event.fireEvent(
                pane,
                new MouseEvent(
                        pane, pane, type, x, y, x, y, button, 1, false, false, false, false, false, false, false, true,
                        false, true, null));
    }

    @Test
    void pointingAtAPointTellsItsNumbersAndItsClass() {
        try (FxScene<PointsView> scene = show()) {
            double left = left(scene);
            scene.run(view -> fire(view, MouseEvent.MOUSE_MOVED, left + 1, TOP + 1));
            assertEquals("(−1, 2): class inner", scene.get(PointsView::getCaption));
            scene.run(view -> fire(view, MouseEvent.MOUSE_MOVED, left + 60, TOP + 20));
            assertEquals("2 points", scene.get(PointsView::getCaption));
        }
    }

    @Test
    void aUnitIsAsLongAcrossAsItIsUp() {
        try (FxScene<PointsView> scene = show()) {
            double left = left(scene);
            // Both numbers span 4 units, so the plane is as wide as it is high: the pane less its axis and margins.
            double side = scene.get(view ->
                            view.lookup("#points-plot").getLayoutBounds().getHeight())
                    - 32;
            scene.run(view -> fire(view, MouseEvent.MOUSE_MOVED, left + side, TOP + side));
            assertEquals("(3, −2): class outer", scene.get(PointsView::getCaption));
        }
    }

    @Test
    void pressingAPointChoosesItsSample() {
        try (FxScene<PointsView> scene = show()) {
            double left = left(scene);
            scene.run(view -> fire(view, MouseEvent.MOUSE_CLICKED, left, TOP));
            assertEquals(List.of(UPPER_LEFT), chosen);
        }
    }
}
