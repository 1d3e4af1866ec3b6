package org.lamina.runtime.small;

import java.util.Optional;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.layers.BaseLayer;

/// How the gradient of a layer is kept within bounds.
sealed interface Clip {

    void apply(float[] gradient, int from, int count);

    /// Nothing for ways that only the engine knows.
    static Optional<Clip> of(BaseLayer layer) {
        GradientNormalization way = layer.getGradientNormalization();
        double limit = layer.getGradientNormalizationThreshold();
        return Optional.ofNullable(
                switch (way == null ? GradientNormalization.None : way) {
                    case None -> new Off();
                    case ClipElementWiseAbsoluteValue -> new ByValue((float) limit);
                    case ClipL2PerLayer -> new ByNorm(limit);
                    default -> null;
                });
    }

    record Off() implements Clip {
        @Override
        public void apply(float[] gradient, int from, int count) {}
    }

    record ByValue(float limit) implements Clip {
        @Override
        public void apply(float[] gradient, int from, int count) {
            for (int i = from; i < from + count; i++) {
                gradient[i] = Math.clamp(gradient[i], -limit, limit);
            }
        }
    }

    record ByNorm(double limit) implements Clip {
        @Override
        public void apply(float[] gradient, int from, int count) {
            double squares = 0;
            for (int i = from; i < from + count; i++) {
                squares += (double) gradient[i] * gradient[i];
            }
            double norm = Math.sqrt(squares);
            if (norm > limit) {
                float factor = (float) (limit / norm);
                for (int i = from; i < from + count; i++) {
                    gradient[i] *= factor;
                }
            }
        }
    }
}
