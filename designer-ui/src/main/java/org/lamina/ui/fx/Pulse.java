package org.lamina.ui.fx;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.animation.AnimationTimer;
import javafx.util.Subscription;

/// The window's heartbeat: calls its beats once per frame while there are any, and sleeps otherwise. FX thread only.
public final class Pulse {
    private final List<Runnable> beats = new CopyOnWriteArrayList<>();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            beat();
        }
    };

    /// Calls `beat` every frame until the subscription ends.
    public Subscription every(Runnable beat) {
        if (beats.isEmpty()) {
            timer.start();
        }
        beats.add(beat);
        return () -> {
            beats.remove(beat);
            if (beats.isEmpty()) {
                timer.stop();
            }
        };
    }

    /// One frame; tests call it instead of the timer.
    public void beat() {
        beats.forEach(Runnable::run);
    }
}
