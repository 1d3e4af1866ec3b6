package org.lamina.app.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.run.Checkpoints;
import org.lamina.graph.run.SessionState;

/// Whatever was trained is beside the project's file when the window is left, however quickly.
class KeptWeightsTest {
    private static final long TRAINING_SECONDS = 60;

    @TempDir
    Path folder;

    private Path file;
    private Hand hand;

    @BeforeEach
    void begin() {
        file = folder.resolve("net.lamina");
        hand = Hand.open(folder);
        hand.shown().files().choose(file);
        hand.click("#sample-spiral-mlp");
        hand.await(
                "the sample is open",
                () -> hand.shown().window().files().project().isPresent());
    }

    @AfterEach
    void end() {
        hand.close();
    }

    private void command(String... ids) {
        hand.get(() -> {
            for (String id : ids) {
                hand.shown().window().commands().get(id).run();
            }
            return true;
        });
    }

    /// Trains for some epochs; it goes on.
    private void train() {
        hand.click("#tab-settings");
        hand.type("#setting-epochs", "5000");
        command("train.run");
        goOnFrom(0);
    }

    private void goOnFrom(long iteration) {
        hand.await("it trains", TRAINING_SECONDS, () -> hand.iteration() > iteration + 20);
    }

    private void awaitLeft() {
        hand.await("the window is closed", () -> !hand.shown().stage().isShowing());
    }

    private static long newest(Path runs) {
        try {
            Optional<Path> newest = Checkpoints.newest(runs);
            return newest.map(one -> Long.parseLong(one.getFileName().toString().replaceAll("\\D", "")))
                    .orElse(-1L);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long newest() {
        return newest(folder.resolve("net.runs"));
    }

    @Test
    void savedAndLeftAtOnceWhileItTrains() {
        train();
        long trained = hand.iteration();
        command("file.save", "file.quit");
        awaitLeft();
        assertTrue(newest() >= trained, newest() + " of " + trained);
    }

    @Test
    void stoppedAndLeftAtOnce() {
        train();
        command("file.save");
        hand.await("the checkpoint is written", () -> newest() > 0);
        goOnFrom(hand.iteration());
        command("train.stop", "file.quit");
        awaitLeft();
        assertKept(newest());
    }

    @Test
    void savedDuringAPause() {
        train();
        command("train.run");
        hand.await("it pauses", () -> hand.state() == SessionState.PAUSED);
        command("file.save");
        hand.await("the checkpoint is written", () -> newest() == hand.iteration());
        assertEquals(SessionState.PAUSED, hand.state());
    }

    @Test
    void savedUnderAnotherNameWhileItTrains() {
        train();
        command("file.save");
        hand.await("the checkpoint is written", () -> newest() > 0);
        hand.shown().files().choose(folder.resolve("other.lamina"));
        command("file.save-as");
        Path others = folder.resolve("other.runs");
        hand.await("the checkpoint is written again", () -> newest(others) > 0);
        long first = newest();
        goOnFrom(hand.iteration());
        command("file.quit");
        awaitLeft();
        assertEquals(first, newest());
        assertKept(newest(others));
    }

    @Test
    void withoutAFileTheTrainedWeightsAreAskedFor() {
        Path kept = hand.get(() -> hand.shown().bench().runs().folder().orElseThrow());
        command("train.epoch");
        hand.await(
                "the epoch is over", TRAINING_SECONDS, () -> newest(kept) > 0 && hand.state() == SessionState.PAUSED);
        command("file.quit");
        hand.click("#unsaved-save");
        awaitLeft();
        assertEquals(hand.iteration(), newest());
        assertFalse(kept.toFile().exists());
    }

    /// The batch under way when the window was left is trained to its end, so a little more may be kept than was seen.
    private void assertKept(long iteration) {
        assertTrue(iteration >= hand.iteration(), iteration + " of " + hand.iteration());
    }
}
