package org.lamina.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.theme.Theme;
import org.lamina.ui.testkit.TestBench;
import org.lamina.ui.testkit.Window;

/// The buttons of the toolbar drive the session; trained weights are not given up without a question.
class RunControlsTest {
    private static final Path FOLDER = Path.of("lenet.runs");

    private final List<Boolean> asked = new ArrayList<>();
    private RestartQuestion.@Nullable Answer answer;
    private int refusals;
    private Window<RunControls> window;
    private RunActions actions;

    @BeforeEach
    void open() {
        window = Window.show(
                Theme.LIGHT,
                Locale.ENGLISH,
                900,
                60,
                TestBench.lenet(),
                bench -> new RunControls(
                        bench,
                        actions = new RunActions(bench, () -> Optional.of(FOLDER), () -> refusals++, new Asked())));
    }

    /// Answers as the test said; without an answer it cancels.
    private final class Asked implements RestartQuestion {
        @Override
        public void changed(boolean weightsFit, Consumer<Answer> then) {
            asked.add(weightsFit);
            if (answer != null) {
                then.accept(answer);
            }
        }

        @Override
        public void anew(boolean kept, Runnable yes) {
            asked.add(kept);
            if (answer != null) {
                yes.run();
            }
        }
    }

    @AfterEach
    void close() {
        window.close();
    }

    private List<String> commands() {
        return window.engine().session().commands();
    }

    private void change(Edit edit) {
        window.run(bench -> bench.editor().perform(edit));
    }

    private void changeTraining(TrainingSettings training) {
        change(new Edit.ChangeSettings(
                window.get(bench -> bench.editor().document().settings()).withTraining(training)));
    }

    @Test
    void trainPauseContinueAndStopReachTheSession() {
        window.click("#run-train");
        assertEquals("Pause", window.text("#run-train"));
        assertEquals(
                List.of(TrainingRequest.of(TestBench.lenet(), 1).inFolder(FOLDER)),
                window.engine().requests());
        window.click("#run-train");
        assertEquals("Continue", window.text("#run-train"));
        window.click("#run-train");
        window.click("#run-stop");
        assertEquals(List.of("train", "pause", "train", "stop"), commands());
        assertEquals("Train", window.text("#run-train"));
    }

    @Test
    void stepTrainsOneBatch() {
        window.click("#run-step");
        window.click("#step-batch");
        assertEquals(List.of("step batch"), commands());
        assertEquals("Paused at epoch 1/5 · batch 1/844", window.text("#run-status"));
    }

    @Test
    void theStatusSaysWhereTheRunIs() {
        window.click("#run-train");
        window.engine().session().batches(844 + 412);
        window.run(_ -> {});
        assertEquals("epoch 2/5 · batch 412/844 · 3,910 samples/s · 0:41 left", window.text("#run-status"));
    }

    @Test
    void aNetworkWithErrorsIsNotTrained() {
        window.run(bench -> bench.editor().open(TestBench.withShapeProblem()));
        window.click("#run-train");
        assertEquals(1, refusals);
        assertTrue(window.engine().sessions().isEmpty());
    }

    @Test
    void aResumedRunGoesOnWithItsOwnSeedUntilTheUserChangesIt() {
        GraphDocument trained = TestBench.lenet().withSeed(7);
        Path checkpoint = FOLDER.resolve("checkpoint-000000844.zip");
        window.run(bench -> bench.bench()
                .runs()
                .open(TrainingRequest.of(trained, 1).inFolder(FOLDER).goingOn(checkpoint, "run")));
        window.click("#run-train");
        window.engine().session().batches(900);
        window.run(_ -> {});
        window.click("#run-stop");
        window.click("#run-train");
        assertEquals(List.of("train", "stop", "train"), commands());
        assertEquals(List.of(), asked);

        answer = RestartQuestion.Answer.KEEP_WEIGHTS;
        changeTraining(settings().withBatchSize(7));
        window.click("#run-stop");
        window.click("#run-train");
        window.engine().session().feed().publish(new TrainingEvent.CheckpointSaved(checkpoint, 1, 900));
        window.run(_ -> {});
        assertEquals(7, seedOfTheLastRun());

        answer = RestartQuestion.Answer.FRESH;
        window.engine().session().batches(901);
        window.run(_ -> {});
        changeTraining(settings().withSeed(99));
        window.click("#run-stop");
        window.click("#run-train");
        assertEquals(99, seedOfTheLastRun());
    }

    private TrainingSettings settings() {
        return window.get(bench -> bench.editor().document().settings().training());
    }

    private int seedOfTheLastRun() {
        return window.engine()
                .requests()
                .getLast()
                .document()
                .settings()
                .training()
                .seed();
    }

    @Test
    void aChangedNetworkAsksBeforeItDropsTheWeights() {
        window.click("#run-train");
        window.engine().session().batches(3);
        window.click("#run-stop");
        change(new Edit.ChangeSpec(new NodeId("dense1"), new Dense(32, Activation.RELU)));
        window.click("#run-train");
        assertEquals(List.of(false), asked);
        assertEquals(1, window.engine().sessions().size());
        answer = RestartQuestion.Answer.FRESH;
        window.click("#run-train");
        assertEquals(2, window.engine().sessions().size());
        assertEquals(List.of("train"), commands());
    }

    @Test
    void aNetworkThatIsOnlyDrawnOtherwiseCanKeepTheWeights() {
        window.click("#run-train");
        window.engine().session().batches(3);
        window.click("#run-stop");
        change(new Edit.Group(Set.of(new NodeId("conv1"), new NodeId("pool1")), "stem"));
        window.click("#run-train");
        assertEquals(List.of(true), asked);
    }

    @Test
    void changedSettingsCanKeepTheWeights() {
        window.click("#run-train");
        window.engine().session().batches(3);
        window.click("#run-stop");
        changeTraining(TrainingSettings.DEFAULT.withEpochs(9));
        answer = RestartQuestion.Answer.KEEP_WEIGHTS;
        window.click("#run-train");
        assertEquals(List.of(true), asked);
        assertEquals(List.of("train", "stop", "checkpoint"), commands());
        Path file = FOLDER.resolve("checkpoint");
        window.engine().session().feed().publish(new TrainingEvent.CheckpointSaved(file, 1, 3));
        window.run(_ -> {});
        assertEquals(2, window.engine().sessions().size());
        assertEquals(Optional.of(file), window.engine().requests().getLast().checkpoint());
        assertEquals(List.of("train"), commands());
    }

    @Test
    void weightsThatCannotBeSavedAreNotWaitedFor() {
        window.click("#run-train");
        window.engine().session().batches(3);
        window.click("#run-stop");
        changeTraining(TrainingSettings.DEFAULT.withEpochs(9));
        answer = RestartQuestion.Answer.KEEP_WEIGHTS;
        window.click("#run-train");
        window.engine().session().fail(Problem.error("network.no-output", new Place.OfDocument()));
        window.run(_ -> {});
        answer = RestartQuestion.Answer.FRESH;
        window.click("#run-train");
        assertEquals(List.of(true, false), asked);
        assertEquals(Optional.empty(), window.engine().requests().getLast().checkpoint());
        assertEquals(List.of("train"), commands());
    }

    @Test
    void trainingFromScratchSavesTheWeightsFirst() {
        window.click("#run-train");
        window.engine().session().batches(3);
        window.click("#run-stop");
        window.run(_ -> actions.trainAnew());
        assertEquals(List.of(true), asked);
        assertEquals(List.of("train", "stop"), commands());
        answer = RestartQuestion.Answer.FRESH;
        window.run(_ -> actions.trainAnew());
        assertEquals(List.of("train", "stop", "checkpoint"), commands());
        window.engine().session().feed().publish(new TrainingEvent.CheckpointSaved(FOLDER, 1, 3));
        window.run(_ -> {});
        assertEquals(2, window.engine().sessions().size());
        assertEquals(Optional.empty(), window.engine().requests().getLast().checkpoint());
        assertEquals(List.of("train"), commands());
    }

    @Test
    void weightsFromACheckpointAreNotGivenUpUnasked() {
        window.run(bench -> bench.bench().runs().open(TrainingRequest.of(TestBench.lenet(), 1)));
        window.engine().session().feed().publish(new TrainingEvent.Prepared(1, 1, 1, 844, 1, 5, 4220));
        window.run(_ -> {});
        change(new Edit.ChangeSpec(new NodeId("dense1"), new Dense(32, Activation.RELU)));
        window.click("#run-train");
        assertEquals(List.of(false), asked);
        assertEquals(1, window.engine().sessions().size());
    }

    @Test
    void aNewLearningRateReachesTheRunAtOnce() {
        window.click("#run-train");
        changeTraining(TrainingSettings.DEFAULT.withOptimizer(
                TrainingSettings.DEFAULT.optimizer().withLearningRate(0.01)));
        assertEquals(List.of("train", "rate 0.01"), commands());
        window.click("#run-stop");
        window.click("#run-train");
        assertTrue(asked.isEmpty());
        assertEquals(1, window.engine().sessions().size());
    }

    /// A checkpoint has its own rate, which may have been changed while it trained.
    @Test
    void anEditThatIsNoneOfTheRateLeavesAResumedRunItsOwn() {
        Path checkpoint = FOLDER.resolve("checkpoint-000000844.zip");
        window.run(bench -> bench.bench()
                .runs()
                .open(TrainingRequest.of(TestBench.lenet(), 1).inFolder(FOLDER).goingOn(checkpoint, "run")));
        changeTraining(settings().withEpochs(9));
        assertEquals(List.of(), commands());
    }

    @Test
    void aFailureIsSaidInTheStatus() {
        window.click("#run-train");
        assertFalse(window.text("#run-status").isEmpty());
        window.engine().session().fail(Problem.error("network.no-output", new Place.OfDocument()));
        window.run(_ -> {});
        assertEquals(
                "The network has no output. Add an output layer behind the last layer.", window.text("#run-status"));
    }

    @Test
    void aRunThatIsClosedOverItsLastWordsLeavesNone() {
        window.click("#run-train");
        window.engine().session().batches(3);
        window.run(bench -> bench.bench().runs().onEvent(event -> {
            if (event instanceof TrainingEvent.CheckpointSaved) {
                bench.bench().runs().close();
            }
        }));
        window.engine().session().feed().publish(new TrainingEvent.CheckpointSaved(FOLDER, 1, 3));
        window.run(_ -> {});
        assertEquals(
                Optional.empty(),
                window.get(bench -> Optional.ofNullable(
                        bench.bench().runs().progressProperty().get())));
    }
}
