package org.lamina.graph.run;

/// A stretch of per-iteration values, oldest first.
///
/// @param iterations 1-based numbers of the batches
/// @param losses training loss of each batch
/// @param accuracies training accuracy of each batch, NaN where not measured
public record Scalars(long[] iterations, float[] losses, float[] accuracies) {
    public int size() {
        return iterations.length;
    }
}
