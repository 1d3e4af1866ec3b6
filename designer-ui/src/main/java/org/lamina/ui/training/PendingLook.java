package org.lamina.ui.training;

import java.util.function.Supplier;
import javafx.util.Subscription;

/// A look that can begin only later, and may have been ended by then.
final class PendingLook {
    private Subscription look = Subscription.EMPTY;
    private boolean ended;

    void begin(Supplier<Subscription> start) {
        if (!ended) {
            look = start.get();
        }
    }

    void end() {
        ended = true;
        look.unsubscribe();
    }
}
