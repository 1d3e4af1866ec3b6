package org.lamina.app.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Comparator;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.SessionState;
import org.lamina.ui.visual.ProbabilitiesView;

/// A digit drawn with the mouse: the prediction follows, while the network trains and afterwards.
class DrawnDigitTest {
    private static final long TRAINING_SECONDS = 120;
    private static final String SAMPLES = "20000";

    @TempDir
    Path folder;

    @Test
    void predictionFollowsTheDrawing() {
        try (Hand hand = Hand.open(folder)) {
            hand.click("#sample-mnist-mlp");
            hand.await(
                    "the sample is open",
                    () -> hand.shown().window().files().project().isPresent());
            hand.click("#tab-data");
            hand.type("#data-limit", SAMPLES);
            hand.click("#tab-inspect");
            hand.click("#run-train");
            hand.await("it trains", TRAINING_SECONDS, () -> hand.iteration() > 5);
            drawWhileItTrains(hand);
            hand.await("all epochs are done", TRAINING_SECONDS, () -> hand.state() == SessionState.IDLE);
            hand.await("the stroke is read as a one", () -> likeliest(hand).equals("1"));
            hand.shown().picture("story-drawn-one");
            hand.click("#digit-clear");
            stroke(hand, 0.25, 0.2, 0.75, 0.2, 0.45, 0.85);
            hand.await("the strokes are read as a seven", () -> likeliest(hand).equals("7"));
            hand.shown().picture("story-drawn-seven");
        }
    }

    private static void drawWhileItTrains(Hand hand) {
        hand.click("#inspect-draw");
        String before = bars(hand);
        stroke(hand, 0.5, 0.2, 0.5, 0.8);
        hand.await("bars for the drawing", () -> !bars(hand).equals(before));
        assertInstanceOf(
                SampleRef.Given.class,
                hand.get(() -> hand.shown().bench().runs().sampleProperty().get()));
        String early = bars(hand);
        hand.await("bars that follow the training", () -> !bars(hand).equals(early));
        assertEquals(SessionState.RUNNING, hand.state(), "it should still train");
        assertTrue(hand.iteration() > 0);
    }

    /// Draws from point to point, given in parts of the pad, without lifting the pen.
    private static void stroke(Hand hand, double... points) {
        hand.robot().drag(onPad(hand, points[0], points[1]), MouseButton.PRIMARY);
        for (int i = 2; i < points.length; i += 2) {
            hand.robot().moveTo(onPad(hand, points[i], points[i + 1]));
        }
        hand.robot().drop();
        hand.settle();
    }

    private static Point2D onPad(Hand hand, double x, double y) {
        Bounds pad = hand.get(() -> {
            Node node = hand.robot().lookup("#digit-pad").query();
            return node.localToScreen(node.getLayoutBounds());
        });
        return new Point2D(pad.getMinX() + x * pad.getWidth(), pad.getMinY() + y * pad.getHeight());
    }

    private static String bars(Hand hand) {
        return hand.get(() -> hand.view(ProbabilitiesView.class).csv());
    }

    private static String likeliest(Hand hand) {
        return bars(hand)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .max(Comparator.comparingDouble(cells -> Double.parseDouble(cells[4])))
                .map(cells -> cells[3])
                .orElse("");
    }
}
