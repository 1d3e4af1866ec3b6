package org.lamina.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.lamina.app.Designer;
import org.lamina.app.SettingsFile;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.run.Engine;
import org.lamina.graph.run.Progress;
import org.lamina.graph.run.SessionState;

/// The program's real window with a project in it that trains. Methods are called from the benchmark's own thread.
final class TrainingWindow {
    private final Designer designer;

    private TrainingWindow(Designer designer) {
        this.designer = designer;
    }

    /// What went by in a stretch of time.
    record Stretch(long iterations, double seconds, List<Double> frameMillis) {}

    static void startToolkit() throws Exception {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        Platform.startup(() -> ready.complete(null));
        ready.get();
        Platform.setImplicitExit(false);
    }

    /// Opens 1600 by 1000 pixels large and selects a node.
    static TrainingWindow open(Engine engine, GraphDocument document, String node) throws Exception {
        Path folder = Files.createTempDirectory("lamina-bench");
        TrainingWindow window = new TrainingWindow(onFx(() -> {
            Designer opened =
                    Designer.open(new SettingsFile(folder.resolve("settings.json")), Locale.ENGLISH, engine, folder);
            opened.stage().setWidth(1600);
            opened.stage().setHeight(1000);
            opened.window().show();
            opened.window().files().openCopy("bench", () -> document);
            return opened;
        }));
        window.await(d -> d.bench().editor().document().network().nodes().size() > 2);
        window.with(d -> d.window().selectNode(node));
        return window;
    }

    /// Trains, or goes on, and lets some batches pass.
    void train(int passed) throws Exception {
        with(d -> {
            d.window().commands().get("train.run").run();
            return true;
        });
        await(d -> iteration(d) > 0);
        long first = with(TrainingWindow::iteration);
        await(d -> iteration(d) >= first + passed);
    }

    void pause() throws Exception {
        with(d -> {
            d.bench().runs().session().orElseThrow().pause();
            return true;
        });
        await(d -> d.bench().runs().stateProperty().get() == SessionState.PAUSED);
    }

    void close() throws Exception {
        with(d -> {
            d.bench().runs().close();
            d.stage().close();
            return true;
        });
    }

    /// Lets that many batches pass.
    Stretch batches(long count) throws Exception {
        long first = with(TrainingWindow::iteration);
        return measure(first, d -> iteration(d) >= first + count, _ -> {});
    }

    /// Lets that much time pass.
    ///
    /// @param frame called in every frame with its number
    Stretch seconds(double count, IntConsumer frame) throws Exception {
        long end = System.nanoTime() + (long) (count * 1e9);
        return measure(with(TrainingWindow::iteration), _ -> System.nanoTime() >= end, frame);
    }

    private Stretch measure(long first, Condition over, IntConsumer frame) throws Exception {
        FrameTimes times = onFx(() -> new FrameTimes(frame));
        long begin = System.nanoTime();
        await(over);
        long last = with(TrainingWindow::iteration);
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Stretch(last - first, seconds, onFx(times::stopped));
    }

    private static final class FrameTimes extends AnimationTimer {
        private final IntConsumer frame;
        private final List<Double> millis = new ArrayList<>();
        private int count;
        private long last;

        FrameTimes(IntConsumer frame) {
            this.frame = frame;
            start();
        }

        @Override
        public void handle(long now) {
            long nanos = System.nanoTime();
            if (last != 0) {
                millis.add((nanos - last) / 1e6);
            }
            last = nanos;
            frame.accept(count++);
        }

        List<Double> stopped() {
            stop();
            return millis;
        }
    }

    private static long iteration(Designer designer) {
        boolean runs = designer.bench().runs().stateProperty().get() == SessionState.RUNNING;
        return !runs
                ? 0
                : designer.bench()
                        .runs()
                        .session()
                        .flatMap(session -> session.feed().progress())
                        .map(Progress::iteration)
                        .orElse(0L);
    }

    interface Question<T> {
        T ask(Designer designer) throws Exception;
    }

    private interface Condition {
        boolean holds(Designer designer);
    }

    <T> T with(Question<T> question) throws Exception {
        return onFx(() -> question.ask(designer));
    }

    private void await(Condition condition) throws Exception {
        CompletableFuture<Void> met = new CompletableFuture<>();
        onFx(() -> {
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    if (condition.holds(designer)) {
                        stop();
                        met.complete(null);
                    }
                }
            }.start();
            return null;
        });
        met.get(2, TimeUnit.MINUTES);
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(2, TimeUnit.MINUTES);
    }
}
