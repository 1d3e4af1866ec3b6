package org.lamina.runtime.mask;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.lamina.runtime.accel.SummableArray;
import org.lamina.runtime.engine.PlainOp;
import org.lamina.runtime.engine.RowMajor;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A [StepsVertex] at work: this class moves arrays in and out.
@SuppressWarnings("overrides") // as its base class
final class StepsOp extends PlainOp {

    private final StepsJob job;

    StepsOp(ComputationGraph graph, String name, int index, DataType type, StepsJob job) {
        super(graph, name, index, type);
        this.job = job;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        double[] y = steps().forward(job, read(input(0)));
        INDArray x = inputs[0];
        if (job.isVector()) {
            return written(y, ArrayType.ACTIVATIONS, workspaces, x.size(0), x.size(1));
        }
        return written(y, ArrayType.ACTIVATIONS, workspaces, x.size(0), x.size(2), x.size(1))
                .permute(0, 2, 1);
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        INDArray arrived = epsilon.castTo(dataType);
        double[] dy = job.isVector() ? RowMajor.read(arrived) : read(arrived);
        INDArray x = inputs[0];
        double[] dx = steps().backward(job, job == StepsJob.MAXIMUM ? read(input(0)) : dy, dy);
        INDArray rows = written(dx, ArrayType.ACTIVATION_GRAD, workspaces, x.size(0), x.size(2), x.size(1));
        return new Pair<>(null, new INDArray[] {SummableArray.channelsFirstView(rows), null});
    }

    private Steps steps() {
        INDArray x = inputs[0];
        return new Steps((int) x.size(0), (int) x.size(2), (int) x.size(1), MaskVertex.rows(input(1)));
    }

    /// `[B, F, T]` step by step.
    private static double[] read(INDArray sequence) {
        return RowMajor.read(sequence.permute(0, 2, 1));
    }

    private INDArray written(double[] values, ArrayType purpose, LayerWorkspaceMgr workspaces, long... shape) {
        INDArray target = workspaces.createUninitialized(purpose, dataType, shape, 'c');
        RowMajor.write(values, target);
        return target;
    }
}
