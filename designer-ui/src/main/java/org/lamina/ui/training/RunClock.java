package org.lamina.ui.training;

import org.lamina.ui.chart.XMeasure;

/// How long a run had trained at each of its iterations, from a bounded number of notes with even speed between them.
final class RunClock implements XMeasure {
    private static final int MOST = 4096;

    private final double[] iterations = new double[MOST];
    private final double[] seconds = new double[MOST];
    private int size;
    private int stride = 1;
    private int skipped;

    /// Begins anew at an iteration.
    void start(double iteration) {
        iterations[0] = iteration;
        seconds[0] = 0;
        size = 1;
        stride = 1;
        skipped = 0;
    }

    /// Notes how long it had trained when an iteration was done; notes come in order.
    void note(double iteration, double trained) {
        if (size == 0) {
            start(0);
        }
        if (iteration <= iterations[size - 1] || trained <= seconds[size - 1]) {
            return;
        }
        // The newest note always counts; of the older ones every stride-th stays.
        if (size > 1 && skipped < stride - 1) {
            skipped++;
            size--;
        } else {
            skipped = 0;
        }
        if (size == MOST) {
            thin();
        }
        iterations[size] = iteration;
        seconds[size] = trained;
        size++;
    }

    private void thin() {
        for (int i = 1; i < MOST / 2; i++) {
            iterations[i] = iterations[2 * i];
            seconds[i] = seconds[2 * i];
        }
        size = MOST / 2;
        stride *= 2;
    }

    @Override
    public boolean isTime() {
        return true;
    }

    @Override
    public double of(double iteration) {
        return between(iterations, seconds, iteration);
    }

    @Override
    public double iteration(double x) {
        return between(seconds, iterations, x);
    }

    /// Reads a line through the notes; beyond the last one it goes on straight.
    private double between(double[] from, double[] to, double at) {
        if (size < 2) {
            return size == 0 ? at : to[0] + at - from[0];
        }
        int low = 1;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (from[middle] < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        double share = (at - from[low - 1]) / (from[low] - from[low - 1]);
        return to[low - 1] + share * (to[low] - to[low - 1]);
    }
}
