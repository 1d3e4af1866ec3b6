package org.lamina.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.Progress;
import org.lamina.graph.run.Scalars;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.run.TrainingRequest;

/// How `train` tells what happens: as words, or as one JSON object a line.
interface TrainingReport {
    void opened(String name, TrainingRequest request);

    void prepared(TrainingEvent.Prepared prepared);

    /// The batches since the last call, never none.
    void iterations(Scalars scalars, Optional<Progress> progress);

    void epoch(TrainingEvent.EpochFinished epoch);

    void state(TrainingEvent.StateChanged state);

    void checkpoint(TrainingEvent.CheckpointSaved checkpoint);

    /// @param evaluation of the test split; nothing where the run was interrupted
    /// @param model the last checkpoint; nothing where none could be written
    void finished(
            TrainingEvent.Finished finished, Optional<Evaluation> evaluation, Optional<Path> model, double seconds);

    void failed(Problem problem);
}
