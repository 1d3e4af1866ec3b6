package org.lamina.graph.record;

/// The points of a recorded curve, by ascending iteration. Whoever gets the arrays leaves them as they are.
///
/// @param values NaN where nothing could be measured
public record Points(long[] iterations, double[] values) {
    public static final Points NONE = new Points(new long[0], new double[0]);

    public int size() {
        return iterations.length;
    }
}
