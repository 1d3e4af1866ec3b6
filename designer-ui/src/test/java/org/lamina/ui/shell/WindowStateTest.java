package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowStateTest {
    @Test
    void numbersBringTheStateBack() {
        WindowState state = new WindowState(
                1500,
                900,
                true,
                new WindowState.Side(false, 300),
                new WindowState.Side(true, 400),
                new WindowState.Side(false, 200));
        assertEquals(state, WindowState.fromNumbers(state.toNumbers()));
    }

    @Test
    void missingNumbersHaveTheirDefaults() {
        assertEquals(WindowState.DEFAULT, WindowState.fromNumbers(Map.of()));
    }

    @Test
    void absurdNumbersStayUsable() {
        WindowState state = WindowState.fromNumbers(Map.of("width", -5.0, "height", Double.NaN, "left.size", 1e9));
        assertEquals(900, state.width());
        assertEquals(560, state.height());
        assertEquals(2000, state.left().size());
    }
}
