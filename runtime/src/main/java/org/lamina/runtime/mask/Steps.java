package org.lamina.runtime.mask;

import java.util.Arrays;

/// The arithmetic of masked sequences that lie step by step, `[batch][steps][features]`. Each way back takes the
/// gradient of what the way there gave.
///
/// @param mask a row of steps for each sample
record Steps(int batch, int steps, int features, double[][] mask) {

    private static final double LOWEST = -1e30;

    boolean isReal(int sample, int step) {
        return mask[sample][step] != 0;
    }

    double[] forward(StepsJob job, double[] x) {
        return switch (job) {
            case ZEROS -> filled(x, 0);
            case LOWEST -> filled(x, LOWEST);
            case FACTORS -> scaled(x);
            case PACK -> gathered(x, false);
            case PACK_TURNED -> gathered(x, true);
            case UNPACK -> scattered(x, false);
            case UNPACK_TURNED -> scattered(x, true);
            case FIRST -> taken(x, true);
            case LAST -> taken(x, false);
            case MEAN -> mean(x);
            case MAXIMUM -> maximum(x);
        };
    }

    /// @param x what the way there read
    double[] backward(StepsJob job, double[] x, double[] dy) {
        return switch (job) {
            case ZEROS, LOWEST -> filled(dy, 0);
            case FACTORS -> scaled(dy);
            case PACK -> scattered(dy, false);
            case PACK_TURNED -> scattered(dy, true);
            case UNPACK -> gathered(dy, false);
            case UNPACK_TURNED -> gathered(dy, true);
            case FIRST -> put(dy, true);
            case LAST -> put(dy, false);
            case MEAN -> spread(dy);
            case MAXIMUM -> toLargest(x, dy);
        };
    }

    private double[] filled(double[] x, double fill) {
        double[] y = x.clone();
        for (int b = 0; b < batch; b++) {
            for (int t = 0; t < steps; t++) {
                if (!isReal(b, t)) {
                    Arrays.fill(y, at(b, t), at(b, t + 1), fill);
                }
            }
        }
        return y;
    }

    private double[] scaled(double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            int row = i / features;
            y[i] = x[i] * mask[row / steps][row % steps];
        }
        return y;
    }

    private double[] gathered(double[] x, boolean turned) {
        double[] y = new double[x.length];
        for (int b = 0; b < batch; b++) {
            int[] order = order(b, turned);
            for (int t = 0; t < steps; t++) {
                System.arraycopy(x, at(b, order[t]), y, at(b, t), features);
            }
        }
        return y;
    }

    private double[] scattered(double[] x, boolean turned) {
        double[] y = new double[x.length];
        for (int b = 0; b < batch; b++) {
            int[] order = order(b, turned);
            for (int t = 0; t < steps; t++) {
                System.arraycopy(x, at(b, t), y, at(b, order[t]), features);
            }
        }
        return y;
    }

    /// The real steps, then the others.
    private int[] order(int sample, boolean turned) {
        int[] order = new int[steps];
        int count = 0;
        for (int i = 0; i < steps; i++) {
            int t = turned ? steps - 1 - i : i;
            if (isReal(sample, t)) {
                order[count++] = t;
            }
        }
        for (int t = 0; t < steps; t++) {
            if (!isReal(sample, t)) {
                order[count++] = t;
            }
        }
        return order;
    }

    private double[] taken(double[] x, boolean first) {
        double[] y = new double[batch * features];
        for (int b = 0; b < batch; b++) {
            System.arraycopy(x, at(b, end(b, first)), y, b * features, features);
        }
        return y;
    }

    private double[] put(double[] dy, boolean first) {
        double[] dx = new double[batch * steps * features];
        for (int b = 0; b < batch; b++) {
            System.arraycopy(dy, b * features, dx, at(b, end(b, first)), features);
        }
        return dx;
    }

    private int end(int sample, boolean first) {
        int found = first ? 0 : steps - 1;
        while (!isReal(sample, found)) {
            found += first ? 1 : -1;
        }
        return found;
    }

    private double[] mean(double[] x) {
        double[] y = new double[batch * features];
        for (int b = 0; b < batch; b++) {
            double share = 1.0 / real(b);
            for (int t = 0; t < steps; t++) {
                for (int f = 0; f < features && isReal(b, t); f++) {
                    y[b * features + f] += share * x[at(b, t) + f];
                }
            }
        }
        return y;
    }

    private double[] spread(double[] dy) {
        double[] dx = new double[batch * steps * features];
        for (int b = 0; b < batch; b++) {
            double share = 1.0 / real(b);
            for (int t = 0; t < steps; t++) {
                for (int f = 0; f < features && isReal(b, t); f++) {
                    dx[at(b, t) + f] = share * dy[b * features + f];
                }
            }
        }
        return dx;
    }

    private int real(int sample) {
        int count = 0;
        for (int t = 0; t < steps; t++) {
            count += isReal(sample, t) ? 1 : 0;
        }
        return count;
    }

    private double[] maximum(double[] x) {
        double[] y = new double[batch * features];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[largest(x, i)];
        }
        return y;
    }

    private double[] toLargest(double[] x, double[] dy) {
        double[] dx = new double[x.length];
        for (int i = 0; i < dy.length; i++) {
            dx[largest(x, i)] = dy[i];
        }
        return dx;
    }

    /// Where the `i`-th feature, all samples counted through, is largest.
    private int largest(double[] x, int i) {
        int b = i / features;
        int best = -1;
        for (int t = 0; t < steps; t++) {
            int here = at(b, t) + i % features;
            // What is not a number wins, so that it is seen.
            best = isReal(b, t) && (best < 0 || !(x[here] <= x[best])) ? here : best;
        }
        return best;
    }

    private int at(int sample, int step) {
        return (sample * steps + step) * features;
    }
}
