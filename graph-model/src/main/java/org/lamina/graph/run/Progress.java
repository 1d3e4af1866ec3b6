package org.lamina.graph.run;

/// Where a run is right now; the latest wins.
///
/// @param epoch 1-based, the one being trained
/// @param batch batches of this epoch that are done
/// @param loss of the last batch
/// @param secondsLeft estimate for the whole run; NaN while unknown
public record Progress(
        int epoch,
        int epochs,
        int batch,
        int batches,
        long iteration,
        double loss,
        double learningRate,
        double samplesPerSecond,
        double secondsLeft) {}
