package org.lamina.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.ProbeSlot;
import org.lamina.graph.run.Progress;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.TrainingEvent.Failed;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.run.TrainingSession;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.runtime.LaminaEngine;
import org.lamina.samples.BundledFiles;
import org.lamina.samples.SampleCatalog;

/// How much memory a long run takes: `LongRunBench SAMPLE ITERATIONS [BATCH]`. Trains without a window while
/// somebody looks at the prediction and at every layer, and reads the resident set of the process, as Linux tells
/// it, at a tenth of the run, at each further tenth and at its end. Aim: flat to 2 % over 10,000 iterations after
/// the first tenth.
///
/// Give the JVM a fixed heap (`-Xms512m -Xmx512m -XX:+AlwaysPreTouch`): a heap that may grow hides what leaks
/// beside it. What the network alone takes is the difference between two batch sizes: the rest is the same in both.
public final class LongRunBench {
    private static final int TENTHS = 10;
    private static final int ENDLESS = Integer.MAX_VALUE / 2;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final double MEGA = 1 << 20;

    private LongRunBench() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments.length > 0 ? arguments[0] : "mnist-mlp";
        long iterations = arguments.length > 1 ? Long.parseLong(arguments[1]) : 10_000;
        GraphDocument sample =
                ProjectCodec.read(SampleCatalog.byName(name).orElseThrow().project());
        TrainingSettings training = sample.settings().training();
        int batch = arguments.length > 2 ? Integer.parseInt(arguments[2]) : training.batchSize();
        GraphDocument document = sample.withSettings(
                sample.settings().withTraining(training.withEpochs(ENDLESS).withBatchSize(batch)));
        LaminaEngine engine = new LaminaEngine(BundledFiles::open);
        engine.warmUp();
        System.gc();
        double before = resident("VmRSS");
        List<Double> megabytes = new ArrayList<>();
        try (TrainingSession session = engine.open(TrainingRequest.of(document, engine.processors()))) {
            List<ProbeSlot> slots = looks(session, document);
            session.train();
            for (int tenth = 1; tenth <= TENTHS; tenth++) {
                trainTo(iterations * tenth / TENTHS, session, slots);
                megabytes.add(resident("VmRSS"));
            }
        }
        double first = megabytes.getFirst();
        double most = megabytes.stream().mapToDouble(value -> value).max().orElseThrow();
        new Figures("long-run")
                .put("sample", name)
                .put("iterations", iterations)
                .put("batch", batch)
                .put("megabytesBefore", before)
                .put("megabytesAtATenth", first)
                .put("megabytesAtTheEnd", megabytes.getLast())
                .put("growth", most / first - 1)
                .put("megabytesByTenth", megabytes.toString())
                .put("peakMegabytes", resident("VmHWM"))
                .put("peakOverBefore", resident("VmHWM") - before)
                .put("checkSaysMegabytes", GraphChecker.check(document).memoryBytes() / MEGA)
                .print();
        System.exit(0);
    }

    private static List<ProbeSlot> looks(TrainingSession session, GraphDocument document) {
        SampleRef shown = new SampleRef.InSplit(SampleRef.Split.VALIDATION, 0);
        List<ProbeSlot> slots = new ArrayList<>();
        slots.add(session.feed().subscribe(new ProbeRequest.Prediction(shown)));
        document.network()
                .nodes()
                .forEach(node -> slots.add(session.feed().subscribe(new ProbeRequest.Activations(node.id(), shown))));
        return slots;
    }

    /// Takes what comes as the window does, and throws it away.
    private static void trainTo(long iteration, TrainingSession session, List<ProbeSlot> slots) {
        while (session.feed().progress().map(Progress::iteration).orElse(0L) < iteration) {
            session.feed().drainScalars();
            if (session.feed().drainEvents().stream().anyMatch(Failed.class::isInstance)) {
                throw new IllegalStateException("The run failed");
            }
            slots.forEach(ProbeSlot::take);
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /// In MiB.
    private static double resident(String line) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(text -> text.startsWith(line + ":"))
                        .mapToLong(text -> Long.parseLong(text.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024.0;
    }
}
