package org.lamina.runtime.mask;

import java.util.Arrays;

/// The arithmetic of masked sequences. What comes out has any numbers in it before. Each way back takes the gradient of
/// what the way there gave.
///
/// @param mask a row of steps for each sample
record Steps(double[][] mask) {

    private static final double LOWEST = -1e30;

    boolean isReal(int sample, int step) {
        return mask[sample][step] != 0;
    }

    void forward(StepsJob job, Rows x, Rows y) {
        for (int b = 0; b < mask.length; b++) {
            switch (job) {
                case ZEROS -> fill(b, x, y, 0);
                case LOWEST -> fill(b, x, y, LOWEST);
                case FACTORS -> scale(b, x, y);
                case PACK -> gather(b, x, y, false);
                case PACK_TURNED -> gather(b, x, y, true);
                case UNPACK -> scatter(b, x, y, false);
                case UNPACK_TURNED -> scatter(b, x, y, true);
                case FIRST -> x.copy(b, end(b, true), y, 0);
                case LAST -> x.copy(b, end(b, false), y, 0);
                case MEAN -> mean(b, x, y);
                case MAXIMUM -> maximum(b, x, y);
            }
        }
    }

    /// @param x what the way there read
    void backward(StepsJob job, Rows x, Rows dy, Rows dx) {
        for (int b = 0; b < mask.length; b++) {
            switch (job) {
                case ZEROS, LOWEST -> fill(b, dy, dx, 0);
                case FACTORS -> scale(b, dy, dx);
                case PACK -> scatter(b, dy, dx, false);
                case PACK_TURNED -> scatter(b, dy, dx, true);
                case UNPACK -> gather(b, dy, dx, false);
                case UNPACK_TURNED -> gather(b, dy, dx, true);
                case FIRST -> put(b, dy, dx, end(b, true));
                case LAST -> put(b, dy, dx, end(b, false));
                case MEAN -> spread(b, dy, dx);
                case MAXIMUM -> toLargest(b, x, dy, dx);
            }
        }
    }

    private void fill(int b, Rows x, Rows y, double fill) {
        double[] filled = new double[x.features()];
        Arrays.fill(filled, fill);
        for (int t = 0; t < mask[b].length; t++) {
            if (isReal(b, t)) {
                x.copy(b, t, y, t);
            } else {
                y.write(filled, b, t);
            }
        }
    }

    private void scale(int b, Rows x, Rows y) {
        double[] row = new double[x.features()];
        for (int t = 0; t < mask[b].length; t++) {
            x.read(b, t, row);
            y.write(times(mask[b][t], row), b, t);
        }
    }

    private static double[] times(double factor, double[] row) {
        for (int f = 0; f < row.length; f++) {
            row[f] *= factor;
        }
        return row;
    }

    private void gather(int b, Rows x, Rows y, boolean turned) {
        int[] order = order(b, turned);
        for (int t = 0; t < order.length; t++) {
            x.copy(b, order[t], y, t);
        }
    }

    private void scatter(int b, Rows x, Rows y, boolean turned) {
        int[] order = order(b, turned);
        for (int t = 0; t < order.length; t++) {
            x.copy(b, t, y, order[t]);
        }
    }

    /// The real steps, then the others.
    private int[] order(int b, boolean turned) {
        int steps = mask[b].length;
        int[] order = new int[steps];
        int count = 0;
        for (int i = 0; i < steps; i++) {
            int t = turned ? steps - 1 - i : i;
            if (isReal(b, t)) {
                order[count++] = t;
            }
        }
        for (int t = 0; t < steps; t++) {
            if (!isReal(b, t)) {
                order[count++] = t;
            }
        }
        return order;
    }

    private void put(int b, Rows dy, Rows dx, int end) {
        for (int t = 0; t < mask[b].length; t++) {
            if (t == end) {
                dy.copy(b, 0, dx, t);
            } else {
                dx.clear(b, t);
            }
        }
    }

    private int end(int b, boolean first) {
        int found = first ? 0 : mask[b].length - 1;
        while (!isReal(b, found)) {
            found += first ? 1 : -1;
        }
        return found;
    }

    private void mean(int b, Rows x, Rows y) {
        double[] sums = new double[x.features()];
        double[] row = new double[sums.length];
        for (int t = 0; t < mask[b].length; t++) {
            if (isReal(b, t)) {
                x.read(b, t, row);
                for (int f = 0; f < sums.length; f++) {
                    sums[f] += row[f];
                }
            }
        }
        y.write(times(1.0 / real(b), sums), b, 0);
    }

    private void spread(int b, Rows dy, Rows dx) {
        double[] share = new double[dy.features()];
        dy.read(b, 0, share);
        times(1.0 / real(b), share);
        for (int t = 0; t < mask[b].length; t++) {
            if (isReal(b, t)) {
                dx.write(share, b, t);
            } else {
                dx.clear(b, t);
            }
        }
    }

    private int real(int b) {
        int count = 0;
        for (int t = 0; t < mask[b].length; t++) {
            count += isReal(b, t) ? 1 : 0;
        }
        return count;
    }

    private void maximum(int b, Rows x, Rows y) {
        double[] largest = new double[x.features()];
        findLargest(b, x, largest);
        y.write(largest, b, 0);
    }

    private void toLargest(int b, Rows x, Rows dy, Rows dx) {
        int[] steps = findLargest(b, x, new double[x.features()]);
        for (int t = 0; t < mask[b].length; t++) {
            dx.clear(b, t);
        }
        double[] row = new double[steps.length];
        dy.read(b, 0, row);
        for (int f = 0; f < row.length; f++) {
            dx.write(row[f], b, steps[f], f);
        }
    }

    /// At which step each feature is largest.
    private int[] findLargest(int b, Rows x, double[] largest) {
        int[] steps = new int[largest.length];
        double[] row = new double[largest.length];
        int first = end(b, true);
        Arrays.fill(steps, first);
        x.read(b, first, largest);
        for (int t = first + 1; t < mask[b].length; t++) {
            if (isReal(b, t)) {
                x.read(b, t, row);
                for (int f = 0; f < row.length; f++) {
                    // What is not a number wins, so that it is seen.
                    if (row[f] > largest[f] || Double.isNaN(row[f])) {
                        largest[f] = row[f];
                        steps[f] = t;
                    }
                }
            }
        }
        return steps;
    }
}
