package org.lamina.runtime.engine;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A [PlainVertex] at work.
@SuppressWarnings("overrides")
public abstract class PlainOp extends BaseGraphVertex {

    protected PlainOp(ComputationGraph graph, String name, int index, DataType type) {
        super(graph, name, index, null, null, type);
    }

    /// With the dots that DL4J's own base class leaves out, so that subclasses compile without a warning.
    @Override
    public final void setInputs(INDArray... arrays) {
        super.setInputs(arrays);
    }

    /// An input in the precision of the network.
    protected final INDArray input(int i) {
        return inputs[i].castTo(dataType);
    }

    @Override
    public final boolean hasLayer() {
        return false;
    }

    @Override
    public final @Nullable Layer getLayer() {
        return null;
    }

    @Override
    public final void setBackpropGradientsViewArray(@Nullable INDArray view) {
        if (view != null) {
            throw new IllegalArgumentException(this + " has no parameters");
        }
    }

    /// What comes out is masked like the first input that is.
    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks, MaskState state, int size) {
        INDArray first = null;
        for (INDArray mask : masks == null ? new INDArray[0] : masks) {
            first = first == null ? mask : first;
        }
        return new Pair<>(first, state);
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "(" + vertexName + ")";
    }
}
