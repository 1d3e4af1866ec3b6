package org.lamina.runtime.engine;

/// The arithmetic of an LSTM in plain Java. Sequences lie step by step, `[T, B, F]`; gates in the engine's order:
/// candidate, forget, output, input. One forward pass can be followed by one backward pass.
final class LstmCore {

    static final int GATES = 4;

    private final int batch;
    private final int steps;
    private final int inputs;
    private final int units;
    private final Weights weights;
    private final double[] x;
    private final State first;

    /// What each step leaves for the backward pass.
    private final double[] gates;

    private final State states;

    /// The sums of one sample in one step, or their gradients.
    private final double[] sums;

    /// Row-major: `[inputs, 4 units]`, `[units, 4 units]`, `[4 units]`, and `[units, 3]`: how much the forget, output
    /// and input gate of a unit see of its cell; zeros where they do not.
    record Weights(double[] input, double[] recurrent, double[] bias, double[] peepholes) {
        Weights zeros() {
            return new Weights(
                    new double[input.length],
                    new double[recurrent.length],
                    new double[bias.length],
                    new double[peepholes.length]);
        }
    }

    /// What an LSTM carries, `[B, units]` each, or of all steps.
    record State(double[] hidden, double[] cell) {
        static State zeros(int size) {
            return new State(new double[size], new double[size]);
        }
    }

    /// @param first of the state before the first step
    record Gradients(Weights weights, double[] input, State first) {}

    LstmCore(int batch, Weights weights, double[] x, State first) {
        this.batch = batch;
        this.weights = weights;
        this.x = x;
        this.first = first;
        sums = new double[weights.bias.length];
        units = sums.length / GATES;
        inputs = weights.input.length / sums.length;
        steps = x.length / (batch * inputs);
        gates = new double[steps * batch * sums.length];
        states = State.zeros(steps * batch * units);
    }

    /// The state after each step.
    double[] forward() {
        for (int row = 0; row < steps * batch; row++) {
            System.arraycopy(weights.bias, 0, sums, 0, sums.length);
            RowProducts.add(x, row * inputs, weights.input, sums);
            RowProducts.add(before(row).hidden, beforeAt(row), weights.recurrent, sums);
            step(row);
        }
        return states.hidden;
    }

    private void step(int row) {
        double[] cells = before(row).cell;
        double[] peepholes = weights.peepholes;
        int at = row * units;
        for (int u = 0; u < units; u++) {
            double old = cells[beforeAt(row) + u];
            double candidate = Math.tanh(sums[u]);
            double forget = sigmoid(sums[units + u] + peepholes[3 * u] * old);
            double input = sigmoid(sums[3 * units + u] + peepholes[3 * u + 2] * old);
            double cell = forget * old + input * candidate;
            double output = sigmoid(sums[2 * units + u] + peepholes[3 * u + 1] * cell);
            int gate = GATES * at + u;
            gates[gate] = candidate;
            gates[gate + units] = forget;
            gates[gate + 2 * units] = output;
            gates[gate + 3 * units] = input;
            states.cell[at + u] = cell;
            states.hidden[at + u] = output * Math.tanh(cell);
        }
    }

    /// @param epsilon the gradient of each state
    Gradients backward(double[] epsilon) {
        Weights result = weights.zeros();
        double[] next = new double[x.length];
        State carried = State.zeros(batch * units);
        for (int row = steps * batch - 1; row >= 0; row--) {
            int carry = row % batch * units;
            deltas(row, epsilon, carried, carry);
            addPeepholes(row, result.peepholes);
            RowProducts.addOuter(x, row * inputs, sums, result.input);
            RowProducts.addOuter(before(row).hidden, beforeAt(row), sums, result.recurrent);
            RowProducts.add(sums, result.bias);
            RowProducts.addBack(sums, weights.input, next, row * inputs);
            RowProducts.addBack(sums, weights.recurrent, carried.hidden, carry);
        }
        return new Gradients(result, next, carried);
    }

    /// The gradients of the sums of one step; leaves in `carried` what goes straight to the cells before.
    private void deltas(int row, double[] epsilon, State carried, int carry) {
        double[] cells = before(row).cell;
        int at = row * units;
        for (int u = 0; u < units; u++) {
            int gate = GATES * at + u;
            double candidate = gates[gate];
            double forget = gates[gate + units];
            double output = gates[gate + 2 * units];
            double input = gates[gate + 3 * units];
            double squashed = Math.tanh(states.cell[at + u]);
            double hidden = epsilon[at + u] + carried.hidden[carry + u];
            double toOutput = hidden * squashed * output * (1 - output);
            double cell = carried.cell[carry + u]
                    + hidden * output * (1 - squashed * squashed)
                    + toOutput * weights.peepholes[3 * u + 1];
            double toForget = cell * cells[beforeAt(row) + u] * forget * (1 - forget);
            double toInput = cell * candidate * input * (1 - input);
            sums[u] = cell * input * (1 - candidate * candidate);
            sums[units + u] = toForget;
            sums[2 * units + u] = toOutput;
            sums[3 * units + u] = toInput;
            carried.cell[carry + u] =
                    cell * forget + toForget * weights.peepholes[3 * u] + toInput * weights.peepholes[3 * u + 2];
            carried.hidden[carry + u] = 0;
        }
    }

    /// From the gradients of the sums of one step.
    private void addPeepholes(int row, double[] result) {
        double[] cells = before(row).cell;
        for (int u = 0; u < units; u++) {
            double old = cells[beforeAt(row) + u];
            result[3 * u] += sums[units + u] * old;
            result[3 * u + 1] += sums[2 * units + u] * states.cell[row * units + u];
            result[3 * u + 2] += sums[3 * units + u] * old;
        }
    }

    /// Where the state before a step is.
    private State before(int row) {
        return row < batch ? first : states;
    }

    private int beforeAt(int row) {
        return row < batch ? row * units : (row - batch) * units;
    }

    private static double sigmoid(double sum) {
        return 1 / (1 + Math.exp(-sum));
    }
}
