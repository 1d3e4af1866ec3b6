package org.lamina.runtime.small;

import java.util.Optional;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/// Losses together with the output function that belongs to them, on rows of units.
enum RowLoss {
    SOFTMAX_CROSS_ENTROPY {
        @Override
        void values(float[] sums, int at, float[] values, int units) {
            float largest = Float.NEGATIVE_INFINITY;
            for (int unit = 0; unit < units; unit++) {
                largest = Math.max(largest, sums[at + unit]);
            }
            float all = 0;
            for (int unit = 0; unit < units; unit++) {
                values[at + unit] = (float) Math.exp(sums[at + unit] - largest);
                all += values[at + unit];
            }
            for (int unit = 0; unit < units; unit++) {
                values[at + unit] /= all;
            }
        }

        @Override
        double loss(float value, float right, int units) {
            return right == 0 ? 0 : -right * Math.log(clamp(value, SOFTMAX_FLOOR));
        }

        @Override
        float slope(float value, float right, int units) {
            return value - right;
        }
    },
    SIGMOID_CROSS_ENTROPY {
        @Override
        void values(float[] sums, int at, float[] values, int units) {
            for (int unit = 0; unit < units; unit++) {
                values[at + unit] = Squash.sigmoid(sums[at + unit]);
            }
        }

        @Override
        double loss(float value, float right, int units) {
            float safe = clamp(value, SIGMOID_FLOOR);
            return -right * Math.log(safe) - (1 - right) * Math.log(1 - safe);
        }

        /// Kept away from zero and one as in the engine, which makes the slope of very wrong answers less steep.
        @Override
        float slope(float value, float right, int units) {
            float safe = clamp(value, SIGMOID_FLOOR);
            return (safe - right) / (safe * (1 - safe)) * (value * (1 - value));
        }
    },
    MEAN_SQUARED_ERROR {
        @Override
        void values(float[] sums, int at, float[] values, int units) {
            System.arraycopy(sums, at, values, at, units);
        }

        @Override
        double loss(float value, float right, int units) {
            float difference = right - value;
            return (double) difference * difference / units;
        }

        @Override
        float slope(float value, float right, int units) {
            return 2 * (value - right) / units;
        }
    },
    MEAN_ABSOLUTE_ERROR {
        @Override
        void values(float[] sums, int at, float[] values, int units) {
            System.arraycopy(sums, at, values, at, units);
        }

        @Override
        double loss(float value, float right, int units) {
            return Math.abs(value - right) / (double) units;
        }

        @Override
        float slope(float value, float right, int units) {
            return Math.signum(value - right) / units;
        }
    };

    private static final float SOFTMAX_FLOOR = 1e-10f;
    private static final float SIGMOID_FLOOR = 1e-5f;

    /// Fills the output values of the row that begins at `at`.
    abstract void values(float[] sums, int at, float[] values, int units);

    /// What one value adds to the loss.
    abstract double loss(float value, float right, int units);

    /// The derivative of the loss by the weighted sum.
    abstract float slope(float value, float right, int units);

    private static float clamp(float value, float floor) {
        return Math.clamp(value, floor, 1 - floor);
    }

    /// Nothing for pairs and settings that only the engine knows.
    static Optional<RowLoss> of(ILossFunction loss, IActivation function) {
        return Optional.ofNullable(
                switch (loss) {
                    case LossMCXENT s
                    when s.getClass() == LossMCXENT.class
                            && s.getWeights() == null
                            && function instanceof ActivationSoftmax
                            && (float) s.getSoftmaxClipEps() == SOFTMAX_FLOOR -> SOFTMAX_CROSS_ENTROPY;
                    case LossBinaryXENT s
                    when s.getWeights() == null
                            && function instanceof ActivationSigmoid
                            && (float) s.getClipEps() == SIGMOID_FLOOR -> SIGMOID_CROSS_ENTROPY;
                    case LossMSE s
                    when s.getWeights() == null && function instanceof ActivationIdentity -> MEAN_SQUARED_ERROR;
                    case LossMAE s
                    when s.getWeights() == null && function instanceof ActivationIdentity -> MEAN_ABSOLUTE_ERROR;
                    default -> null;
                });
    }
}
