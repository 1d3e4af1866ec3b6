package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Searches find layers by what people call them.
class SearchWordsTest extends WithLenetOpen {
    private long count(String kind) {
        return project().network().nodes().stream()
                .filter(node -> node.spec().kind().id().equals(kind))
                .count();
    }

    @Test
    void inThePalette() {
        shown.click("#palette-search");
        shown.type("fully connected");
        assertTrue(shown.isShown("#palette-dense"));
        assertFalse(shown.isShown("#palette-conv2d"));
    }

    @Test
    void inTheSearchOverEverything() {
        shown.press(KeyCode.CONTROL, KeyCode.K);
        shown.type("batch normalization");
        shown.press(KeyCode.ENTER);
        assertEquals(1, count("batch-norm"));
    }

    @Test
    void onTheCanvas() {
        shown.await(() -> shown.isShown("#node-conv2"));
        shown.run(_ -> shown.robot().lookup("#canvas").query().requestFocus());
        shown.press(KeyCode.SLASH);
        shown.type("fully connected");
        shown.press(KeyCode.ENTER);
        assertEquals(2, count("dense"));
    }
}
