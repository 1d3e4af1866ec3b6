package org.lamina.graph.settings;

import org.lamina.graph.kind.Family;

/// All losses.
public final class Losses {
    public static final LossSpec SOFTMAX_CROSS_ENTROPY = new LossSpec.SoftmaxCrossEntropy();
    public static final LossSpec SIGMOID_CROSS_ENTROPY = new LossSpec.SigmoidCrossEntropy();

    public static final Family<LossSpec> ALL = Family.of(
            "loss",
            LossSpec.SoftmaxCrossEntropy.KIND,
            LossSpec.CenterLoss.KIND,
            LossSpec.SigmoidCrossEntropy.KIND,
            LossSpec.MeanSquaredError.KIND,
            LossSpec.MeanAbsoluteError.KIND);

    private Losses() {}
}
