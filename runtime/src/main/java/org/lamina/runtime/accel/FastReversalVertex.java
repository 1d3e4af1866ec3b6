package org.lamina.runtime.accel;

import java.lang.ref.Reference;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The steps of whole sequences of single precision in the opposite order. DL4J's own code, which goes sample by sample
/// and number by number, does the rest.
@SuppressWarnings("overrides") // DL4J's own base class leaves out the dots of setInputs
final class FastReversalVertex extends ReverseTimeSeriesVertex {
    private static final long serialVersionUID = 1L;

    FastReversalVertex(ComputationGraph graph, String name, int index, String input, DataType type) {
        super(graph, name, index, input, type);
    }

    private boolean isCovered(INDArray sequence) {
        return graph.getInputMaskArrays() == null && sequence.dataType() == DataType.FLOAT;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        return isCovered(inputs[0])
                ? reversed(inputs[0], ArrayType.ACTIVATIONS, workspaces)
                : super.doForward(training, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        return isCovered(epsilon)
                ? new Pair<>(null, new INDArray[] {reversed(epsilon, ArrayType.ACTIVATION_GRAD, workspaces)})
                : super.doBackward(truncated, workspaces);
    }

    /// As recurrent layers want it: the samples of a step together.
    private static INDArray reversed(INDArray sequence, ArrayType type, LayerWorkspaceMgr workspaces) {
        INDArray from = Layouts.plain(sequence.permute(2, 0, 1));
        INDArray to = workspaces.createUninitialized(type, sequence.dataType(), from.shape(), 'c');
        Floats source = new Floats(from);
        Floats target = new Floats(to);
        float[] step = new float[Math.toIntExact(from.length() / from.size(0))];
        for (long at = 0; at < from.length(); at += step.length) {
            source.read(at, step, step.length);
            target.write(from.length() - step.length - at, step, step.length);
        }
        Reference.reachabilityFence(from);
        Reference.reachabilityFence(to);
        return to.permute(1, 2, 0);
    }
}
