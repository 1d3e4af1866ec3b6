package org.lamina.runtime.engine;

import java.util.Objects;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of a mean over time, `[B, F]`, by weights that softmax makes of scores. It reads the scores
/// `[B, heads, T]` and what is weighed, `[B, F, T]`; each head weighs its own part of the features.
public class AttentionPoolingVertex extends PlainVertex {

    private int heads = 1;

    AttentionPoolingVertex() {}

    public static AttentionPoolingVertex of(int heads) {
        if (heads < 1) {
            throw new IllegalArgumentException("Not a number of heads: " + heads);
        }
        AttentionPoolingVertex vertex = new AttentionPoolingVertex();
        vertex.heads = heads;
        return vertex;
    }

    public int getHeads() {
        return heads;
    }

    public void setHeads(int heads) {
        this.heads = heads;
    }

    @Override
    public AttentionPoolingVertex clone() {
        return of(heads);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AttentionPoolingVertex vertex && vertex.heads == heads;
    }

    @Override
    public int hashCode() {
        return Objects.hash(AttentionPoolingVertex.class, heads);
    }

    @Override
    public int minVertexInputs() {
        return 2;
    }

    @Override
    public int maxVertexInputs() {
        return 2;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new AttentionPoolingOp(graph, name, index, type, heads);
    }

    @Override
    public InputType getOutputType(int index, InputType... inputs) {
        return InputType.feedForward(Sizes.features(inputs[1]));
    }
}
