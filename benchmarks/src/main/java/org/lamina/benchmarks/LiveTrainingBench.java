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
/// the window stays meanwhile (aim: p95 20 ms, p99 33 ms). One thread computes on both sides; they take turns.
public final class LiveTrainingBench {
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 30;
    private static final int FRAMES = 600;

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
        new LiveTrainingBench(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 150).run();
        Platform.exit();
        System.exit(0);
    }

    private void run() throws Exception {
        GraphDocument document = ProjectCodec.read(
                SampleCatalog.byName("mnist-lenet").orElseThrow().project());
        Path folder = Files.createTempDirectory("lamina-bench");
        Designer designer = onFx(() -> {
            Designer opened =
                    Designer.open(new SettingsFile(folder.resolve("settings.json")), Locale.ENGLISH, engine, folder);
            opened.stage().setWidth(1600);
            opened.stage().setHeight(1000);
            opened.window().show();
            return opened;
        });
        double[] bare = new double[ROUNDS];
        double[] live = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            bare[round] = bareRate(document);
            live[round] = liveRate(designer, document);
            ratios[round] = live[round] / bare[round];
        }
        new Figures("live-training")
                .put("batches", batches)
                .put("bareSamplesPerSecond", Figures.quantile(bare, 0.5))
                .put("liveSamplesPerSecond", Figures.quantile(live, 0.5))
                .put("ratioMedian", Figures.quantile(ratios, 0.5))
                .put("ratioMin", Figures.quantile(ratios, 0))
                .put("ratioMax", Figures.quantile(ratios, 1))
                .putTimes(
                        "frameMillis",
                        frames.stream().mapToDouble(millis -> millis).toArray())
                .print();
    }

    private double bareRate(GraphDocument document) throws Exception {
        NativeThreads.use(1);
        LiveNetwork network = LiveNetwork.build(document, new Sources(BundledFiles::open));
        int size = document.settings().training().batchSize();
        int[] order = network.data().samples(Split.TRAINING);
        List<MultiDataSet> ready = new ArrayList<>();
        for (int i = 0; i < WARM_UP; i++) {
            int[] samples = Arrays.copyOfRange(order, i * size, (i + 1) * size);
            Batch batch = network.maker().make(samples);
            MultiDataSet copy = new MultiDataSet(network.features(batch), network.answers(batch));
            ready.add(copy.copy());
        }
        ready.forEach(network.graph()::fit);
        long begin = System.nanoTime();
        for (int i = 0; i < batches; i++) {
            network.graph().fit(ready.get(i % ready.size()));
        }
        return batches * (double) size / ((System.nanoTime() - begin) / 1e9);
    }

    private double liveRate(Designer designer, GraphDocument document) throws Exception {
        onFx(() -> {
            designer.window().files().openCopy("bench", () -> document);
            return null;
        });
        await(designer, d -> d.bench().editor().document().network().nodes().size() > 2);
        onFx(() -> {
            designer.window().selectNode("conv1");
            designer.window().commands().get("train.run").run();
            return null;
        });
        await(designer, d -> iteration(d) >= WARM_UP);
        CompletableFuture<double[]> clock = onFx(() -> new FrameClock(10, FRAMES, _ -> {}).run());
        long first = onFx(() -> iteration(designer));
        long begin = System.nanoTime();
        await(designer, d -> iteration(d) >= first + batches);
        long last = onFx(() -> iteration(designer));
        double seconds = (System.nanoTime() - begin) / 1e9;
        for (double millis : clock.get(5, TimeUnit.MINUTES)) {
            frames.add(millis);
        }
        onFx(() -> {
            designer.bench().runs().close();
            return null;
        });
        return (last - first) * (double) document.settings().training().batchSize() / seconds;
    }

    private static long iteration(Designer designer) {
        Progress progress = designer.bench().runs().progressProperty().get();
        boolean runs = designer.bench().runs().stateProperty().get() == SessionState.RUNNING;
        return runs && progress != null ? progress.iteration() : 0;
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
