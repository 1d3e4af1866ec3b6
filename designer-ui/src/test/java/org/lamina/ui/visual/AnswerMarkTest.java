package org.lamina.ui.visual;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A wrong answer does not look right.
class AnswerMarkTest {
    private static List<AnswerMark> marks(int truth, float... shares) {
        int[] known = truth < 0 ? new int[0] : new int[] {truth};
        return OutputReading.classes(shares, known, new OutputWords("output", List.of(), false), (key, _) -> key)
                .stream()
                .map(ProbabilityRow.Content::mark)
                .toList();
    }

    @Test
    void theAnswerIsMarkedRight() {
        assertEquals(List.of(AnswerMark.NONE, AnswerMark.RIGHT), marks(1, 0.2f, 0.8f));
    }

    @Test
    void aWrongAnswerIsMarkedAndTheWantedOneShown() {
        assertEquals(List.of(AnswerMark.WANTED, AnswerMark.WRONG), marks(0, 0.2f, 0.8f));
    }

    @Test
    void withoutATruthNothingIsMarked() {
        assertEquals(List.of(AnswerMark.NONE, AnswerMark.NONE), marks(-1, 0.2f, 0.8f));
    }
}
