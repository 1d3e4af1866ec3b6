package org.lamina.ui.canvas;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Some time of a frame for work that may as well be done in the next one. The first piece of work always has room, so
/// that everything is done at last.
final class TimeBudget implements BooleanSupplier {
    private final LongSupplier clock;
    private final long end;
    private boolean isBegun;

    /// @param clock nanoseconds, as of [System#nanoTime]
    TimeBudget(LongSupplier clock, double millis) {
        this.clock = clock;
        end = clock.getAsLong() + Math.round(millis * 1e6);
    }

    /// Whether there is room for another piece of work.
    @Override
    public boolean getAsBoolean() {
        boolean hasRoom = !isBegun || clock.getAsLong() - end < 0;
        isBegun = true;
        return hasRoom;
    }
}
