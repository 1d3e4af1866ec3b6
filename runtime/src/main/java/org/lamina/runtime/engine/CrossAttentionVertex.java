package org.lamina.runtime.engine;

import java.util.Objects;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of scaled dot-product attention in heads between projected queries `[B, F, Tq]`, keys and values
/// `[B, F, Tk]`. The projections are layers before and behind it.
public class CrossAttentionVertex extends PlainVertex {

    private int heads = 1;

    CrossAttentionVertex() {}

    public static CrossAttentionVertex of(int heads) {
        if (heads < 1) {
            throw new IllegalArgumentException("Not a number of heads: " + heads);
        }
        CrossAttentionVertex vertex = new CrossAttentionVertex();
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
    public CrossAttentionVertex clone() {
        return of(heads);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CrossAttentionVertex vertex && vertex.heads == heads;
    }

    @Override
    public int hashCode() {
        return Objects.hash(CrossAttentionVertex.class, heads);
    }

    @Override
    public int minVertexInputs() {
        return 3;
    }

    @Override
    public int maxVertexInputs() {
        return 3;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new CrossAttentionOp(graph, name, index, type, heads);
    }

    @Override
    public InputType getOutputType(int index, InputType... inputs) {
        return inputs[0];
    }
}
