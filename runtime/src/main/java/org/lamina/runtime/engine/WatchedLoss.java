package org.lamina.runtime.engine;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.lamina.runtime.accel.LossSpy;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/// A loss function that shows somebody what it is given in each training step: the right answers and the output
/// layer's weighted sums, a row for each answer. The engine shows them nowhere else, and making them again costs time.
public final class WatchedLoss implements ILossFunction, LossSpy {
    private static final long serialVersionUID = 1L;

    private final ILossFunction loss;
    private final transient BiConsumer<float[], float[]> watcher;

    /// @param watcher gets the right answers and the sums
    public WatchedLoss(ILossFunction loss, BiConsumer<float[], float[]> watcher) {
        this.loss = loss;
        this.watcher = watcher;
    }

    @Override
    public ILossFunction loss() {
        return loss;
    }

    @Override
    public void show(INDArray right, INDArray sums) {
        show(RowMajor.readFloats(right), RowMajor.readFloats(sums));
    }

    /// Tells the watcher of a step that was taken in plain Java.
    public void show(float[] right, float[] sums) {
        watcher.accept(right, sums);
    }

    @Override
    public INDArray computeGradient(INDArray right, INDArray sums, IActivation function, INDArray mask) {
        if (mask == null) {
            show(right, sums);
        } else {
            show(real(right, mask), real(sums, mask));
        }
        return loss.computeGradient(right, sums, function, mask);
    }

    /// The rows that the mask does not hide, one after the other.
    private static float[] real(INDArray rows, INDArray mask) {
        float[] all = RowMajor.readFloats(rows);
        float[] shown = RowMajor.readFloats(mask);
        int width = all.length / shown.length;
        float[] real = new float[all.length];
        int count = 0;
        for (int row = 0; row < shown.length; row++) {
            if (shown[row] != 0) {
                System.arraycopy(all, row * width, real, count, width);
                count += width;
            }
        }
        return Arrays.copyOf(real, count);
    }

    @Override
    public double computeScore(INDArray right, INDArray sums, IActivation function, INDArray mask, boolean average) {
        return loss.computeScore(right, sums, function, mask, average);
    }

    @Override
    public INDArray computeScoreArray(INDArray right, INDArray sums, IActivation function, INDArray mask) {
        return loss.computeScoreArray(right, sums, function, mask);
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
}
