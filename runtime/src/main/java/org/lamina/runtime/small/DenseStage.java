package org.lamina.runtime.small;

/// A fully connected layer on plain arrays. Values lie unit by unit, each with the samples side by side, so that the
/// inner loops run over samples; weights lie as the engine keeps them, all inputs of a unit side by side.
///
/// @param weightsAt where the weights begin among all parameters; `biasAt` likewise
record DenseStage(int inputs, int units, int weightsAt, int biasAt, Squash squash) {

    int weights() {
        return inputs * units;
    }

    /// Fills the weighted sums of all samples.
    void sums(float[] parameters, float[] input, float[] sums, int samples) {
        for (int unit = 0; unit < units; unit++) {
            int to = unit * samples;
            float bias = parameters[biasAt + unit];
            for (int s = 0; s < samples; s++) {
                sums[to + s] = bias;
            }
            for (int i = 0; i < inputs; i++) {
                float weight = parameters[weightsAt + unit * inputs + i];
                int from = i * samples;
                for (int s = 0; s < samples; s++) {
                    sums[to + s] += weight * input[from + s];
                }
            }
        }
    }

    void values(float[] sums, float[] values, int samples) {
        for (int i = 0; i < units * samples; i++) {
            values[i] = squash.value(sums[i]);
        }
    }

    /// Turns the slope of the loss by the values, in place, into that by the sums.
    void throughSquash(float[] sums, float[] values, float[] slopes, int samples) {
        for (int i = 0; i < units * samples; i++) {
            slopes[i] *= squash.slope(sums[i], values[i]);
        }
    }

    /// Fills this layer's part of the gradient, summed over the samples.
    void gradient(float[] input, float[] slopes, float[] gradient, int samples) {
        for (int unit = 0; unit < units; unit++) {
            int from = unit * samples;
            float bias = 0;
            for (int s = 0; s < samples; s++) {
                bias += slopes[from + s];
            }
            gradient[biasAt + unit] = bias;
            for (int i = 0; i < inputs; i++) {
                gradient[weightsAt + unit * inputs + i] = product(slopes, from, input, i * samples, samples);
            }
        }
    }

    /// Four sums at a time, because a processor adds faster than one sum can be carried on.
    private static float product(float[] a, int aAt, float[] b, int bAt, int count) {
        float first = 0;
        float second = 0;
        float third = 0;
        float fourth = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            first += a[aAt + i] * b[bAt + i];
            second += a[aAt + i + 1] * b[bAt + i + 1];
            third += a[aAt + i + 2] * b[bAt + i + 2];
            fourth += a[aAt + i + 3] * b[bAt + i + 3];
        }
        for (; i < count; i++) {
            first += a[aAt + i] * b[bAt + i];
        }
        return (first + second) + (third + fourth);
    }

    /// Fills the slope of the loss by the input.
    void back(float[] parameters, float[] slopes, float[] inputSlopes, int samples) {
        for (int i = 0; i < inputs; i++) {
            int to = i * samples;
            for (int s = 0; s < samples; s++) {
                inputSlopes[to + s] = 0;
            }
            for (int unit = 0; unit < units; unit++) {
                float weight = parameters[weightsAt + unit * inputs + i];
                int from = unit * samples;
                for (int s = 0; s < samples; s++) {
                    inputSlopes[to + s] += weight * slopes[from + s];
                }
            }
        }
    }
}
