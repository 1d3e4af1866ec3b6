package org.lamina.ui.canvas.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Name and kind of a layer share a line.
class TitleLineTest {
    private static final double ROOM = 176;

    @Test
    void whatFitsIsWrittenInFull() {
        assertEquals(new TitleLine(100, 70), TitleLine.of(100, 70, ROOM));
    }

    @Test
    void theKindGivesWayFirst() {
        assertEquals(new TitleLine(110, 60), TitleLine.of(110, 90, ROOM));
    }

    @Test
    void aLongNameLeavesSomethingOfTheKind() {
        assertEquals(new TitleLine(ROOM - 6 - 0.3 * ROOM, 0.3 * ROOM), TitleLine.of(400, 90, ROOM));
    }

    @Test
    void aShortKindStaysWhole() {
        assertEquals(new TitleLine(ROOM - 6 - 20, 20), TitleLine.of(400, 20, ROOM));
    }
}
