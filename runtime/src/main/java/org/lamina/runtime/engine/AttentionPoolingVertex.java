package org.lamina.runtime.engine;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of a mean over time, `[B, F]`, by weights that softmax makes of scores. It reads the scores
/// `[B, heads, T]`, what is weighed, `[B, F, T]`, and maybe which steps are real, `[B, 1, T]`; each head weighs its own
/// part of the features.
public class AttentionPoolingVertex extends HeadedVertex {

    AttentionPoolingVertex() {}

    private AttentionPoolingVertex(int heads) {
        super(heads);
    }

    public static AttentionPoolingVertex of(int heads) {
        return new AttentionPoolingVertex(heads);
    }

    @Override
    public AttentionPoolingVertex clone() {
        return of(getHeads());
    }

    @Override
    public int minVertexInputs() {
        return 2;
    }

    @Override
    public int maxVertexInputs() {
        return 3;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new AttentionPoolingOp(graph, name, index, type, getHeads());
    }

    @Override
    public InputType getOutputType(int index, InputType... inputs) {
        return InputType.feedForward(Sizes.features(inputs[1]));
    }
}
