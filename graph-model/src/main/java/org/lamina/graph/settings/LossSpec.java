package org.lamina.graph.settings;

import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;

/// What training makes small, together with the function of the output layer that belongs to it.
public sealed interface LossSpec extends Described {
    /// Whether one of several classes is true, with a probability for each.
    default boolean choosesOne() {
        return false;
    }

    /// Softmax over the classes and the negative log-likelihood of the true one.
    record SoftmaxCrossEntropy() implements LossSpec {
        public static final Kind<SoftmaxCrossEntropy> KIND =
                Kind.of("loss", "softmax-cross-entropy", SoftmaxCrossEntropy.class, new SoftmaxCrossEntropy());

        @Override
        public boolean choosesOne() {
            return true;
        }

        @Override
        public Kind<SoftmaxCrossEntropy> kind() {
            return KIND;
        }
    }

    /// As before, and the distance of what the output reads from the centre of its class (Wen et al. 2016).
    ///
    /// @param strength how much the distance counts
    /// @param rate how far a centre moves towards its samples in a step
    record CenterLoss(double strength, double rate) implements LossSpec {
        public static final Kind<CenterLoss> KIND = Kind.of(
                "loss",
                "center-loss",
                CenterLoss.class,
                new CenterLoss(0.003, 0.5),
                Param.logarithmic("strength", CenterLoss::strength, (s, v) -> new CenterLoss(v, s.rate()), 1e-6, 10),
                Param.decimal("rate", CenterLoss::rate, (s, v) -> new CenterLoss(s.strength(), v), 0.001, 1));

        @Override
        public boolean choosesOne() {
            return true;
        }

        @Override
        public Kind<CenterLoss> kind() {
            return KIND;
        }
    }

    /// An independent sigmoid per unit and binary cross-entropy.
    record SigmoidCrossEntropy() implements LossSpec {
        public static final Kind<SigmoidCrossEntropy> KIND =
                Kind.of("loss", "sigmoid-cross-entropy", SigmoidCrossEntropy.class, new SigmoidCrossEntropy());

        @Override
        public Kind<SigmoidCrossEntropy> kind() {
            return KIND;
        }
    }

    /// Linear outputs and the mean squared error.
    record MeanSquaredError() implements LossSpec {
        public static final Kind<MeanSquaredError> KIND =
                Kind.of("loss", "mean-squared-error", MeanSquaredError.class, new MeanSquaredError());

        @Override
        public Kind<MeanSquaredError> kind() {
            return KIND;
        }
    }

    /// Linear outputs and the mean absolute error.
    record MeanAbsoluteError() implements LossSpec {
        public static final Kind<MeanAbsoluteError> KIND =
                Kind.of("loss", "mean-absolute-error", MeanAbsoluteError.class, new MeanAbsoluteError());

        @Override
        public Kind<MeanAbsoluteError> kind() {
            return KIND;
        }
    }
}
