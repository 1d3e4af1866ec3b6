package org.lamina.runtime.engine;

import org.jspecify.annotations.Nullable;

/// The arithmetic of a GRU in plain Java. Sequences lie step by step, `[T, B, F]`; gates in the order reset, update,
/// candidate. One forward pass can be followed by one backward pass.
final class GruCore {

    private final int batch;
    private final int steps;
    private final int inputs;
    private final int units;
    private final Weights weights;
    private final double @Nullable [] mask;
    private final double[] x;
    private final double[] first;

    /// What a step leaves for the backward pass, per step, sample and gate: the gates, and the recurrent sums of the
    /// candidate.
    private final double[] gates;

    private final double[] candidateSums;
    private final double[] states;

    /// Sums or their gradients, of the input and of the state, for one sample in one step.
    private final double[] ofInput;

    private final double[] ofState;

    /// Row-major: `[3 units, inputs]`, `[3 units, units]`, `[3 units]`, `[3 units]`.
    record Weights(double[] input, double[] recurrent, double[] bias, double[] recurrentBias) {
        /// Zeros of the same sizes.
        Weights zeros() {
            return new Weights(
                    new double[input.length],
                    new double[recurrent.length],
                    new double[bias.length],
                    new double[recurrentBias.length]);
        }
    }

    /// @param weights of the weights
    /// @param input of the input
    /// @param first of the state before the first step that gradients reach
    record Gradients(Weights weights, double[] input, double[] first) {}

    /// @param first the state before the first step, `[B, units]`
    /// @param mask `[B, T]`: where it is zero the state is forgotten
    GruCore(int batch, int inputs, Weights weights, double[] x, double[] first, double @Nullable [] mask) {
        this.batch = batch;
        this.inputs = inputs;
        this.weights = weights;
        this.x = x;
        this.first = first;
        this.mask = mask;
        units = weights.bias.length / GruParams.GATES;
        steps = x.length / (batch * inputs);
        gates = new double[steps * batch * GruParams.GATES * units];
        candidateSums = new double[steps * batch * units];
        states = new double[steps * batch * units];
        ofInput = new double[GruParams.GATES * units];
        ofState = new double[GruParams.GATES * units];
    }

    /// The state after each step.
    double[] forward() {
        double[] input = transposed(weights.input, inputs);
        double[] recurrent = transposed(weights.recurrent, units);
        for (int step = 0; step < steps; step++) {
            for (int sample = 0; sample < batch; sample++) {
                int row = step * batch + sample;
                System.arraycopy(weights.bias, 0, ofInput, 0, ofInput.length);
                addProduct(x, row * inputs, inputs, input, ofInput);
                System.arraycopy(weights.recurrentBias, 0, ofState, 0, ofState.length);
                addProduct(before(step), beforeAt(row), units, recurrent, ofState);
                step(row, maskAt(step, sample));
            }
        }
        return states;
    }

    private void step(int row, double kept) {
        double[] before = before(row / batch);
        int at = row * units;
        for (int u = 0; u < units; u++) {
            double reset = sigmoid(ofInput[u] + ofState[u]);
            double update = sigmoid(ofInput[units + u] + ofState[units + u]);
            double sum = ofState[2 * units + u];
            double candidate = Math.tanh(ofInput[2 * units + u] + reset * sum);
            gates[3 * at + u] = reset;
            gates[3 * at + units + u] = update;
            gates[3 * at + 2 * units + u] = candidate;
            candidateSums[at + u] = sum;
            states[at + u] = kept * ((1 - update) * candidate + update * before[beforeAt(row) + u]);
        }
    }

    /// @param epsilon the gradient of each state
    /// @param from the first step that gradients reach; those before it count as given
    Gradients backward(double[] epsilon, int from) {
        Weights result = weights.zeros();
        double[] next = new double[x.length];
        double[] carried = new double[batch * units];
        for (int step = steps - 1; step >= from; step--) {
            for (int sample = 0; sample < batch; sample++) {
                int row = step * batch + sample;
                int carry = sample * units;
                deltas(row, epsilon, carried, carry, maskAt(step, sample));
                addOuter(ofInput, x, row * inputs, inputs, result.input);
                addOuter(ofState, before(step), beforeAt(row), units, result.recurrent);
                add(ofInput, result.bias);
                add(ofState, result.recurrentBias);
                addRows(ofInput, weights.input, inputs, next, row * inputs);
                addRows(ofState, weights.recurrent, units, carried, carry);
            }
        }
        return new Gradients(result, next, carried);
    }

    /// The gradients of the sums of one step; leaves in `carried` what goes straight to the state before.
    private void deltas(int row, double[] epsilon, double[] carried, int carry, double kept) {
        double[] before = before(row / batch);
        int at = row * units;
        for (int u = 0; u < units; u++) {
            double reset = gates[3 * at + u];
            double update = gates[3 * at + units + u];
            double candidate = gates[3 * at + 2 * units + u];
            double state = kept * (epsilon[at + u] + carried[carry + u]);
            double candidateDelta = state * (1 - update) * (1 - candidate * candidate);
            double resetDelta = candidateDelta * candidateSums[at + u] * reset * (1 - reset);
            double updateDelta = state * (before[beforeAt(row) + u] - candidate) * update * (1 - update);
            ofInput[u] = resetDelta;
            ofState[u] = resetDelta;
            ofInput[units + u] = updateDelta;
            ofState[units + u] = updateDelta;
            ofInput[2 * units + u] = candidateDelta;
            ofState[2 * units + u] = candidateDelta * reset;
            carried[carry + u] = state * update;
        }
    }

    private double maskAt(int step, int sample) {
        return mask == null ? 1 : mask[sample * steps + step];
    }

    /// Where the state before a step is.
    private double[] before(int step) {
        return step == 0 ? first : states;
    }

    private int beforeAt(int row) {
        return row < batch ? row * units : (row - batch) * units;
    }

    private static double sigmoid(double sum) {
        return 1 / (1 + Math.exp(-sum));
    }

    /// Column by column, so that sums run along memory.
    private static double[] transposed(double[] matrix, int columns) {
        int rows = matrix.length / columns;
        double[] result = new double[matrix.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                result[column * rows + row] = matrix[row * columns + column];
            }
        }
        return result;
    }

    private static void addProduct(double[] vector, int at, int length, double[] columns, double[] sums) {
        for (int i = 0; i < length; i++) {
            double factor = vector[at + i];
            int column = i * sums.length;
            for (int j = 0; j < sums.length; j++) {
                sums[j] += factor * columns[column + j];
            }
        }
    }

    private static void addRows(double[] factors, double[] matrix, int columns, double[] sums, int at) {
        for (int row = 0; row < factors.length; row++) {
            double factor = factors[row];
            for (int column = 0; column < columns; column++) {
                sums[at + column] += factor * matrix[row * columns + column];
            }
        }
    }

    private static void addOuter(double[] left, double[] right, int at, int columns, double[] matrix) {
        for (int row = 0; row < left.length; row++) {
            double factor = left[row];
            for (int column = 0; column < columns; column++) {
                matrix[row * columns + column] += factor * right[at + column];
            }
        }
    }

    private static void add(double[] values, double[] sums) {
        for (int i = 0; i < values.length; i++) {
            sums[i] += values[i];
        }
    }
}
