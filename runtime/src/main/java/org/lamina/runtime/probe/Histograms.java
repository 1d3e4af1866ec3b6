package org.lamina.runtime.probe;

import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.Snapshot;

/// Counts of values in equal bins. Values that are not finite are left out.
final class Histograms {

    private static final int BINS = 48;

    private Histograms() {}

    /// @param values `[samples][units][places]`
    static Snapshot.Histogram of(
            ProbeRequest.Histogram request, long iteration, float[] values, int samples, int units) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double squares = 0;
        long zeros = 0;
        long finite = 0;
        for (float value : values) {
            if (Float.isFinite(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
                sum += value;
                squares += (double) value * value;
                finite++;
            }
            zeros += value == 0 ? 1 : 0;
        }
        double mean = finite == 0 ? 0 : sum / finite;
        double deviation = finite == 0 ? 0 : Math.sqrt(Math.max(0, squares / finite - mean * mean));
        min = finite == 0 ? 0 : min;
        max = finite == 0 ? 0 : max;
        return new Snapshot.Histogram(
                request,
                iteration,
                min,
                max,
                counts(values, min, max),
                mean,
                deviation,
                (double) zeros / Math.max(1, values.length),
                dead(values, samples, units),
                units);
    }

    private static long[] counts(float[] values, double min, double max) {
        long[] counts = new long[BINS];
        double scale = max > min ? BINS / (max - min) : 0;
        for (float value : values) {
            if (Float.isFinite(value)) {
                counts[Math.min(BINS - 1, (int) ((value - min) * scale))]++;
            }
        }
        return counts;
    }

    /// Units that are zero for every sample at every place.
    private static int dead(float[] values, int samples, int units) {
        int places = values.length / Math.max(1, samples * units);
        int dead = 0;
        for (int unit = 0; unit < units; unit++) {
            boolean alive = false;
            for (int sample = 0; sample < samples && !alive; sample++) {
                int from = (sample * units + unit) * places;
                for (int i = from; i < from + places && !alive; i++) {
                    alive = values[i] != 0;
                }
            }
            dead += alive ? 0 : 1;
        }
        return dead;
    }
}
