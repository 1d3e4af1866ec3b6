package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.lamina.graph.NodeId;

/// The keys that desktops have for menus open those of Lamina.
class MenuKeysTest extends WithLenetOpen {
    private void focusCanvas() {
        shown.await(() -> shown.isShown("#node-conv2"));
        shown.run(_ -> shown.robot().lookup("#canvas").query().requestFocus());
    }

    private long frozen() {
        return project().network().nodes().stream()
                .filter(node -> node.learning().frozen())
                .count();
    }

    @Test
    void shiftF10OpensTheMenuOfTheSelectedCards() {
        focusCanvas();
        shown.run(_ -> editor().select(Set.of(new NodeId("conv1"), new NodeId("conv2"))));
        shown.press(KeyCode.SHIFT, KeyCode.F10);
        shown.click("#canvas-menu-freeze");
        assertEquals(2, frozen());
    }

    /// Test screens have no such key.
    @Test
    void soDoesTheMenuKey() {
        focusCanvas();
        shown.run(_ -> editor().select(Set.of(new NodeId("conv1"))));
        KeyEvent menu = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.CONTEXT_MENU, false, false, false, false);
        shown.run(_ -> Event.fireEvent(shown.robot().lookup("#canvas").query(), menu));
        shown.click("#canvas-menu-freeze");
        assertEquals(1, frozen());
    }

    @Test
    void withNothingSelectedTheyOpenTheMenuOfTheCanvas() {
        focusCanvas();
        shown.press(KeyCode.SHIFT, KeyCode.F10);
        assertTrue(shown.isShown("#canvas-menu-select-all"));
    }

    @Test
    void anEpochIsTrainedWithAnotherKey() {
        focusCanvas();
        shown.press(KeyCode.CONTROL, KeyCode.F10);
        assertEquals("step epoch", shown.engine().session().commands().getFirst());
    }
}
