package org.lamina.runtime.lower;

import org.jspecify.annotations.Nullable;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.settings.LossSpec;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/// Losses in the engine's terms.
///
/// The engine sums over the steps of a sequence and the pixels of an image; we want the mean, so that the loss reads
/// like that of a single answer. Equal weights for all units do that.
final class Losses {

    private Losses() {}

    static ILossFunction function(LossSpec loss, int units, int steps) {
        INDArray weights = weights(units, steps);
        return switch (loss) {
            case LossSpec.SoftmaxCrossEntropy _, LossSpec.CenterLoss _ ->
                weights == null ? new LossMCXENT() : new LossMCXENT(weights);
            case LossSpec.SigmoidCrossEntropy _ -> weights == null ? new LossBinaryXENT() : new LossBinaryXENT(weights);
            case LossSpec.MeanSquaredError _ -> weights == null ? new LossMSE() : new LossMSE(weights);
            case LossSpec.MeanAbsoluteError _ -> weights == null ? new LossMAE() : new LossMAE(weights);
        };
    }

    static Activation activation(LossSpec loss) {
        return switch (loss) {
            case LossSpec.SoftmaxCrossEntropy _, LossSpec.CenterLoss _ -> Activation.SOFTMAX;
            case LossSpec.SigmoidCrossEntropy _ -> Activation.SIGMOID;
            case LossSpec.MeanSquaredError _, LossSpec.MeanAbsoluteError _ -> Activation.IDENTITY;
        };
    }

    private static @Nullable INDArray weights(int units, int steps) {
        return steps == 1 ? null : Nd4j.valueArrayOf(new long[] {1, units}, 1.0 / steps, DataType.FLOAT);
    }
}
