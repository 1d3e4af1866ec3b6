package org.lamina.runtime.accel;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/// The arithmetic of an optimiser in one iteration, in single precision as the engine's own operations do it.
public interface UpdateRule {

    /// Turns gradients into updates, number by number, and moves the states on.
    ///
    /// @param states an array for each kind of state: side by side, a loop over one array at two places would not
    ///     become vector instructions
    /// @param count how many numbers
    void run(float[] gradient, float[][] states, int count);

    /// The names of the states, in the order of [#run]; nothing for an optimiser that has no rule here.
    static Optional<List<String>> states(IUpdater settings) {
        return Optional.ofNullable(
                switch (settings) {
                    case Sgd _ -> List.of();
                    case Adam _ -> List.of("M", "V");
                    case AMSGrad _ -> List.of("M", "V", "V_HAT");
                    case AdaMax _ -> List.of("M", "V");
                    case Nesterovs _ -> List.of("V");
                    case RmsProp _ -> List.of("G");
                    case AdaGrad _ -> List.of("grad");
                    default -> null;
                });
    }

    static UpdateRule of(IUpdater settings, int iteration, int epoch) {
        float rate = (float) settings.getLearningRate(iteration, epoch);
        return switch (settings) {
            case Sgd _ -> descent(rate);
            case Adam s ->
                adam(rate, (float) s.getBeta1(), (float) s.getBeta2(), (float) s.getEpsilon(), iteration + 1);
            case AMSGrad s ->
                amsGrad(rate, (float) s.getBeta1(), (float) s.getBeta2(), (float) s.getEpsilon(), iteration + 1);
            case AdaMax s -> adaMax(rate, (float) s.getBeta1(), (float) s.getBeta2(), iteration + 1);
            case Nesterovs s -> nesterov(rate, (float) s.currentMomentum(iteration, epoch));
            case RmsProp s -> rmsProp(rate, (float) s.getRmsDecay(), (float) s.getEpsilon());
            case AdaGrad s -> adaGrad(rate, (float) s.getEpsilon());
            default -> throw new IllegalArgumentException("No rule for " + settings);
        };
    }

    private static UpdateRule descent(float rate) {
        return (gradient, _, count) -> {
            for (int i = 0; i < count; i++) {
                gradient[i] *= rate;
            }
        };
    }

    /// The rate, corrected for means that began with nothing.
    private static float corrected(float rate, float beta1, float beta2, float epsilon, int step) {
        double first = (float) Math.pow(beta1, step);
        double second = (float) Math.pow(beta2, step);
        float corrected = (float) (rate * (float) Math.sqrt(1 - second) / (1 - first));
        return Float.isFinite(corrected) && corrected != 0 ? corrected : epsilon;
    }

    private static UpdateRule adam(float rate, float beta1, float beta2, float epsilon, int step) {
        float factor = corrected(rate, beta1, beta2, epsilon, step);
        float rest1 = 1 - beta1;
        float rest2 = 1 - beta2;
        return (gradient, states, count) -> {
            float[] mean = states[0];
            float[] square = states[1];
            for (int i = 0; i < count; i++) {
                float g = gradient[i];
                float m = beta1 * mean[i] + g * rest1;
                float v = beta2 * square[i] + g * g * rest2;
                mean[i] = m;
                square[i] = v;
                gradient[i] = m * factor / ((float) Math.sqrt(v) + epsilon);
            }
        };
    }

    private static UpdateRule amsGrad(float rate, float beta1, float beta2, float epsilon, int step) {
        float factor = corrected(rate, beta1, beta2, epsilon, step);
        float rest1 = 1 - beta1;
        float rest2 = 1 - beta2;
        return (gradient, states, count) -> {
            float[] mean = states[0];
            float[] square = states[1];
            float[] largest = states[2];
            for (int i = 0; i < count; i++) {
                float g = gradient[i];
                float m = beta1 * mean[i] + g * rest1;
                float v = beta2 * square[i] + g * g * rest2;
                float h = Math.max(largest[i], v);
                mean[i] = m;
                square[i] = v;
                largest[i] = h;
                gradient[i] = factor * m / ((float) Math.sqrt(h) + epsilon);
            }
        };
    }

    private static UpdateRule adaMax(float rate, float beta1, float beta2, int step) {
        float factor = (float) (rate / (1 - Math.pow(beta1, step)));
        float rest = 1 - beta1;
        return (gradient, states, count) -> {
            float[] mean = states[0];
            float[] largest = states[1];
            for (int i = 0; i < count; i++) {
                float g = gradient[i];
                float m = beta1 * mean[i] + g * rest;
                float u = Math.max(beta2 * largest[i], Math.abs(g)) + 1e-32f;
                mean[i] = m;
                largest[i] = u;
                gradient[i] = factor * m / u;
            }
        };
    }

    private static UpdateRule nesterov(float rate, float momentum) {
        float back = -momentum - 1;
        return (gradient, states, count) -> {
            float[] velocity = states[0];
            for (int i = 0; i < count; i++) {
                float before = momentum * velocity[i];
                float v = before - rate * gradient[i];
                velocity[i] = v;
                gradient[i] = before + back * v;
            }
        };
    }

    private static UpdateRule rmsProp(float rate, float decay, float epsilon) {
        float rest = 1 - decay;
        return (gradient, states, count) -> {
            float[] square = states[0];
            for (int i = 0; i < count; i++) {
                float g = gradient[i];
                float v = square[i] * decay + g * g * rest;
                square[i] = v;
                gradient[i] = rate * g / ((float) Math.sqrt(v) + epsilon);
            }
        };
    }

    private static UpdateRule adaGrad(float rate, float epsilon) {
        return (gradient, states, count) -> {
            float[] sum = states[0];
            for (int i = 0; i < count; i++) {
                float g = gradient[i];
                float s = sum[i] + g * g;
                sum[i] = s;
                gradient[i] = rate * g / ((float) Math.sqrt(s) + epsilon);
            }
        };
    }
}
