package org.lamina.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.ui.fx.Pulse;
import org.lamina.ui.testkit.FakeEngine;
import org.lamina.ui.testkit.FakeSession;
import org.lamina.ui.testkit.FxScene;
import org.lamina.ui.testkit.TestBench;

class RunsPaceTest {
    private final Pulse pulse = new Pulse();
    private final FakeEngine engine = new FakeEngine();
    private final List<Integer> drawn = new ArrayList<>();

    @Test
    void whatHappensWithinThePauseIsDrawnTogetherAfterIt() {
        onFx(() -> {
            Runs runs = running(Duration.ofHours(1));

            train(3);
            train(4);
            assertEquals(List.of(), drawn);
            assertNull(runs.progressProperty().get());

            runs.close();
            assertEquals(List.of(7), drawn);
        });
    }

    @Test
    void withoutAPauseEveryFrameDraws() {
        onFx(() -> {
            Runs runs = running(Duration.ZERO);

            train(3);
            train(4);
            assertEquals(List.of(3, 4), drawn);
            assertEquals(7, runs.progressProperty().get().iteration());
            runs.close();
        });
    }

    @Test
    void aRestingSessionIsDrawnAtOnce() {
        onFx(() -> {
            Runs runs = running(Duration.ofHours(1));
            runs.close();
            drawn.clear();
            runs.open(TrainingRequest.of(TestBench.lenet(), 1));

            train(1);
            train(1);
            assertEquals(List.of(1, 1), drawn);
            runs.close();
        });
    }

    /// In one piece, so that no frame of the toolkit comes in between.
    private static void onFx(Runnable body) {
        FxScene.call(() -> {
            body.run();
            return true;
        });
    }

    private Runs running(Duration pause) {
        Runs runs = new Runs(engine, pulse, pause);
        runs.onScalars(scalars -> drawn.add(scalars.size()));
        runs.open(TrainingRequest.of(TestBench.lenet(), 1)).train();
        pulse.beat();
        return runs;
    }

    private void train(int batches) {
        session().batches(batches);
        pulse.beat();
    }

    private FakeSession session() {
        return engine.session();
    }
}
