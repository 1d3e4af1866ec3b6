package org.lamina.graph.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.run.TrainingEvent;

/// One line about a run.
///
/// @param id the same in every file that the run is copied to
/// @param name as the user calls it; empty without one
/// @param number counts the runs of one file from 1; 0 before it is written
/// @param changed when something was recorded last
/// @param dataHash SHA-256 of how the data was chosen and split, so that equal ones can be compared
/// @param prepared sizes of data and network; null before they are known
public record RunSummary(
        String id,
        String name,
        long number,
        Instant began,
        Instant changed,
        int seed,
        String dataHash,
        TrainingEvent.@Nullable Prepared prepared,
        Progress progress,
        Results results) {
    /// How a run stands.
    public enum Outcome {
        /// Not finished when something was recorded last.
        OPEN,
        COMPLETED,
        EARLY_STOPPING,
        STOPPED,
        FAILED
    }

    /// How far it is.
    ///
    /// @param epoch epochs that are done
    /// @param checkpoint iteration of its last checkpoint; -1 before the first
    public record Progress(Outcome outcome, int epoch, long iteration, long checkpoint) {
        static final Progress BEGINNING = new Progress(Outcome.OPEN, 0, 0, -1);

        Progress as(Outcome changed) {
            return new Progress(changed, epoch, iteration, checkpoint);
        }

        Progress at(int epochs, long batches) {
            return new Progress(outcome, Math.max(epoch, epochs), Math.max(iteration, batches), checkpoint);
        }

        Progress saved(long at) {
            return new Progress(outcome, epoch, iteration, at);
        }
    }

    /// Its newest numbers; NaN for what was not measured, as the test split is not while epochs follow.
    public record Results(
            double trainLoss, double validationLoss, double validationAccuracy, double testLoss, double testAccuracy) {
        static final Results NONE = new Results(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

        Results withEpoch(TrainingEvent.EpochFinished epoch) {
            return new Results(
                    epoch.trainLoss(), epoch.validationLoss(), epoch.validationAccuracy(), Double.NaN, Double.NaN);
        }

        Results withTest(double loss, double accuracy) {
            return new Results(trainLoss, validationLoss, validationAccuracy, loss, accuracy);
        }
    }

    RunSummary with(Instant at, Progress changedProgress, Results changedResults) {
        return new RunSummary(id, name, number, began, at, seed, dataHash, prepared, changedProgress, changedResults);
    }

    RunSummary named(String changedName) {
        return new RunSummary(id, changedName, number, began, changed, seed, dataHash, prepared, progress, results);
    }

    RunSummary with(TrainingEvent.Prepared sizes) {
        return new RunSummary(id, name, number, began, changed, seed, dataHash, sizes, progress, results);
    }
}
