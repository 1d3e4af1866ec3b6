package org.lamina.samples.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.run.Scalars;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.run.TrainingSession;
import org.lamina.runtime.LaminaEngine;
import org.lamina.runtime.lower.GraphLowering;
import org.lamina.runtime.lower.Lowered;
import org.lamina.samples.BundledFiles;
import org.lamina.samples.OneSample;

/// What the engine makes of the examples.
class TrainedExamplesTest {
    private static final LaminaEngine ENGINE = new LaminaEngine(BundledFiles::open);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static boolean isReady(Example example) {
        return GraphChecker.check(example.project()).isTrainable();
    }

    static Stream<Example> withData() {
        return ExampleCatalog.ALL.stream().filter(TrainedExamplesTest::isReady);
    }

    static Stream<Example> withoutData() {
        return ExampleCatalog.ALL.stream().filter(example -> !isReady(example));
    }

    @ParameterizedTest
    @MethodSource("withData")
    void trainsABatchAtOnce(Example example) {
        try (TrainingSession session = ENGINE.open(TrainingRequest.of(example.project(), 1))) {
            session.stepBatch();
            float loss = firstLoss(session);
            assertTrue(Float.isFinite(loss), () -> "loss " + loss);
        }
    }

    private static float firstLoss(TrainingSession session) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            Scalars scalars = session.feed().drainScalars();
            if (scalars.size() > 0) {
                return scalars.losses()[0];
            }
            List<TrainingEvent> failures = session.feed().drainEvents().stream()
                    .filter(TrainingEvent.Failed.class::isInstance)
                    .toList();
            assertEquals(List.of(), failures);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        throw new AssertionError("No batch was trained within " + LIMIT);
    }

    /// With one made-up sample.
    @ParameterizedTest
    @MethodSource("withoutData")
    void trainsOnceItHasData(Example example) {
        Lowered lowered = GraphLowering.lower(example.project());
        ComputationGraph graph = new ComputationGraph(lowered.configuration());
        graph.init();
        OneSample.train(graph, lowered.flow());
        assertTrue(Double.isFinite(graph.score()), () -> "loss " + graph.score());
    }
}
