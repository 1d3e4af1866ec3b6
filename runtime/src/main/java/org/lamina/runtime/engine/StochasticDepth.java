package org.lamina.runtime.engine;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Drops whole samples of a batch while training and scales up the others (Huang et al. 2016).
public class StochasticDepth implements IDropout {
    private static final long serialVersionUID = 1L;

    private double kept = 1;
    private transient @Nullable INDArray mask;

    StochasticDepth() {}

    /// @param kept the share of samples that stays
    public static StochasticDepth keeping(double kept) {
        StochasticDepth dropout = new StochasticDepth();
        dropout.kept = kept;
        return dropout;
    }

    public double getKept() {
        return kept;
    }

    public void setKept(double kept) {
        this.kept = kept;
    }

    @Override
    public INDArray applyDropout(
            INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
        long[] shape = new long[input.rank()];
        Arrays.fill(shape, 1);
        shape[0] = input.size(0);
        INDArray drawn = workspaces.createUninitialized(ArrayType.INPUT, input.dataType(), shape, 'c');
        for (long sample = 0; sample < shape[0]; sample++) {
            drawn.putScalar(sample, Nd4j.getRandom().nextDouble() < kept ? 1 / kept : 0);
        }
        mask = drawn;
        return result.assign(input.mul(drawn));
    }

    @Override
    public INDArray backprop(INDArray gradientAtOutput, INDArray gradientAtInput, int iteration, int epoch) {
        INDArray drawn = mask;
        if (drawn == null) {
            throw new IllegalStateException("backprop needs a forward pass for training before it");
        }
        mask = null;
        return gradientAtInput.assign(gradientAtOutput.mul(drawn));
    }

    @Override
    public void clear() {
        mask = null;
    }

    @Override
    public StochasticDepth clone() {
        return keeping(kept);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StochasticDepth depth && depth.kept == kept;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(kept);
    }
}
