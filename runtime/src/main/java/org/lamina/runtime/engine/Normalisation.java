package org.lamina.runtime.engine;

import java.util.Arrays;

/// The arithmetic of layer normalisation on `[batch][features][rest]` in row-major order:
/// `y = gain (x - mean) / sqrt(variance + epsilon) + bias`, mean and variance taken over the features.
record Normalisation(int batch, int features, int rest, double epsilon) {

    record Gradients(double[] input, double[] gain, double[] bias) {}

    double[] forward(double[] x, double[] gain, double[] bias) {
        double[] y = new double[x.length];
        double[] mean = new double[rest];
        double[] scale = new double[rest];
        for (int b = 0; b < batch; b++) {
            statistics(x, b, mean, scale);
            for (int f = 0; f < features; f++) {
                int at = (b * features + f) * rest;
                for (int r = 0; r < rest; r++) {
                    y[at + r] = gain[f] * (x[at + r] - mean[r]) * scale[r] + bias[f];
                }
            }
        }
        return y;
    }

    /// With `n` the normalised input and `d = gain * epsilon`: `dx = scale (d - mean(d) - n mean(d n))`.
    Gradients backward(double[] x, double[] gain, double[] dy) {
        Gradients out = new Gradients(new double[x.length], new double[features], new double[features]);
        double[] mean = new double[rest];
        double[] scale = new double[rest];
        double[] meanD = new double[rest];
        double[] meanDn = new double[rest];
        for (int b = 0; b < batch; b++) {
            statistics(x, b, mean, scale);
            Arrays.fill(meanD, 0);
            Arrays.fill(meanDn, 0);
            for (int f = 0; f < features; f++) {
                int at = (b * features + f) * rest;
                for (int r = 0; r < rest; r++) {
                    double n = (x[at + r] - mean[r]) * scale[r];
                    double e = dy[at + r];
                    out.gain[f] += e * n;
                    out.bias[f] += e;
                    meanD[r] += gain[f] * e / features;
                    meanDn[r] += gain[f] * e * n / features;
                }
            }
            for (int f = 0; f < features; f++) {
                int at = (b * features + f) * rest;
                for (int r = 0; r < rest; r++) {
                    double n = (x[at + r] - mean[r]) * scale[r];
                    out.input[at + r] = scale[r] * (gain[f] * dy[at + r] - meanD[r] - n * meanDn[r]);
                }
            }
        }
        return out;
    }

    /// Mean and reciprocal standard deviation of sample `b`, in two passes so that large means lose no digits.
    private void statistics(double[] x, int b, double[] mean, double[] scale) {
        Arrays.fill(mean, 0);
        Arrays.fill(scale, 0);
        for (int f = 0; f < features; f++) {
            int at = (b * features + f) * rest;
            for (int r = 0; r < rest; r++) {
                mean[r] += x[at + r] / features;
            }
        }
        for (int f = 0; f < features; f++) {
            int at = (b * features + f) * rest;
            for (int r = 0; r < rest; r++) {
                double d = x[at + r] - mean[r];
                scale[r] += d * d / features;
            }
        }
        for (int r = 0; r < rest; r++) {
            scale[r] = 1 / Math.sqrt(scale[r] + epsilon);
        }
    }
}
