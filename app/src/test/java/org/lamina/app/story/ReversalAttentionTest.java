package org.lamina.app.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.ui.visual.AttentionView;

/// The transformer sample learns to reverse a sequence, and its heat-map shows how: position by mirrored position.
class ReversalAttentionTest {
    private static final long TRAINING_SECONDS = 180;

    @TempDir
    Path folder;

    @Test
    void learnsToReverseAndShowsTheAntiDiagonal() {
        try (Hand hand = Hand.open(folder)) {
            hand.click("#sample-reverse-attention");
            hand.await(
                    "the sample is open",
                    () -> hand.shown().window().files().project().isPresent());
            hand.click("#run-train");
            hand.await("it trains", TRAINING_SECONDS, () -> hand.state() == SessionState.RUNNING);
            hand.await("all epochs are done", TRAINING_SECONDS, () -> hand.state() == SessionState.IDLE);
            assertTrue(accuracy(hand) > 0.99, "accuracy " + accuracy(hand));
            hand.click("#tab-inspect");
            hand.await(
                    "the heat-map is shown",
                    () -> hand.sees(AttentionView.class)
                            && !hand.view(AttentionView.class).csv().isEmpty());
            Snapshot.Attention taken = (Snapshot.Attention) hand.look(new ProbeRequest.Attention(
                    hand.node("attention").id(), new SampleRef.InSplit(SampleRef.Split.VALIDATION, 0)));
            assertMirrored(taken.weights());
            AttentionView heatMap = hand.view(AttentionView.class);
            assertEquals(
                    1 + taken.weights().values().length,
                    hand.get(heatMap::csv).lines().count());
            assertShows(hand.get(heatMap::csv), taken.weights());
            hand.shown().picture("story-attention");
        }
    }

    private static double accuracy(Hand hand) {
        hand.click("#tab-evaluate");
        hand.click("#evaluate");
        hand.await(
                "the test split is measured",
                () -> hand.shown().bench().runs().evaluationProperty().get() != null);
        Evaluation evaluation =
                hand.get(() -> hand.shown().bench().runs().evaluationProperty().get());
        assertNotNull(evaluation);
        return evaluation.accuracy();
    }

    /// In one head at least, the anti-diagonal weighs more than any other way to shift or to mirror.
    private static void assertMirrored(Tensor weights) {
        int length = weights.size(1);
        boolean found = false;
        for (int head = 0; head < weights.size(0); head++) {
            double mirrored = antiDiagonal(weights, head, length - 1);
            boolean largest = true;
            for (int sum = 0; sum < 2 * length - 1; sum++) {
                largest &= sum == length - 1 || antiDiagonal(weights, head, sum) < mirrored;
            }
            found |= largest && mirrored > 0.5;
        }
        assertTrue(found, "no head looks at the mirrored position");
    }

    /// The mean weight of the cells whose row and column add up to a number.
    private static double antiDiagonal(Tensor weights, int head, int sum) {
        int length = weights.size(1);
        double total = 0;
        int cells = 0;
        for (int query = Math.max(0, sum - length + 1); query <= Math.min(sum, length - 1); query++) {
            total += weights.values()[(head * length + query) * length + sum - query];
            cells++;
        }
        return total / cells;
    }

    /// The view's values are the snapshot's.
    private static void assertShows(String csv, Tensor weights) {
        float[] shown = new float[weights.values().length];
        String[] lines = csv.lines().skip(1).toArray(String[]::new);
        for (int i = 0; i < shown.length; i++) {
            shown[i] = Float.parseFloat(lines[i].substring(lines[i].lastIndexOf(',') + 1));
        }
        assertEquals(weights, new Tensor(weights.shape(), shown));
    }
}
