package org.lamina.theme;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;

/// Starts JavaFX once, on its headless platform, and runs test code on its thread.
final class FxToolkit {
    private static boolean started;

    private FxToolkit() {}

    static <T> T call(Supplier<T> work) throws Exception {
        start();
        FutureTask<T> task = new FutureTask<>(work::get);
        Platform.runLater(task);
        return task.get(60, TimeUnit.SECONDS);
    }

    private static synchronized void start() throws InterruptedException {
        if (started) {
            return;
        }
        CountDownLatch ready = new CountDownLatch(1);
        Platform.startup(ready::countDown);
        if (!ready.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("JavaFX did not start");
        }
        Platform.setImplicitExit(false);
        started = true;
    }
}
