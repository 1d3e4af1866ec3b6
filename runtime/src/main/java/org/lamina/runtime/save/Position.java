package org.lamina.runtime.save;

/// Where a run was when it was saved, so that it goes on exactly there.
///
/// @param targetEpochs when the run is done
/// @param epochs done
/// @param batches done in the current epoch
/// @param iteration batches done in all
/// @param rate the base learning rate, before the schedule
/// @param lossSum of the current epoch, weighted by samples; likewise `right`, `answers`, `samples`, `seconds`
public record Position(
        int targetEpochs,
        int epochs,
        int batches,
        long iteration,
        double rate,
        double lossSum,
        long right,
        long answers,
        long samples,
        double seconds,
        double bestLoss,
        int epochsWithoutBetter) {}
