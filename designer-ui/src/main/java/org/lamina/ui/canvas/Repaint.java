package org.lamina.ui.canvas;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.lamina.ui.fx.Pulse;

/// Collects what has to be drawn anew and has it drawn once, in the next frame. FX thread only.
final class Repaint {
    /// What can become stale on its own.
    enum Part {
        SKINS,
        GROUND,
        PREVIEW,
        MINIMAP
    }

    private final Pulse pulse;
    private final Consumer<Set<Part>> frame;
    private final Set<Part> stale = EnumSet.noneOf(Part.class);
    private Subscription waiting = Subscription.EMPTY;
    private boolean isWaiting;

    /// @param frame draws the stale parts; what it requests meanwhile belongs to the following frame
    Repaint(Pulse pulse, Consumer<Set<Part>> frame) {
        this.pulse = pulse;
        this.frame = frame;
    }

    void request(Part... parts) {
        stale.addAll(Set.of(parts));
        if (!isWaiting) {
            isWaiting = true;
            waiting = pulse.every(this::beat);
        }
    }

    void requestAll() {
        request(Part.values());
    }

    private void beat() {
        if (stale.isEmpty()) {
            stop();
            return;
        }
        Set<Part> now = EnumSet.copyOf(stale);
        stale.clear();
        frame.accept(now);
    }

    void stop() {
        isWaiting = false;
        waiting.unsubscribe();
    }
}
