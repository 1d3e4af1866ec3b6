package org.lamina.graph.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxesTest {
    @Test
    void whatIsWrittenIsReadAgain() {
        Boxes boxes = Boxes.of(1, 2.5, 0.25, 13);

        assertEquals("1 × 2.5, 0.25 × 13", boxes.toString());
        assertEquals(Optional.of(boxes), Boxes.parse(boxes.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {" 1x2,3×4 ", "1 X 2; 3*4"})
    void otherSignsDoAsWell(String text) {
        assertEquals(Optional.of(Boxes.of(1, 2, 3, 4)), Boxes.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1 × 2,", "1 × 2 × 3", "one × 2"})
    void anythingElseIsNoList(String text) {
        assertEquals(Optional.empty(), Boxes.parse(text));
    }

    @Test
    void aLongListIsRefused() {
        assertEquals(Optional.empty(), Boxes.parse("1 × 1, ".repeat(Boxes.MOST) + "1 × 1"));
    }
}
