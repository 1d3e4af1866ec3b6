package org.lamina.graph.run;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;

/// What to train, and where to keep what comes of it.
///
/// @param document must be without errors
/// @param threads how many threads the engine may compute with, at least 1
/// @param folder where checkpoints go; created when needed; null keeps none
/// @param resumeFrom a checkpoint to continue from, or null to begin with fresh weights
/// @param run the run of that checkpoint, which goes on; null begins another one, whatever its weights are
public record TrainingRequest(
        GraphDocument document,
        int threads,
        @Nullable Path folder,
        @Nullable Path resumeFrom,
        @Nullable String run) {
    public static TrainingRequest of(GraphDocument document, int threads) {
        return new TrainingRequest(document, threads, null, null, null);
    }

    public TrainingRequest inFolder(Path changed) {
        return new TrainingRequest(document, threads, changed, resumeFrom, run);
    }

    /// Another run that begins with these weights.
    public TrainingRequest resuming(Path checkpoint) {
        return new TrainingRequest(document, threads, folder, checkpoint, null);
    }

    /// The run that wrote the checkpoint, further on; another one where the checkpoint does not say which.
    public TrainingRequest goingOn(Path checkpoint, String writer) {
        return new TrainingRequest(document, threads, folder, checkpoint, writer.isEmpty() ? null : writer);
    }

    public Optional<Path> runFolder() {
        return Optional.ofNullable(folder);
    }

    /// The run that goes on.
    public Optional<String> continued() {
        return Optional.ofNullable(run);
    }

    public Optional<Path> checkpoint() {
        return Optional.ofNullable(resumeFrom);
    }
}
