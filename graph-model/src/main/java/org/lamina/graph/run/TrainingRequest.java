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
public record TrainingRequest(
        GraphDocument document,
        int threads,
        @Nullable Path folder,
        @Nullable Path resumeFrom) {
    public static TrainingRequest of(GraphDocument document, int threads) {
        return new TrainingRequest(document, threads, null, null);
    }

    public TrainingRequest inFolder(Path changed) {
        return new TrainingRequest(document, threads, changed, resumeFrom);
    }

    public TrainingRequest resuming(Path checkpoint) {
        return new TrainingRequest(document, threads, folder, checkpoint);
    }

    public Optional<Path> runFolder() {
        return Optional.ofNullable(folder);
    }

    public Optional<Path> checkpoint() {
        return Optional.ofNullable(resumeFrom);
    }
}
