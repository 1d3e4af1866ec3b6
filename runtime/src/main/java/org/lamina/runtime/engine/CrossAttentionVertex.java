package org.lamina.runtime.engine;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of scaled dot-product attention in heads between projected queries `[B, F, Tq]`, keys and values
/// `[B, F, Tk]`. The projections are layers before and behind it.
public class CrossAttentionVertex extends HeadedVertex {

    CrossAttentionVertex() {}

    private CrossAttentionVertex(int heads) {
        super(heads);
    }

    public static CrossAttentionVertex of(int heads) {
        return new CrossAttentionVertex(heads);
    }

    @Override
    public CrossAttentionVertex clone() {
        return of(getHeads());
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
        return new CrossAttentionOp(graph, name, index, type, getHeads());
    }

    @Override
    public InputType getOutputType(int index, InputType... inputs) {
        return inputs[0];
    }
}
