package org.lamina.runtime.net;

import org.jspecify.annotations.Nullable;
import org.lamina.graph.settings.DataSignature.Task;
import org.lamina.graph.settings.LossSpec;

/// The arithmetic of right and wrong over `[samples][units][steps]` in row-major order; plain vectors have one step,
/// images one for each pixel.
public record Answers(LossSpec loss, Task task, int units, int steps) {

    /// The engine's own bounds, so that our loss equals the one it trains on.
    private static final double SOFTMAX_FLOOR = 1e-10;

    private static final double SIGMOID_FLOOR = 1e-5;

    /// Sum over the samples; each sample's loss is the mean over its steps.
    ///
    /// @param real 1 for each answer that counts and 0 for the others, where not all do; these add nothing to a
    /// mean
    public double lossSum(float[] given, float[] right, float @Nullable [] real) {
        double sum = 0;
        for (int i = 0; i < given.length; i++) {
            sum += counts(real, i)
                    * switch (loss) {
                        // Answers do not tell how far their features were from a centre.
                        case LossSpec.SoftmaxCrossEntropy _, LossSpec.CenterLoss _ ->
                            right[i] == 0
                                    ? 0
                                    : -right[i] * Math.log(Math.clamp(given[i], SOFTMAX_FLOOR, 1 - SOFTMAX_FLOOR));
                        case LossSpec.SigmoidCrossEntropy _ -> binary(given[i], right[i]);
                        case LossSpec.MeanSquaredError _ -> square(given[i] - right[i]) / units;
                        case LossSpec.MeanAbsoluteError _ -> Math.abs(given[i] - right[i]) / units;
                    };
        }
        return sum / steps;
    }

    public double absoluteErrorSum(float[] given, float[] right, float @Nullable [] real) {
        double sum = 0;
        for (int i = 0; i < given.length; i++) {
            sum += counts(real, i) * Math.abs(given[i] - right[i]);
        }
        return sum / units / steps;
    }

    /// The mean squared error of each sample.
    ///
    /// @param real as in [#lossSum]
    public float[] squaredErrors(float[] given, float[] right, float @Nullable [] real) {
        int width = units * steps;
        float[] errors = new float[given.length / width];
        for (int sample = 0; sample < errors.length; sample++) {
            double sum = 0;
            double count = 0;
            for (int i = sample * width; i < (sample + 1) * width; i++) {
                sum += counts(real, i) * square(given[i] - right[i]);
                count += counts(real, i);
            }
            errors[sample] = (float) (sum / count);
        }
        return errors;
    }

    private double counts(float @Nullable [] real, int i) {
        return real == null ? 1 : real[i / (units * steps) * steps + i % steps];
    }

    /// How many answers count.
    public static int counting(float[] real) {
        int count = 0;
        for (float one : real) {
            count += one != 0 ? 1 : 0;
        }
        return count;
    }

    public boolean hasClasses() {
        return task == Task.CLASSES || task == Task.BINARY;
    }

    /// How many classes an answer can name.
    public int classes() {
        return task == Task.BINARY ? 2 : units;
    }

    /// How many answers the values hold.
    public int count(float[] values) {
        return values.length / units;
    }

    /// The class of an answer: the unit with the highest value, or whether a single unit passes one half.
    public int classOf(float[] values, int answer) {
        int at = at(answer);
        if (task == Task.BINARY) {
            return values[at] >= 0.5f ? 1 : 0;
        }
        int best = 0;
        for (int unit = 1; unit < units; unit++) {
            if (values[at + unit * steps] > values[at + best * steps]) {
                best = unit;
            }
        }
        return best;
    }

    /// The network's trust in a class.
    public float confidence(float[] values, int answer, int ofClass) {
        float value = values[at(answer) + (task == Task.BINARY ? 0 : ofClass * steps)];
        return task == Task.BINARY && ofClass == 0 ? 1 - value : value;
    }

    public int right(float[] given, float[] right) {
        int hits = 0;
        for (int answer = 0; answer < count(given); answer++) {
            if (classOf(given, answer) == classOf(right, answer)) {
                hits++;
            }
        }
        return hits;
    }

    /// How many answers are right, from the weighted sums before the output's own function. Both arrays lie row by row,
    /// an answer each.
    public int rightOfSums(float[] sums, float[] right) {
        int hits = 0;
        for (int at = 0; at < sums.length; at += units) {
            hits += largest(sums, at, sumOfOneHalf()) == largest(right, at, 0.5f) ? 1 : 0;
        }
        return hits;
    }

    /// A sigmoid passes one half where its sum passes zero.
    private float sumOfOneHalf() {
        return loss instanceof LossSpec.SigmoidCrossEntropy ? 0 : 0.5f;
    }

    private int largest(float[] rows, int from, float half) {
        if (task == Task.BINARY) {
            return rows[from] >= half ? 1 : 0;
        }
        int best = 0;
        for (int unit = 1; unit < units; unit++) {
            best = rows[from + unit] > rows[from + best] ? unit : best;
        }
        return best;
    }

    private int at(int answer) {
        return answer / steps * units * steps + answer % steps;
    }

    private static double binary(double p, double right) {
        double safe = Math.clamp(p, SIGMOID_FLOOR, 1 - SIGMOID_FLOOR);
        return -right * Math.log(safe) - (1 - right) * Math.log(1 - safe);
    }

    private static double square(double value) {
        return value * value;
    }
}
