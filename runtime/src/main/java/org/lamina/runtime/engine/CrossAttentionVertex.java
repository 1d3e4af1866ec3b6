package org.lamina.runtime.engine;

import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of scaled dot-product attention in heads between projected queries `[B, F, Tq]`, keys and values
/// `[B, F, Tk]`. The projections are layers before and behind it. Behind these three come the masks that it has.
public class CrossAttentionVertex extends HeadedVertex {

    private boolean askingMasked;
    private boolean askedMasked;

    CrossAttentionVertex() {}

    private CrossAttentionVertex(int heads) {
        super(heads);
    }

    public static CrossAttentionVertex of(int heads) {
        return new CrossAttentionVertex(heads);
    }

    @Override
    public CrossAttentionVertex clone() {
        return of(getHeads()).masked(askingMasked, askedMasked);
    }

    /// @param asking whether a mask `[B, 1, Tq]` of the queries comes
    /// @param asked whether one of the keys comes, `[B, 1, Tk]`
    public CrossAttentionVertex masked(boolean asking, boolean asked) {
        askingMasked = asking;
        askedMasked = asked;
        return this;
    }

    public boolean isAskingMasked() {
        return askingMasked;
    }

    public void setAskingMasked(boolean masked) {
        askingMasked = masked;
    }

    public boolean isAskedMasked() {
        return askedMasked;
    }

    public void setAskedMasked(boolean masked) {
        askedMasked = masked;
    }

    @Override
    protected Object settings() {
        return List.of(getHeads(), askingMasked, askedMasked);
    }

    @Override
    public int minVertexInputs() {
        return 3;
    }

    @Override
    public int maxVertexInputs() {
        return 5;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new CrossAttentionOp(graph, name, index, type, this);
    }

    @Override
    public InputType getOutputType(int index, InputType... inputs) {
        return inputs[0];
    }
}
