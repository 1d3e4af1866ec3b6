package org.lamina.graph.run;

import java.nio.file.Path;
import java.time.Duration;
import org.lamina.graph.GraphDocument;

/// One network with its weights, its data and the thread that trains it. All methods return at once and may be called
/// on any thread; what they ask for happens between two batches and shows in the feed.
///
/// A session outlives its runs: after training it stays, answers probes and can train on.
public interface TrainingSession extends AutoCloseable {
    /// The document it was opened with; later edits do not reach it.
    GraphDocument document();

    /// Names the run for ever: in its record and in its checkpoints.
    String run();

    SessionState state();

    TrainingFeed feed();

    /// Trains until the last epoch of the settings is done: begins, or goes on after a pause or a stop. A session whose
    /// epochs are all done trains as many again.
    void train();

    /// Stops between two batches; [#train()] goes on exactly there.
    void pause();

    /// Trains one batch and pauses.
    void stepBatch();

    /// Trains to the end of the current epoch, measures the validation split, and pauses.
    void stepEpoch();

    /// Ends the run after the current batch. Weights and optimiser state are kept.
    void stop();

    /// Changes the optimiser's base learning rate from the next batch on; the optimiser's state is kept.
    void setLearningRate(double rate);

    /// Checkpoints go to this folder from now on, in place of the request's.
    void keepIn(Path folder);

    /// Writes a checkpoint into the session's folder, also when [#close()] follows at once.
    void saveCheckpoint();

    /// Measures the test split; the answer is an [TrainingEvent.Evaluated].
    void evaluate();

    /// Stops after the current batch and ends the thread; returns at once.
    @Override
    void close();

    /// Waits for the thread to end after [#close()].
    ///
    /// @return whether it ended in time
    boolean awaitClosed(Duration limit) throws InterruptedException;
}
