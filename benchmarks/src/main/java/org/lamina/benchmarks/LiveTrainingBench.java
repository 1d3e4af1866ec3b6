package org.lamina.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.application.Platform;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.graph.settings.ProjectSettings;
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

    /// The compilers take so long to finish with what draws.
    private static final double WARM_UP_SECONDS = 20;

    private LiveTrainingBench() {}

    public static void main(String[] arguments) throws Exception {
        TrainingWindow.startToolkit();
        run(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100);
        Platform.exit();
        System.exit(0);
    }

    private static void run(int batches) throws Exception {
        GraphDocument document = document();
        int size = document.settings().training().batchSize();
        Bare bare = new Bare(document);
        bare.fit(WARM_UP);
        TrainingWindow window = TrainingWindow.open(new LaminaEngine(BundledFiles::open), document, "conv1");
        window.train(WARM_UP);
        window.seconds(WARM_UP_SECONDS, _ -> {});
        window.pause();
        double[] bareRates = new double[ROUNDS];
        double[] liveRates = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        List<Double> frames = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            bareRates[round] = size * bare.fit(batches);
            window.train(10);
            TrainingWindow.Stretch live = window.batches(batches);
            window.pause();
            liveRates[round] = size * live.iterations() / live.seconds();
            ratios[round] = liveRates[round] / bareRates[round];
            frames.addAll(live.frameMillis());
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

    /// With more epochs than are measured, and hardly any validation between them: the bare loop has none.
    private static GraphDocument document() throws Exception {
        GraphDocument sample = ProjectCodec.read(
                SampleCatalog.byName("mnist-lenet").orElseThrow().project());
        ProjectSettings settings = sample.settings();
        return sample.withSettings(settings.withData(settings.data().withValidationShare(0.001))
                .withTraining(settings.training().withEpochs(1000)));
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
}
