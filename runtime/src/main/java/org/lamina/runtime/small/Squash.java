package org.lamina.runtime.small;

import java.util.Optional;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/// Activation functions, value by value.
enum Squash {
    IDENTITY {
        @Override
        float value(float sum) {
            return sum;
        }

        @Override
        float slope(float sum, float value) {
            return 1;
        }
    },
    RELU {
        @Override
        float value(float sum) {
            return Math.max(0, sum);
        }

        @Override
        float slope(float sum, float value) {
            return sum > 0 ? 1 : 0;
        }
    },
    LEAKY_RELU {
        @Override
        float value(float sum) {
            return sum < 0 ? LEAK * sum : sum;
        }

        @Override
        float slope(float sum, float value) {
            return sum < 0 ? LEAK : 1;
        }
    },
    ELU {
        @Override
        float value(float sum) {
            return sum < 0 ? (float) Math.expm1(sum) : sum;
        }

        @Override
        float slope(float sum, float value) {
            return sum < 0 ? (float) Math.exp(sum) : 1;
        }
    },
    SIGMOID {
        @Override
        float value(float sum) {
            return sigmoid(sum);
        }

        @Override
        float slope(float sum, float value) {
            return value * (1 - value);
        }
    },
    TANH {
        @Override
        float value(float sum) {
            return (float) Math.tanh(sum);
        }

        @Override
        float slope(float sum, float value) {
            return 1 - value * value;
        }
    },
    SWISH {
        @Override
        float value(float sum) {
            return sum * sigmoid(sum);
        }

        @Override
        float slope(float sum, float value) {
            float gate = sigmoid(sum);
            return gate + sum * gate * (1 - gate);
        }
    };

    private static final float LEAK = 0.01f;

    abstract float value(float sum);

    /// The derivative where the weighted sum is `sum` and the function's value `value`.
    abstract float slope(float sum, float value);

    static float sigmoid(float sum) {
        return (float) (1 / (1 + Math.exp(-sum)));
    }

    /// Nothing for functions and settings that only the engine knows.
    static Optional<Squash> of(IActivation function) {
        return Optional.ofNullable(
                switch (function) {
                    case ActivationIdentity _ -> IDENTITY;
                    case ActivationReLU relu when isPlain(relu) -> RELU;
                    case ActivationLReLU leaky when (float) leaky.getAlpha() == LEAK -> LEAKY_RELU;
                    case ActivationELU elu when elu.getAlpha() == 1 -> ELU;
                    case ActivationSigmoid _ -> SIGMOID;
                    case ActivationTanH _ -> TANH;
                    case ActivationSwish _ -> SWISH;
                    default -> null;
                });
    }

    private static boolean isPlain(ActivationReLU relu) {
        return (relu.getMax() == null || relu.getMax() == 0)
                && (relu.getThreshold() == null || relu.getThreshold() == 0)
                && (relu.getNegativeSlope() == null || relu.getNegativeSlope() == 0);
    }
}
