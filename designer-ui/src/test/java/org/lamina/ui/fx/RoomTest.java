package org.lamina.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class RoomTest {
    private final Region kept = part(100);
    private final Region first = part(50);
    private final Region second = part(30);
    private final HBox row = new HBox(10, kept, first, second);

    private static Region part(double width) {
        Region part = new Region();
        part.setPrefWidth(width);
        return part;
    }

    private List<Boolean> shownAt(double width) {
        row.resize(width, 20);
        Room.make(row, List.of(first, second));
        return List.of(first.isManaged(), second.isManaged());
    }

    @Test
    void theFirstOnesMakeWayFirstAndComeBack() {
        assertEquals(List.of(true, true), shownAt(200));
        assertEquals(List.of(false, true), shownAt(199));
        assertEquals(List.of(false, false), shownAt(139));
        assertEquals(List.of(false, true), shownAt(140));
        assertEquals(List.of(true, true), shownAt(200));
    }
}
