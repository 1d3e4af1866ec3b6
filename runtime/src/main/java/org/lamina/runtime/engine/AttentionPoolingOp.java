package org.lamina.runtime.engine;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// An [AttentionPoolingVertex] at work, by plain loops over `[batch][features][steps]`.
final class AttentionPoolingOp extends PlainOp implements AttentionWeights {

    private final int heads;

    AttentionPoolingOp(ComputationGraph graph, String name, int index, DataType type, int heads) {
        super(graph, name, index, type);
        this.heads = heads;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        int steps = steps();
        double[] weights = weights(inputs);
        double[] x = read(inputs[1]);
        double[] y = new double[x.length / steps];
        for (int i = 0; i < y.length; i++) {
            int row = headOf(i) * steps;
            for (int t = 0; t < steps; t++) {
                y[i] += weights[row + t] * x[i * steps + t];
            }
        }
        INDArray output = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS, dataType, new long[] {inputs[1].size(0), inputs[1].size(1)}, 'c');
        RowMajor.write(y, output);
        return output;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        int steps = steps();
        double[] weights = weights(inputs);
        double[] x = read(inputs[1]);
        double[] dy = read(epsilon);
        double[] dx = new double[x.length];
        double[] scores = new double[weights.length];
        for (int i = 0; i < dy.length; i++) {
            int row = headOf(i) * steps;
            for (int t = 0; t < steps; t++) {
                dx[i * steps + t] = weights[row + t] * dy[i];
                scores[row + t] += x[i * steps + t] * dy[i];
            }
        }
        double[] gradient = new double[steps];
        for (int row = 0; row < scores.length; row += steps) {
            System.arraycopy(scores, row, gradient, 0, steps);
            AttentionCore.softmaxBackward(weights, row, gradient, steps);
            System.arraycopy(gradient, 0, scores, row, steps);
        }
        INDArray[] next = new INDArray[inputs.length];
        next[0] = back(scores, inputs[0], workspaces);
        next[1] = back(dx, inputs[1], workspaces);
        return new Pair<>(null, next);
    }

    @Override
    public Weights attentionWeights(INDArray... from) {
        return Weights.of(core(from), weights(from));
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks, MaskState state, int size) {
        return new Pair<>(null, state);
    }

    /// `[batch][heads][steps]`, each row of which sums to one.
    private double[] weights(INDArray[] from) {
        AttentionCore core = core(from);
        double[] weights = read(from[0]);
        for (int row = 0; row < weights.length; row += core.keys()) {
            core.visible().hide(row / (heads * core.keys()), weights, row, core.keys());
            AttentionCore.softmax(weights, row, core.keys());
        }
        return weights;
    }

    /// A single query of each head asks each sample.
    private AttentionCore core(INDArray[] from) {
        VisibleKeys visible = new VisibleKeys(false, null, from.length > 2 ? RowMajor.readRows(from[2]) : null);
        return new AttentionCore((int) from[0].size(0), heads, 1, (int) from[0].size(2), 1, visible);
    }

    private double[] read(INDArray array) {
        return RowMajor.read(array.castTo(dataType));
    }

    private int steps() {
        return (int) inputs[1].size(2);
    }

    /// The head of the `i`-th feature, all samples counted through.
    private int headOf(int i) {
        return i / ((int) inputs[1].size(1) / heads);
    }

    private INDArray back(double[] values, INDArray like, LayerWorkspaceMgr workspaces) {
        INDArray gradient = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, like.shape(), 'c');
        RowMajor.write(values, gradient);
        return gradient;
    }
}
