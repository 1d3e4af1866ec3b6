package org.lamina.app.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.ui.model.Editor;

/// Whatever was done by mouse and keys is undone step by step, back to the first document, and done again.
class UndoneEditsTest {
    private static final NodeId DENSE = new NodeId("dense1");

    @TempDir
    Path folder;

    private final List<GraphDocument> states = new ArrayList<>();

    @Test
    void everyEditUndoneOneByOneGivesTheFirstDocumentBack() {
        try (Hand hand = Hand.open(folder)) {
            hand.click("#sample-spiral-mlp");
            hand.await(
                    "the sample is open",
                    () -> hand.shown().window().files().project().isPresent());
            hand.awaitFrames(30);
            states.add(hand.document());
            edit(hand);
            for (int i = states.size() - 2; i >= 0; i--) {
                assertTrue(canUndo(hand), "step " + i + " cannot be undone");
                hand.press(KeyCode.CONTROL, KeyCode.Z);
                assertEquals(states.get(i), hand.document(), "step " + i);
            }
            assertFalse(canUndo(hand));
            for (int i = 1; i < states.size(); i++) {
                hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
                assertEquals(states.get(i), hand.document(), "step " + i + " again");
            }
        }
    }

    private void edit(Hand hand) {
        NodeId dropout = hand.dragFromPalette("dropout", "dropout", 0.35, 0.85);
        keep(hand);
        hand.connect(DENSE, dropout);
        keep(hand);
        hand.robot().drag("#node-" + dropout).moveBy(40, -20).drop();
        keep(hand);
        hand.click("#node-" + dropout);
        hand.press(KeyCode.CONTROL, KeyCode.D);
        keep(hand);
        hand.press(KeyCode.DELETE);
        keep(hand);
        hand.click("#node-" + DENSE);
        hand.press(KeyCode.F2);
        hand.robot().write("hidden", 0).push(KeyCode.ENTER);
        keep(hand);
        hand.type("#param-units", "24");
        keep(hand);
        hand.click("#tab-settings");
        hand.type("#setting-epochs", "7");
        keep(hand);
        hand.click("#canvas");
        hand.press(KeyCode.CONTROL, KeyCode.A);
        hand.press(KeyCode.CONTROL, KeyCode.C);
        hand.press(KeyCode.CONTROL, KeyCode.V);
        keep(hand);
        hand.press(KeyCode.CONTROL, KeyCode.X);
        keep(hand);
        hand.click("#tool-network-arrange");
        keep(hand);
    }

    /// Remembers the document after an edit that must have changed it.
    private void keep(Hand hand) {
        hand.settle();
        assertNotEquals(states.getLast(), hand.document(), "edit " + states.size() + " changed nothing");
        states.add(hand.document());
    }

    private static boolean canUndo(Hand hand) {
        Editor editor = hand.shown().bench().editor();
        return hand.get(() -> editor.undoableProperty().get());
    }
}
