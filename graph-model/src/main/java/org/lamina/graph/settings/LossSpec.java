package org.lamina.graph.settings;

import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Kind;

/// What training makes small, together with the function of the output layer that belongs to it.
public sealed interface LossSpec extends Described {
    /// Softmax over the classes and the negative log-likelihood of the true one.
    record SoftmaxCrossEntropy() implements LossSpec {
        public static final Kind<SoftmaxCrossEntropy> KIND =
                Kind.of("loss", "softmax-cross-entropy", SoftmaxCrossEntropy.class, new SoftmaxCrossEntropy());

        @Override
        public Kind<SoftmaxCrossEntropy> kind() {
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
