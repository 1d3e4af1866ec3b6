package org.lamina.graph.run;

import java.nio.file.Path;
import org.lamina.graph.problem.Problem;

/// What happens rarely and must never be lost: the lifecycle lane of the feed.
public sealed interface TrainingEvent {
    record StateChanged(SessionState from, SessionState to) implements TrainingEvent {}

    /// Data and network are ready.
    record Prepared(
            int trainingSamples,
            int validationSamples,
            int testSamples,
            int batchesPerEpoch,
            long parameters,
            int epoch,
            long iteration)
            implements TrainingEvent {}

    /// An epoch is over and the validation split measured. Accuracies are NaN where the targets have no classes.
    ///
    /// @param epoch 1-based
    /// @param iteration batches trained since the beginning of the run
    /// @param seconds time of the epoch without the validation
    record EpochFinished(
            int epoch,
            long iteration,
            double trainLoss,
            double validationLoss,
            double trainAccuracy,
            double validationAccuracy,
            double seconds,
            double samplesPerSecond)
            implements TrainingEvent {}

    record LearningRateChanged(long iteration, double rate) implements TrainingEvent {}

    record CheckpointSaved(Path file, int epoch, long iteration) implements TrainingEvent {}

    /// The test split was measured.
    record Evaluated(Evaluation evaluation) implements TrainingEvent {}

    record Finished(EndReason reason, int epoch, long iteration) implements TrainingEvent {}

    record Failed(Problem problem) implements TrainingEvent {}
}
