package org.lamina.runtime.mask;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/// A loss of answers at every step, a row each, of which a mask hides those at padding.
///
/// The engine divides by all steps, hidden or not. This makes of its mean over all the mean over those that count.
public class MeanOfRealSteps implements ILossFunction {
    private static final long serialVersionUID = 1L;

    private ILossFunction loss = new LossMCXENT();

    MeanOfRealSteps() {}

    public static MeanOfRealSteps of(ILossFunction loss) {
        MeanOfRealSteps mean = new MeanOfRealSteps();
        mean.loss = loss;
        return mean;
    }

    public ILossFunction getLoss() {
        return loss;
    }

    public void setLoss(ILossFunction loss) {
        this.loss = loss;
    }

    private static double factor(@Nullable INDArray mask) {
        return mask == null ? 1 : mask.length() / mask.sumNumber().doubleValue();
    }

    @Override
    public double computeScore(INDArray right, INDArray sums, IActivation function, INDArray mask, boolean average) {
        return loss.computeScore(right, sums, function, mask, average) * factor(mask);
    }

    @Override
    public INDArray computeScoreArray(INDArray right, INDArray sums, IActivation function, INDArray mask) {
        return loss.computeScoreArray(right, sums, function, mask).muli(factor(mask));
    }

    @Override
    public INDArray computeGradient(INDArray right, INDArray sums, IActivation function, INDArray mask) {
        return loss.computeGradient(right, sums, function, mask).muli(factor(mask));
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray right, INDArray sums, IActivation function, INDArray mask, boolean average) {
        return new Pair<>(
                computeScore(right, sums, function, mask, average), computeGradient(right, sums, function, mask));
    }

    @Override
    public String name() {
        return loss.name();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MeanOfRealSteps mean && mean.loss.equals(loss);
    }

    @Override
    public int hashCode() {
        return Objects.hash(MeanOfRealSteps.class, loss);
    }
}
