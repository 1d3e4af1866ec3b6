package org.lamina.app;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// JavaFX, started from a plain thread and asked from there. Safe on any thread but the FX thread.
final class Toolkit {
    private static final long ANSWER_SECONDS = 120;

    private Toolkit() {}

    /// Whether this system has a screen to open a window on.
    static boolean hasDisplay() {
        boolean unixDesktop =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return !unixDesktop || System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    }

    /// The start of the toolkit for windows on the screen, to be run once: early on a thread of its own, or by whoever
    /// needs it first.
    static FutureTask<Void> starting() {
        return new FutureTask<>(() -> {
            start(false);
            return null;
        });
    }

    /// Starts the toolkit once; a second call does nothing.
    ///
    /// @param offScreen draw in memory, without a screen; decided by the first call
    static void start(boolean offScreen) throws InterruptedException {
        System.setProperty("java.awt.headless", "true"); // AWT only paints pictures here; it must not open a display
        if (offScreen) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        CountDownLatch ready = new CountDownLatch(1);
        try {
            Platform.startup(ready::countDown);
        } catch (IllegalStateException _) {
            ready.countDown(); // it runs already
        }
        if (!ready.await(ANSWER_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The window toolkit did not start");
        }
        Platform.setImplicitExit(false);
    }

    /// Runs work on the FX thread and waits for its result.
    static <R> R call(Callable<R> work) throws Exception {
        FutureTask<R> task = new FutureTask<>(work);
        Platform.runLater(task);
        return await(task);
    }

    /// Waits for the result of a task.
    static <R> R await(FutureTask<R> task) throws Exception {
        try {
            return task.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (TimeoutException e) {
            throw new IllegalStateException("The window did not answer", e);
        }
    }

    /// Waits until the window has been drawn this many times.
    static void awaitFrames(int frames) throws InterruptedException {
        CountDownLatch drawn = new CountDownLatch(frames);
        Platform.runLater(() -> afterFrames(drawn));
        if (!drawn.await(ANSWER_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The window is not being drawn");
        }
    }

    private static void afterFrames(CountDownLatch drawn) {
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                drawn.countDown();
                if (drawn.getCount() == 0) {
                    stop();
                }
            }
        }.start();
    }
}
