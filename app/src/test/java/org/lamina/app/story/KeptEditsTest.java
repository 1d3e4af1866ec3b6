package org.lamina.app.story;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Edit;

/// Edits are kept in time, whatever else the window is doing.
class KeptEditsTest {
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);

    @TempDir
    Path folder;

    private boolean isKept() {
        try (Stream<Path> files = Files.walk(folder.resolve("recovery"))) {
            return files.anyMatch(file -> file.endsWith("document.lamina"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aLongJobDoesNotDelayThem() {
        try (Hand hand = Hand.open(folder)) {
            hand.click("#sample-spiral-mlp");
            hand.await(
                    "the sample is open",
                    () -> hand.shown().window().files().project().isPresent());
            CountDownLatch over = new CountDownLatch(1);
            hand.get(() -> {
                hand.shown().bench().jobs().run(() -> over.await(1, TimeUnit.MINUTES), _ -> {}, _ -> {});
                return hand.shown().bench().editor().perform(new Edit.Rename(new NodeId("dense1"), "first"));
            });
            long begin = System.nanoTime();
            hand.await("the edits are kept", this::isKept);
            long nanos = System.nanoTime() - begin;
            over.countDown();
            assertTrue(nanos < MOST_NANOS, nanos / 1_000_000 + " ms");
        }
    }
}
