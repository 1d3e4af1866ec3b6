package org.lamina.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeBudgetTest {
    private long now = Long.MAX_VALUE - 1_000_000;

    @Test
    void endsWhenTheTimeIsUp() {
        TimeBudget budget = new TimeBudget(() -> now, 3);
        List<Boolean> room = Stream.generate(() -> {
                    boolean hasRoom = budget.getAsBoolean();
                    now += 1_000_000;
                    return hasRoom;
                })
                .limit(5)
                .toList();
        assertEquals(List.of(true, true, true, false, false), room);
    }

    @Test
    void theFirstPieceOfWorkAlwaysHasRoom() {
        TimeBudget budget = new TimeBudget(() -> now, 3);
        now += 50_000_000;
        assertEquals(List.of(true, false), List.of(budget.getAsBoolean(), budget.getAsBoolean()));
    }
}
