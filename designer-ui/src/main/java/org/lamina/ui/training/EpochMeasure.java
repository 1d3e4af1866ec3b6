package org.lamina.ui.training;

import org.lamina.graph.run.TrainingEvent;
import org.lamina.ui.chart.XMeasure;

/// Counts in epochs, from where the run began: 1.5 is the middle of the second one.
final class EpochMeasure implements XMeasure {
    private double firstEpoch;
    private double firstIteration;
    private double batches = 1;

    void start(TrainingEvent.Prepared prepared) {
        firstEpoch = prepared.epoch();
        firstIteration = prepared.iteration();
        batches = Math.max(1, prepared.batchesPerEpoch());
    }

    @Override
    public double of(double iteration) {
        return firstEpoch + (iteration - firstIteration) / batches;
    }

    @Override
    public double iteration(double x) {
        return firstIteration + (x - firstEpoch) * batches;
    }
}
