package org.lamina.graph.run;

/// A stretch of per-iteration values, oldest first.
///
/// @param iterations 1-based numbers of the batches
/// @param losses training loss of each batch
/// @param accuracies training accuracy of each batch, NaN where not measured
/// @param seconds how long the session had trained when the last of these was done; pauses do not count
public record Scalars(long[] iterations, float[] losses, float[] accuracies, double seconds) {
    public int size() {
        return iterations.length;
    }
}
