package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lamina.graph.layer.Padding;

class UnreadTest {

    @Test
    void countsPlacesBehindTheLastWindow() {
        assertEquals(3, Unread.places(9, Padding.SAME, 1, 5, 1));
        assertEquals(1, Unread.places(2, Padding.SAME, 1, 5, 1));
        assertEquals(2, Unread.places(8, Padding.SAME, 2, 4, 1));
    }

    @Test
    void nothingIsUnreadWhereWindowsReachTheEnd() {
        assertEquals(0, Unread.places(8, Padding.SAME, 2, 4, 5));
        assertEquals(0, Unread.places(9, Padding.SAME, 3, 2, 1));
        assertEquals(0, Unread.places(9, Padding.VALID, 1, 5, 1));
    }
}
