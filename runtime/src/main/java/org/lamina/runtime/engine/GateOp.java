package org.lamina.runtime.engine;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A [GateVertex] at work.
final class GateOp extends PlainOp {

    GateOp(ComputationGraph graph, String name, int index, DataType type) {
        super(graph, name, index, type);
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
                .mapToObj(i -> spread(input(i), rank))
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
}
