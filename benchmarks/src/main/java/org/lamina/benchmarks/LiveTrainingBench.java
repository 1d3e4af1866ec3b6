package org.lamina.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.lamina.app.Designer;
import org.lamina.app.SettingsFile;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.run.Progress;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.graph.run.SessionState;
import org.lamina.runtime.LaminaEngine;
import org.lamina.runtime.data.Batch;
import org.lamina.runtime.data.Sources;
import org.lamina.runtime.net.LiveNetwork;
import org.lamina.runtime.net.NativeThreads;
import org.lamina.samples.BundledFiles;
import org.lamina.samples.SampleCatalog;
import org.nd4j.linalg.dataset.MultiDataSet;

/// What it costs to watch: LeNet on MNIST in the real window, with pictures on every card, curves and feature maps
/// open, against a bare `ComputationGraph.fit` loop over batches that lie ready (aim: 0.97 of its rate), and how smooth
/// the window stays meanwhile (aim: p95 20 ms, p99 33 ms).
///
/// Both sides train the same accelerated network with one thread. They take turns of a second or two, many times, in
/// one window: the machine's own ups and downs then meet both.
public final class LiveTrainingBench {
    private static final int ROUNDS = 20;
    private static final int READY = 30;
    private static final int WARM_UP = 300;

    private final LaminaEngine engine = new LaminaEngine(BundledFiles::open);
    private final int batches;
    private final List<Double> frames = new ArrayList<>();

    private LiveTrainingBench(int batches) {
        this.batches = batches;
    }

    public static void main(String[] arguments) throws Exception {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        Platform.startup(() -> ready.complete(null));
        ready.get();
        Platform.setImplicitExit(false);
        new LiveTrainingBench(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100).run();
        Platform.exit();
        System.exit(0);
    }

    private void run() throws Exception {
        GraphDocument document = ProjectCodec.read(
                SampleCatalog.byName("mnist-lenet").orElseThrow().project());
        int size = document.settings().training().batchSize();
        Bare bare = new Bare(document);
        bare.fit(WARM_UP);
        Designer designer = open(document);
        resume(designer, WARM_UP);
        pause(designer);
        frames.clear();
        double[] bareRates = new double[ROUNDS];
        double[] liveRates = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            bareRates[round] = size * bare.fit(batches);
            resume(designer, 10);
            liveRates[round] = size * liveRate(designer);
            pause(designer);
            ratios[round] = liveRates[round] / bareRates[round];
        }
        new Figures("live-training")
                .put("batches", batches)
                .put("rounds", ROUNDS)
                .put("bareSamplesPerSecond", Figures.quantile(bareRates, 0.5))
                .put("liveSamplesPerSecond", Figures.quantile(liveRates, 0.5))
                .put("ratioMedian", Figures.quantile(ratios, 0.5))
                .put("ratioMin", Figures.quantile(ratios, 0))
                .put("ratioMax", Figures.quantile(ratios, 1))
                .putTimes(
                        "frameMillis",
                        frames.stream().mapToDouble(millis -> millis).toArray())
                .print();
    }

    /// The bare loop.
    private static final class Bare {
        private final LiveNetwork network;
        private final List<MultiDataSet> ready = new ArrayList<>();

        Bare(GraphDocument document) throws Exception {
            network = LiveNetwork.build(document, new Sources(BundledFiles::open));
            int size = document.settings().training().batchSize();
            int[] order = network.data().samples(Split.TRAINING);
            for (int i = 0; i < READY; i++) {
                int[] samples = Arrays.copyOfRange(order, i * size, (i + 1) * size);
                Batch batch = network.maker().make(samples);
                ready.add(new MultiDataSet(network.features(batch), network.answers(batch)).copy());
            }
        }

        /// Batches per second.
        double fit(int batches) {
            NativeThreads.use(1);
            long begin = System.nanoTime();
            for (int i = 0; i < batches; i++) {
                network.graph().fit(ready.get(i % ready.size()));
            }
            return batches / ((System.nanoTime() - begin) / 1e9);
        }
    }

    private Designer open(GraphDocument document) throws Exception {
        Path folder = Files.createTempDirectory("lamina-bench");
        Designer designer = onFx(() -> {
            Designer opened =
                    Designer.open(new SettingsFile(folder.resolve("settings.json")), Locale.ENGLISH, engine, folder);
            opened.stage().setWidth(1600);
            opened.stage().setHeight(1000);
            opened.window().show();
            opened.window().files().openCopy("bench", () -> document);
            return opened;
        });
        await(designer, d -> d.bench().editor().document().network().nodes().size() > 2);
        onFx(() -> designer.window().selectNode("conv1"));
        return designer;
    }

    /// Goes on and lets some batches pass.
    private void resume(Designer designer, int passed) throws Exception {
        onFx(() -> {
            designer.window().commands().get("train.run").run();
            return null;
        });
        await(designer, d -> iteration(d) > 0);
        long first = onFx(() -> iteration(designer));
        await(designer, d -> iteration(d) >= first + passed);
    }

    private void pause(Designer designer) throws Exception {
        onFx(() -> {
            designer.bench().runs().session().orElseThrow().pause();
            return null;
        });
        await(designer, d -> d.bench().runs().stateProperty().get() == SessionState.PAUSED);
    }

    /// Batches per second.
    private double liveRate(Designer designer) throws Exception {
        FrameTimes times = onFx(FrameTimes::new);
        long first = onFx(() -> iteration(designer));
        long begin = System.nanoTime();
        await(designer, d -> iteration(d) >= first + batches);
        long last = onFx(() -> iteration(designer));
        double seconds = (System.nanoTime() - begin) / 1e9;
        frames.addAll(onFx(times::stopped));
        return (last - first) / seconds;
    }

    /// The times from frame to frame, in milliseconds, until it is stopped.
    private static final class FrameTimes extends AnimationTimer {
        private final List<Double> millis = new ArrayList<>();
        private long last;

        FrameTimes() {
            start();
        }

        @Override
        public void handle(long now) {
            long nanos = System.nanoTime();
            if (last != 0) {
                millis.add((nanos - last) / 1e6);
            }
            last = nanos;
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

    private interface Condition {
        boolean holds(Designer designer);
    }

    private static void await(Designer designer, Condition condition) throws Exception {
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
        met.get(5, TimeUnit.MINUTES);
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(2, TimeUnit.MINUTES);
    }
}
