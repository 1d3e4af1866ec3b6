package org.lamina.graph.run;

import java.nio.file.Path;
import org.lamina.graph.GraphDocument;

/// What a checkpoint says of itself.
///
/// @param document what was trained
/// @param run the run that wrote it; empty where it does not say, as those of the first programs do not
public record Checkpoint(Path file, GraphDocument document, String run) {
    /// How many batches were trained when it was written.
    public long iteration() {
        return Checkpoints.iteration(file);
    }
}
