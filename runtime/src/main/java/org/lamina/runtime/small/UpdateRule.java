package org.lamina.runtime.small;

import java.util.Optional;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/// How an optimiser turns a gradient into the update that is subtracted from the parameters. States lie and numbers are
/// rounded as in the engine, so that both can go on with what the other began.
sealed interface UpdateRule {

    /// Replaces the gradient by the update.
    ///
    /// @param iteration updates so far
    void apply(float[] gradient, float[] state, float rate, int iteration);

    /// How many numbers it remembers of each parameter.
    int states();

    /// Nothing for optimisers that only the engine knows.
    static Optional<UpdateRule> of(IUpdater optimiser) {
        return Optional.ofNullable(
                switch (optimiser) {
                    case Sgd _ -> new Plain();
                    case Nesterovs s when s.getMomentumISchedule() == null -> new Momentum((float) s.getMomentum());
                    case RmsProp s -> new SquareMean((float) s.getRmsDecay(), (float) s.getEpsilon());
                    case Adam s -> new Moments((float) s.getBeta1(), (float) s.getBeta2(), (float) s.getEpsilon());
                    case AdaGrad s -> new SquareSum((float) s.getEpsilon());
                    default -> null;
                });
    }

    record Plain() implements UpdateRule {
        @Override
        public void apply(float[] gradient, float[] state, float rate, int iteration) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= rate;
            }
        }

        @Override
        public int states() {
            return 0;
        }
    }

    /// Nesterov's momentum.
    record Momentum(float momentum) implements UpdateRule {
        @Override
        public void apply(float[] gradient, float[] state, float rate, int iteration) {
            for (int i = 0; i < gradient.length; i++) {
                float before = momentum * state[i];
                state[i] = before - rate * gradient[i];
                gradient[i] = before - (momentum + 1) * state[i];
            }
        }

        @Override
        public int states() {
            return 1;
        }
    }

    /// RMSProp.
    record SquareMean(float decay, float epsilon) implements UpdateRule {
        @Override
        public void apply(float[] gradient, float[] state, float rate, int iteration) {
            for (int i = 0; i < gradient.length; i++) {
                state[i] = state[i] * decay + gradient[i] * gradient[i] * (1 - decay);
                gradient[i] = rate * gradient[i] / ((float) Math.sqrt(state[i]) + epsilon);
            }
        }

        @Override
        public int states() {
            return 1;
        }
    }

    /// AdaGrad.
    record SquareSum(float epsilon) implements UpdateRule {
        @Override
        public void apply(float[] gradient, float[] state, float rate, int iteration) {
            for (int i = 0; i < gradient.length; i++) {
                state[i] += gradient[i] * gradient[i];
                gradient[i] = rate * gradient[i] / ((float) Math.sqrt(state[i]) + epsilon);
            }
        }

        @Override
        public int states() {
            return 1;
        }
    }

    /// Adam.
    record Moments(float beta1, float beta2, float epsilon) implements UpdateRule {
        @Override
        public void apply(float[] gradient, float[] state, float rate, int iteration) {
            float power1 = (float) Math.pow(beta1, iteration + 1.0);
            float power2 = (float) Math.pow(beta2, iteration + 1.0);
            float step = rate * (float) Math.sqrt(1 - power2) / (1 - power1);
            int squares = gradient.length;
            for (int i = 0; i < gradient.length; i++) {
                float mean = state[i] * beta1 + gradient[i] * (1 - beta1);
                float square = state[squares + i] * beta2 + gradient[i] * gradient[i] * (1 - beta2);
                state[i] = mean;
                state[squares + i] = square;
                gradient[i] = step * mean / ((float) Math.sqrt(square) + epsilon);
            }
        }

        @Override
        public int states() {
            return 2;
        }
    }
}
