package org.lamina.runtime.engine;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A [GateVertex] at work.
@SuppressWarnings("overrides") // DL4J's own base class leaves out the dots of setInputs
final class GateOp extends BaseGraphVertex {

    GateOp(ComputationGraph graph, String name, int index, DataType type) {
        super(graph, name, index, null, null, type);
    }

    @Override
    public boolean hasLayer() {
        return false;
    }

    @Override
    public @Nullable Layer getLayer() {
        return null;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        return workspaces.leverageTo(ArrayType.ACTIVATIONS, product(-1));
    }

    /// The gradient of a factor is what arrives times all other factors; that of a gate is summed over the places.
    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        INDArray[] gradients = new INDArray[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            INDArray gradient = epsilon.mul(product(i));
            boolean isGate = inputs[i].rank() < epsilon.rank();
            gradients[i] = workspaces.leverageTo(
                    ArrayType.ACTIVATION_GRAD,
                    isGate ? gradient.sum(IntStream.range(2, epsilon.rank()).toArray()) : gradient);
        }
        return new Pair<>(null, gradients);
    }

    /// The product of all inputs but one, as wide as it takes.
    private INDArray product(int but) {
        int rank = IntStream.range(0, inputs.length)
                .map(i -> inputs[i].rank())
                .max()
                .orElseThrow();
        return IntStream.range(0, inputs.length)
                .filter(i -> i != but)
                .mapToObj(i -> spread(inputs[i].castTo(dataType), rank))
                .reduce(INDArray::mul)
                .orElseThrow();
    }

    /// With dimensions of size 1 behind, which ND4J repeats as wanted.
    private static INDArray spread(INDArray factor, int rank) {
        if (factor.rank() == rank) {
            return factor;
        }
        long[] shape = new long[rank];
        Arrays.fill(shape, 1);
        System.arraycopy(factor.shape(), 0, shape, 0, factor.rank());
        return factor.reshape(shape);
    }

    @Override
    public void setBackpropGradientsViewArray(@Nullable INDArray view) {
        if (view != null) {
            throw new IllegalArgumentException("A product has no parameters");
        }
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks, MaskState state, int size) {
        INDArray first = null;
        for (INDArray mask : masks == null ? new INDArray[0] : masks) {
            first = first == null ? mask : first;
        }
        return new Pair<>(first, state);
    }

    @Override
    public String toString() {
        return "GateOp(" + vertexName + ")";
    }
}
