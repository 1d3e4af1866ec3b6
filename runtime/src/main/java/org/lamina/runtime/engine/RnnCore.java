package org.lamina.runtime.engine;

import org.jspecify.annotations.Nullable;

/// The arithmetic of a recurrent layer without gates in plain Java. Sequences lie step by step, `[T, B, F]`. One
/// forward pass can be followed by one backward pass.
final class RnnCore {

    private final int batch;
    private final int steps;
    private final int inputs;
    private final int units;
    private final Weights weights;
    private final double @Nullable [] mask;
    private final double[] x;
    private final double[] first;
    private final double[] states;

    /// The sums of one sample in one step, or their gradients.
    private final double[] sums;

    /// Row-major: `[inputs, units]`, `[units, units]`, `[units]`.
    record Weights(double[] input, double[] recurrent, double[] bias) {
        Weights zeros() {
            return new Weights(new double[input.length], new double[recurrent.length], new double[bias.length]);
        }
    }

    /// @param first of the state before the first step
    record Gradients(Weights weights, double[] input, double[] first) {}

    /// @param mask `[B, T]`: where it is zero the state is forgotten
    RnnCore(int batch, Weights weights, double[] x, double[] first, double @Nullable [] mask) {
        this.batch = batch;
        this.weights = weights;
        this.x = x;
        this.first = first;
        this.mask = mask;
        units = weights.bias.length;
        inputs = weights.input.length / units;
        steps = x.length / (batch * inputs);
        states = new double[steps * batch * units];
        sums = new double[units];
    }

    /// The state after each step.
    double[] forward() {
        for (int row = 0; row < steps * batch; row++) {
            System.arraycopy(weights.bias, 0, sums, 0, units);
            RowProducts.add(x, row * inputs, weights.input, sums);
            RowProducts.add(before(row), beforeAt(row), weights.recurrent, sums);
            for (int u = 0; u < units; u++) {
                states[row * units + u] = kept(row) * Math.tanh(sums[u]);
            }
        }
        return states;
    }

    /// @param epsilon the gradient of each state
    Gradients backward(double[] epsilon) {
        Weights result = weights.zeros();
        double[] next = new double[x.length];
        double[] carried = new double[batch * units];
        for (int row = steps * batch - 1; row >= 0; row--) {
            int carry = row % batch * units;
            for (int u = 0; u < units; u++) {
                double state = states[row * units + u];
                sums[u] = kept(row) * (epsilon[row * units + u] + carried[carry + u]) * (1 - state * state);
                carried[carry + u] = 0;
            }
            RowProducts.addOuter(x, row * inputs, sums, result.input);
            RowProducts.addOuter(before(row), beforeAt(row), sums, result.recurrent);
            RowProducts.add(sums, result.bias);
            RowProducts.addBack(sums, weights.input, next, row * inputs);
            RowProducts.addBack(sums, weights.recurrent, carried, carry);
        }
        return new Gradients(result, next, carried);
    }

    private double kept(int row) {
        return mask == null ? 1 : mask[row % batch * steps + row / batch];
    }

    /// Where the state before a step is.
    private double[] before(int row) {
        return row < batch ? first : states;
    }

    private int beforeAt(int row) {
        return row < batch ? row * units : (row - batch) * units;
    }
}
