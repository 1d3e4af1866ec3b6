package org.lamina.app.story;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.run.Checkpoints;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.Snapshot;

/// One trains, begins anew, and finds that the first run was the better one.
class EarlierWeightsTest {
    private static final long TRAINING_SECONDS = 120;
    private static final ProbeRequest QUESTION =
            new ProbeRequest.Prediction(new SampleRef.InSplit(SampleRef.Split.TEST, 3));

    @TempDir
    Path folder;

    private Hand hand;

    @BeforeEach
    void begin() {
        hand = Hand.open(folder);
        hand.shown().files().choose(folder.resolve("net.lamina"));
        hand.click("#sample-spiral-mlp");
        hand.await(
                "the sample is open",
                () -> hand.shown().window().files().project().isPresent());
        command("file.save");
    }

    @AfterEach
    void end() {
        hand.close();
    }

    private void command(String id) {
        hand.get(() -> {
            hand.shown().window().commands().get(id).run();
            return true;
        });
    }

    private void trainFor(String epochs, String command) {
        hand.click("#tab-settings");
        hand.type("#setting-epochs", epochs);
        hand.press(KeyCode.TAB);
        command(command);
    }

    private void awaitTheTest() {
        hand.await(
                "the test result is there",
                TRAINING_SECONDS,
                () -> hand.state() == SessionState.IDLE
                        && measured()
                                .filter(one -> one.iteration() == hand.iteration())
                                .isPresent());
    }

    private Optional<Evaluation> measured() {
        return Optional.ofNullable(
                hand.shown().bench().runs().evaluationProperty().get());
    }

    private double loss() {
        return hand.get(() -> measured().orElseThrow().loss());
    }

    private long runsWithWeights() throws IOException {
        return Checkpoints.everywhere(folder.resolve("net.runs")).stream()
                .map(Path::getParent)
                .distinct()
                .count();
    }

    private float[] prediction() {
        return ((Snapshot.Prediction) hand.look(QUESTION))
                .outputs()
                .getFirst()
                .values()
                .values();
    }

    @Test
    void theNetworkSaysWhatItSaidThenAndTrainsOnFromThere() throws Exception {
        trainFor("2", "train.run");
        awaitTheTest();
        float[] first = prediction();
        long batches = hand.iteration();
        double loss = loss();
        trainFor("4", "train.anew");
        hand.click("#restart-fresh");
        hand.await("another run has trained", TRAINING_SECONDS, () -> hand.iteration() == 2 * batches);
        awaitTheTest();
        assertFalse(Arrays.equals(first, prediction()));

        hand.click("#tab-runs");
        hand.await(
                "both runs are listed",
                () -> hand.robot().lookup("#runs").queryListView().getItems().size() == 2);
        hand.click("#runs");
        hand.press(KeyCode.END);
        hand.click("#run-use");
        hand.await("the weights are there", () -> hand.shown().bench().runs().trained() == batches);
        assertArrayEquals(first, prediction());
        assertEquals(loss, loss());

        Optional<Evaluation> recorded = measured();
        command("train.evaluate");
        hand.await("the test is measured again", () -> measured().orElseThrow() != recorded.orElseThrow());
        assertEquals(loss, loss(), 1e-6);
        assertEquals(2, runsWithWeights());
        command("train.batch");
        hand.await("it trains on", () -> hand.iteration() == batches + 1);
    }
}
