package org.lamina.runtime.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.runtime.data.Batch;
import org.lamina.runtime.net.LiveNetwork;

/// Measures a split batch by batch, so that orders are obeyed in between. Confined to the trainer's thread.
final class Measurement {

    private final LiveNetwork network;
    private final int[] samples;
    private final int batchSize;
    private final List<Tally> tallies = new ArrayList<>();
    private double penalties;
    private int done;

    Measurement(LiveNetwork network, Split split, int batchSize) {
        this.network = network;
        this.batchSize = batchSize;
        samples = network.data().samples(split);
        network.outputs().forEach(output -> tallies.add(Tally.of(output, samples.length)));
    }

    boolean isDone() {
        return done >= samples.length;
    }

    /// Measures one more batch.
    void step() {
        int to = Math.min(samples.length, done + batchSize);
        Batch batch = network.maker().make(Arrays.copyOfRange(samples, done, to));
        float[][] given = network.answer(batch);
        float[][] real = network.real(batch);
        for (int i = 0; i < tallies.size(); i++) {
            tallies.get(i).add(given[i], batch.targets()[i], real[i]);
        }
        penalties += network.graph().calcRegularizationScore(true) * batch.size();
        done = to;
    }

    /// Mean loss over the samples, all outputs together, with what training adds: the penalties on weights, and those
    /// on distributions that are sampled, which differ from batch to batch.
    double loss() {
        double sum = 0;
        for (Tally tally : tallies) {
            sum += tally.loss();
        }
        return sum + penalties / done;
    }

    /// Of the first output.
    double accuracy() {
        return tallies.getFirst().accuracy();
    }

    Evaluation evaluation(long iteration) {
        return new Evaluation(
                iteration,
                loss(),
                samples.length,
                tallies.stream().map(Tally::evaluation).toList());
    }
}
