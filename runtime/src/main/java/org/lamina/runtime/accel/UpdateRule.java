package org.lamina.runtime.accel;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;

/// The arithmetic of an optimiser in one iteration, in single precision as the engine's own operations do it.
interface UpdateRule {

    /// Turns gradients into updates, number by number, and moves the states on.
    ///
    /// @param second empty where the optimiser has one state
    void run(float[] gradient, float[] first, float[] second, int count);

    /// The names of the states, in the order of [#run]; null for an optimiser that has no rule here.
    static String @Nullable [] states(IUpdater settings) {
        return switch (settings) {
            case Adam _ -> new String[] {"M", "V"};
            case Nesterovs _ -> new String[] {"V"};
            case RmsProp _ -> new String[] {"G"};
            case AdaGrad _ -> new String[] {"grad"};
            default -> null;
        };
    }

    static UpdateRule of(IUpdater settings, int iteration, int epoch) {
        float rate = (float) settings.getLearningRate(iteration, epoch);
        return switch (settings) {
            case Adam s ->
                adam(rate, (float) s.getBeta1(), (float) s.getBeta2(), (float) s.getEpsilon(), iteration + 1);
            case Nesterovs s -> nesterov(rate, (float) s.currentMomentum(iteration, epoch));
            case RmsProp s -> rmsProp(rate, (float) s.getRmsDecay(), (float) s.getEpsilon());
            case AdaGrad s -> adaGrad(rate, (float) s.getEpsilon());
            default -> throw new IllegalArgumentException("No rule for " + settings);
        };
    }

    private static UpdateRule adam(float rate, float beta1, float beta2, float epsilon, int step) {
        double first = (float) Math.pow(beta1, step);
        double second = (float) Math.pow(beta2, step);
        float corrected = (float) (rate * (float) Math.sqrt(1 - second) / (1 - first));
        float factor = Float.isFinite(corrected) && corrected != 0 ? corrected : epsilon;
        float rest1 = 1 - beta1;
        float rest2 = 1 - beta2;
        return (gradient, mean, square, count) -> {
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

    private static UpdateRule nesterov(float rate, float momentum) {
        float back = -momentum - 1;
        return (gradient, velocity, _, count) -> {
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
        return (gradient, square, _, count) -> {
            for (int i = 0; i < count; i++) {
                float g = gradient[i];
                float v = square[i] * decay + g * g * rest;
                square[i] = v;
                gradient[i] = rate * g / ((float) Math.sqrt(v) + epsilon);
            }
        };
    }

    private static UpdateRule adaGrad(float rate, float epsilon) {
        return (gradient, sum, _, count) -> {
            for (int i = 0; i < count; i++) {
                float g = gradient[i];
                float s = sum[i] + g * g;
                sum[i] = s;
                gradient[i] = rate * g / ((float) Math.sqrt(s) + epsilon);
            }
        };
    }
}
