package org.lamina.runtime.engine;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.lamina.runtime.accel.SampleRows;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of a vertex that makes one batch of the samples of several, as DL4J's stack, which knows no volumes
/// and wants a gradient also where its reader hands back none.
public class JoinedSamples extends PlainVertex {

    @Override
    public JoinedSamples clone() {
        return new JoinedSamples();
    }

    @Override
    public int maxVertexInputs() {
        return Integer.MAX_VALUE;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new Op(graph, name, index, type);
    }

    @Override
    public InputType getOutputType(int index, InputType... inputs) {
        return inputs[0];
    }

    @SuppressWarnings("overrides") // as its base class
    private static final class Op extends PlainOp {

        Op(ComputationGraph graph, String name, int index, DataType type) {
            super(graph, name, index, type);
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
            long samples = inputs[0].size(0);
            INDArray all = SampleRows.room(inputs[0], samples * inputs.length, ArrayType.ACTIVATIONS, workspaces);
            for (int i = 0; i < inputs.length; i++) {
                SampleRows.copy(inputs[i], SampleRows.of(all, i * samples, (i + 1) * samples));
            }
            return all;
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
            INDArray[] parts = new INDArray[inputs.length];
            INDArray gradient = epsilon;
            if (gradient != null) {
                long samples = gradient.size(0) / parts.length;
                for (int i = 0; i < parts.length; i++) {
                    parts[i] = SampleRows.room(gradient, samples, ArrayType.ACTIVATION_GRAD, workspaces);
                    SampleRows.copy(SampleRows.of(gradient, i * samples, (i + 1) * samples), parts[i]);
                }
            }
            return new Pair<>(null, parts);
        }
    }
}
