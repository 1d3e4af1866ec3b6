package org.lamina.runtime.engine;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.lamina.runtime.accel.SummableArray;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A [CrossAttentionVertex] at work, by the loops of [AttentionCore].
///
/// What the training pass computed is kept until its backward pass; other passes keep nothing.
final class CrossAttentionOp extends PlainOp implements AttentionWeights {

    private final CrossAttentionVertex vertex;
    private transient @Nullable Pass kept;

    /// One forward pass, its arrays in the layout of [AttentionCore].
    private record Pass(AttentionCore core, double[] query, double[] key, double[] value, AttentionCore.Mixed mixed) {}

    CrossAttentionOp(ComputationGraph graph, String name, int index, DataType type, CrossAttentionVertex vertex) {
        super(graph, name, index, type);
        this.vertex = vertex;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        Pass pass = pass(inputs);
        kept = training ? pass : null;
        INDArray rows = rows(pass.mixed.values(), inputs[0], workspaces, ArrayType.ACTIVATIONS);
        return rows.permute(0, 2, 1);
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        Pass pass = kept == null ? pass(inputs) : kept;
        kept = null;
        AttentionCore.Gradients gradients =
                pass.core.backward(pass.query, pass.key, pass.value, pass.mixed.weights(), rows(epsilon));
        INDArray[] next = new INDArray[inputs.length];
        next[0] = back(gradients.query(), inputs[0], workspaces);
        next[1] = back(gradients.key(), inputs[1], workspaces);
        next[2] = back(gradients.value(), inputs[2], workspaces);
        return new Pair<>(null, next);
    }

    @Override
    public Weights attentionWeights(INDArray... from) {
        Pass pass = pass(from);
        return Weights.of(pass.core, pass.mixed.weights());
    }

    @Override
    public void clear() {
        super.clear();
        kept = null;
    }

    private Pass pass(INDArray[] from) {
        int heads = vertex.getHeads();
        int size = (int) from[0].size(1) / heads;
        AttentionCore core = new AttentionCore(
                (int) from[0].size(0), heads, (int) from[0].size(2), (int) from[1].size(2), size, visible(from));
        double[] query = rows(from[0]);
        double[] key = rows(from[1]);
        double[] value = rows(from[2]);
        return new Pass(core, query, key, value, core.forward(query, key, value));
    }

    private VisibleKeys visible(INDArray[] from) {
        double[][] asking = vertex.isAskingMasked() ? RowMajor.readRows(from[3]) : null;
        double[][] asked = vertex.isAskedMasked() ? RowMajor.readRows(from[from.length - 1]) : null;
        return new VisibleKeys(false, asking, asked);
    }

    /// `[B, F, T]` as `[B x T][F]`.
    private double[] rows(INDArray columns) {
        return RowMajor.read(columns.castTo(dataType).permute(0, 2, 1));
    }

    private static INDArray back(double[] values, INDArray like, LayerWorkspaceMgr workspaces) {
        return SummableArray.channelsFirstView(rows(values, like, workspaces, ArrayType.ACTIVATION_GRAD));
    }

    private static INDArray rows(double[] values, INDArray like, LayerWorkspaceMgr workspaces, ArrayType purpose) {
        INDArray rows = workspaces.createUninitialized(
                purpose, like.dataType(), new long[] {like.size(0), like.size(2), like.size(1)}, 'c');
        RowMajor.write(values, rows);
        return rows;
    }
}
