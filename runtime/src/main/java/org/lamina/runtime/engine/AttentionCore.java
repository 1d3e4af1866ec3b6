package org.lamina.runtime.engine;

import java.util.Arrays;

/// Scaled dot-product attention over rows `[batch x steps][heads x size]`, forward and backward, by plain loops. There
/// are as many values as keys, but there may be another number of queries.
///
/// Each head is small, so loops over contiguous rows beat the engine's batched products, and softmax needs no copy.
record AttentionCore(int batch, int heads, int queries, int keys, int size, VisibleKeys visible) {

    /// Result of a forward pass: mixed values in the layout of the input, and weights
    /// `[batch][heads][queries][keys]`, each row of which sums to one, or is zero where a query sees nothing.
    record Mixed(double[] values, double[] weights) {}

    record Gradients(double[] query, double[] key, double[] value) {}

    Mixed forward(double[] query, double[] key, double[] value) {
        Mixed out = new Mixed(new double[query.length], new double[batch * heads * queries * keys]);
        double[] turned = new double[size * keys];
        double scale = 1 / Math.sqrt(size);
        for (int block = 0; block < batch * heads; block++) {
            int origin = origin(block, queries);
            int others = origin(block, keys);
            turn(key, others, turned);
            for (int q = 0; q < queries; q++) {
                if (visible.seesNone(block / heads, q)) {
                    continue;
                }
                int row = (block * queries + q) * keys;
                int seen = seen(q);
                multiply(query, origin + q * width(), scale, turned, out.weights, row, seen);
                visible.hide(block / heads, out.weights, row, seen);
                softmax(out.weights, row, seen);
                for (int k = 0; k < seen; k++) {
                    add(out.weights[row + k], value, others + k * width(), out.values, origin + q * width());
                }
            }
        }
        return out;
    }

    Gradients backward(double[] query, double[] key, double[] value, double[] weights, double[] epsilon) {
        Gradients out = new Gradients(new double[query.length], new double[key.length], new double[value.length]);
        double[] turned = new double[size * keys];
        double[] score = new double[keys];
        double scale = 1 / Math.sqrt(size);
        for (int block = 0; block < batch * heads; block++) {
            int origin = origin(block, queries);
            int others = origin(block, keys);
            turn(value, others, turned);
            for (int q = 0; q < queries; q++) {
                int at = origin + q * width();
                int row = (block * queries + q) * keys;
                int seen = seen(q);
                Arrays.fill(score, 0);
                multiply(epsilon, at, 1, turned, score, 0, seen);
                softmaxBackward(weights, row, score, seen);
                for (int k = 0; k < seen; k++) {
                    int other = others + k * width();
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

    private int seen(int query) {
        return visible.causal() ? query + 1 : keys;
    }

    private int origin(int block, int steps) {
        return block / heads * steps * width() + block % heads * size;
    }

    /// Puts one head of `rows` on its side, so that a product over steps reads memory in order.
    private void turn(double[] rows, int origin, double[] turned) {
        for (int t = 0; t < keys; t++) {
            for (int d = 0; d < size; d++) {
                turned[d * keys + t] = rows[origin + t * width() + d];
            }
        }
    }

    private void multiply(double[] row, int at, double scale, double[] turned, double[] target, int to, int seen) {
        for (int d = 0; d < size; d++) {
            double factor = row[at + d] * scale;
            int from = d * keys;
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

    /// Makes weights that sum to one of scores, in place.
    static void softmax(double[] values, int from, int count) {
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
    static void softmaxBackward(double[] weights, int row, double[] gradient, int count) {
        double mean = 0;
        for (int i = 0; i < count; i++) {
            mean += weights[row + i] * gradient[i];
        }
        for (int i = 0; i < count; i++) {
            gradient[i] = weights[row + i] * (gradient[i] - mean);
        }
    }
}
