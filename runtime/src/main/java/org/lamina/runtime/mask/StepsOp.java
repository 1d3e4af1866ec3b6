package org.lamina.runtime.mask;

import java.lang.ref.Reference;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.lamina.runtime.accel.SummableArray;
import org.lamina.runtime.engine.PlainOp;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A [StepsVertex] at work: this class makes the arrays.
@SuppressWarnings("overrides") // as its base class
final class StepsOp extends PlainOp {

    private final StepsJob job;

    StepsOp(ComputationGraph graph, String name, int index, DataType type, StepsJob job) {
        super(graph, name, index, type);
        this.job = job;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray x = Rows.laidOut(input(0));
        INDArray y = job.isVector()
                ? workspaces.createUninitialized(
                        ArrayType.ACTIVATIONS, dataType, new long[] {x.size(0), x.size(1)}, 'c')
                : job.packs()
                        ? stepByStep(ArrayType.ACTIVATIONS, workspaces)
                        : sampleBySample(ArrayType.ACTIVATIONS, workspaces).permute(0, 2, 1);
        steps().forward(job, Rows.of(x), Rows.of(y));
        Reference.reachabilityFence(x);
        return y;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        INDArray dy = Rows.laidOut(epsilon.castTo(dataType));
        INDArray x = Rows.laidOut(input(0));
        INDArray dx = job.unpacks()
                ? stepByStep(ArrayType.ACTIVATION_GRAD, workspaces)
                : SummableArray.channelsFirstView(sampleBySample(ArrayType.ACTIVATION_GRAD, workspaces));
        steps().backward(job, Rows.of(x), Rows.of(dy), Rows.of(dx));
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(dy);
        return new Pair<>(null, new INDArray[] {dx, null});
    }

    private Steps steps() {
        return new Steps(MaskVertex.rows(input(1)));
    }

    /// `[B, F, T]`, with the samples of a step together, as recurrent layers want it.
    private INDArray stepByStep(ArrayType purpose, LayerWorkspaceMgr workspaces) {
        INDArray x = inputs[0];
        return workspaces
                .createUninitialized(purpose, dataType, new long[] {x.size(2), x.size(0), x.size(1)}, 'c')
                .permute(1, 2, 0);
    }

    /// `[B, T, F]`
    private INDArray sampleBySample(ArrayType purpose, LayerWorkspaceMgr workspaces) {
        INDArray x = inputs[0];
        return workspaces.createUninitialized(purpose, dataType, new long[] {x.size(0), x.size(2), x.size(1)}, 'c');
    }
}
