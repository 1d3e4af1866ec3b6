package org.lamina.runtime.engine;

import java.util.Arrays;

/// Scaled dot-product attention over rows `[batch x steps][heads x size]`, forward and backward, by plain loops.
///
/// Each head is small, so loops over contiguous rows beat the engine's batched products, and softmax needs no copy.
record AttentionCore(int batch, int heads, int steps, int size, boolean causal) {

    /// Result of a forward pass: mixed values in the layout of the input, and weights
    /// `[batch][heads][queries][keys]`, each row of which sums to one.
    record Mixed(double[] values, double[] weights) {}

    record Gradients(double[] query, double[] key, double[] value) {}

    Mixed forward(double[] query, double[] key, double[] value) {
        Mixed out = new Mixed(new double[query.length], new double[batch * heads * steps * steps]);
        double[] turned = new double[size * steps];
        double scale = 1 / Math.sqrt(size);
        for (int block = 0; block < batch * heads; block++) {
            int origin = origin(block);
            int weightsAt = block * steps * steps;
            turn(key, origin, turned);
            for (int q = 0; q < steps; q++) {
                int row = weightsAt + q * steps;
                int seen = causal ? q + 1 : steps;
                multiply(query, origin + q * width(), scale, turned, out.weights, row, seen);
                softmax(out.weights, row, seen);
                for (int k = 0; k < seen; k++) {
                    add(out.weights[row + k], value, origin + k * width(), out.values, origin + q * width());
                }
            }
        }
        return out;
    }

    Gradients backward(double[] query, double[] key, double[] value, double[] weights, double[] epsilon) {
        int n = query.length;
        Gradients out = new Gradients(new double[n], new double[n], new double[n]);
        double[] turned = new double[size * steps];
        double[] score = new double[steps];
        double scale = 1 / Math.sqrt(size);
        for (int block = 0; block < batch * heads; block++) {
            int origin = origin(block);
            turn(value, origin, turned);
            for (int q = 0; q < steps; q++) {
                int at = origin + q * width();
                int row = (block * steps + q) * steps;
                int seen = causal ? q + 1 : steps;
                Arrays.fill(score, 0);
                multiply(epsilon, at, 1, turned, score, 0, seen);
                softmaxBackward(weights, row, score, seen);
                for (int k = 0; k < seen; k++) {
                    int other = origin + k * width();
                    add(weights[row + k], epsilon, at, out.value, other);
                    add(score[k] * scale, key, other, out.query, at);
                    add(score[k] * scale, query, at, out.key, other);
                }
            }
        }
        return out;
    }

    private int width() {
        return heads * size;
    }

    private int origin(int block) {
        return block / heads * steps * width() + block % heads * size;
    }

    /// Puts one head of `rows` on its side, so that a product over steps reads memory in order.
    private void turn(double[] rows, int origin, double[] turned) {
        for (int t = 0; t < steps; t++) {
            for (int d = 0; d < size; d++) {
                turned[d * steps + t] = rows[origin + t * width() + d];
            }
        }
    }

    private void multiply(double[] row, int at, double scale, double[] turned, double[] target, int to, int seen) {
        for (int d = 0; d < size; d++) {
            double factor = row[at + d] * scale;
            int from = d * steps;
            for (int k = 0; k < seen; k++) {
                target[to + k] += factor * turned[from + k];
            }
        }
    }

    private void add(double factor, double[] source, int from, double[] target, int to) {
        for (int d = 0; d < size; d++) {
            target[to + d] += factor * source[from + d];
        }
    }

    private static void softmax(double[] values, int from, int count) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            highest = Math.max(highest, values[from + i]);
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            values[from + i] = Math.exp(values[from + i] - highest);
            sum += values[from + i];
        }
        for (int i = 0; i < count; i++) {
            values[from + i] /= sum;
        }
    }

    /// Turns the gradient of the weights into the gradient of the scores, in place.
    private static void softmaxBackward(double[] weights, int row, double[] gradient, int count) {
        double mean = 0;
        for (int i = 0; i < count; i++) {
            mean += weights[row + i] * gradient[i];
        }
        for (int i = 0; i < count; i++) {
            gradient[i] = weights[row + i] * (gradient[i] - mean);
        }
    }
}
