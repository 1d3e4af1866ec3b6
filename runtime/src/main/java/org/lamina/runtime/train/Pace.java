package org.lamina.runtime.train;

/// How fast it trains: what the last seconds brought, older ones counting less and less. Speed and time left come from
/// the same numbers, so that one never contradicts the other. Confined to the trainer's thread.
final class Pace {
    /// After so many seconds of training a batch counts for 37 %.
    private static final double MEMORY_SECONDS = 4;

    private double batches;
    private double samples;
    private double seconds;
    private double epochEndSeconds;

    void batchTrained(int size, double took) {
        double faded = Math.exp(-took / MEMORY_SECONDS);
        batches = batches * faded + 1;
        samples = samples * faded + size;
        seconds = seconds * faded + took;
    }

    /// What an epoch takes beside its batches: the validation split was measured.
    void epochEnded(double took) {
        epochEndSeconds = took;
    }

    double samplesPerSecond() {
        return seconds > 0 ? samples / seconds : 0;
    }

    /// @param batchesLeft batches to train
    /// @param epochsLeft epochs to end
    double secondsLeft(long batchesLeft, int epochsLeft) {
        return batches > 0 ? batchesLeft * seconds / batches + epochsLeft * epochEndSeconds : Double.NaN;
    }
}
