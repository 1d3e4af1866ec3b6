package org.lamina.ui.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Short work off the FX thread (open, save, lay out, export), with its answer back on it.
///
/// Tests pass `Runnable::run` for both executors.
public final class Jobs {
    private final Executor background;
    private final Executor foreground;

    /// @param background where the work is done
    public Jobs(Executor background) {
        this(background, Platform::runLater);
    }

    public Jobs(Executor background, Executor foreground) {
        this.background = background;
        this.foreground = foreground;
    }

    /// Does the work in the background; exactly one of the two consumers is called in the foreground.
    public <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        background.execute(() -> {
            try {
                T result = work.call();
                foreground.execute(() -> done.accept(result));
            } catch (Exception trouble) {
                foreground.execute(() -> failed.accept(trouble));
            }
        });
    }
}
