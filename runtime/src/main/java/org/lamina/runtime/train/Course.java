package org.lamina.runtime.train;

import org.lamina.runtime.save.Position;

/// How far a run has come and what it has measured so far. Confined to the trainer's thread.
final class Course {

    private final int batchesPerEpoch;
    private final int epochsPerRun;
    private final int patience;
    private int targetEpochs;
    private int epochs;
    private int batches;
    private long iteration;
    private double lossSum;
    private long right;
    private long answers;
    private long samples;
    private double seconds;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private int epochsWithoutBetter;

    Course(int batchesPerEpoch, int epochsPerRun, int patience) {
        this.batchesPerEpoch = batchesPerEpoch;
        this.epochsPerRun = epochsPerRun;
        this.patience = patience;
        targetEpochs = epochsPerRun;
    }

    void restore(Position position) {
        targetEpochs = position.targetEpochs();
        epochs = position.epochs();
        batches = Math.min(position.batches(), batchesPerEpoch);
        iteration = position.iteration();
        lossSum = position.lossSum();
        right = position.right();
        answers = position.answers();
        samples = position.samples();
        seconds = position.seconds();
        bestLoss = position.bestLoss();
        epochsWithoutBetter = position.epochsWithoutBetter();
    }

    Position position(double rate) {
        return new Position(
                targetEpochs,
                epochs,
                batches,
                iteration,
                rate,
                lossSum,
                right,
                answers,
                samples,
                seconds,
                bestLoss,
                epochsWithoutBetter);
    }

    /// A run whose epochs are all done goes on for as many again.
    void extendIfDone() {
        if (isDone()) {
            targetEpochs = epochs + epochsPerRun;
            epochsWithoutBetter = 0;
        }
    }

    boolean isDone() {
        return epochs >= targetEpochs;
    }

    boolean isEpochTrained() {
        return batches >= batchesPerEpoch;
    }

    void batchTrained(int size, double loss, int hits, int answered, double took) {
        batches++;
        iteration++;
        lossSum += loss * size;
        right += hits;
        answers += answered;
        samples += size;
        seconds += took;
    }

    /// Closes the epoch; tells whether the run has waited long enough for a better validation loss.
    boolean epochFinished(double validationLoss) {
        epochs++;
        batches = 0;
        lossSum = 0;
        right = 0;
        answers = 0;
        samples = 0;
        seconds = 0;
        if (validationLoss < bestLoss) {
            bestLoss = validationLoss;
            epochsWithoutBetter = 0;
        } else {
            epochsWithoutBetter++;
        }
        return patience > 0 && epochsWithoutBetter >= patience;
    }

    /// Epochs done, with the fraction of the current one.
    double place() {
        return epochs + (double) batches / batchesPerEpoch;
    }

    /// The length of one run, by which schedules measure.
    int epochsPerRun() {
        return epochsPerRun;
    }

    int targetEpochs() {
        return targetEpochs;
    }

    int epochs() {
        return epochs;
    }

    int batches() {
        return batches;
    }

    int batchesPerEpoch() {
        return batchesPerEpoch;
    }

    long iteration() {
        return iteration;
    }

    double trainLoss() {
        return lossSum / samples;
    }

    double trainAccuracy() {
        return answers == 0 ? Double.NaN : (double) right / answers;
    }

    double seconds() {
        return seconds;
    }

    double samplesPerSecond() {
        return seconds > 0 ? samples / seconds : 0;
    }

    long batchesLeft() {
        return (long) (targetEpochs - epochs) * batchesPerEpoch - batches;
    }
}
