package org.lamina.runtime.engine;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// Configuration of what a recurrent layer begins from: a sequence `[B, F, T]` and the state `[B, S]` before its first
/// step, joined to the one input that a layer of the engine can have. Each sample is a row ([Beginning]).
public class BeginVertex extends PlainVertex {

    private int states = 1;

    BeginVertex() {}

    /// @param states how many numbers a state has; those that its input does not give are zero
    public static BeginVertex of(int states) {
        if (states < 1) {
            throw new IllegalArgumentException("Not a size: " + states);
        }
        BeginVertex vertex = new BeginVertex();
        vertex.states = states;
        return vertex;
    }

    public int getStates() {
        return states;
    }

    public void setStates(int states) {
        this.states = states;
    }

    @Override
    public BeginVertex clone() {
        return of(states);
    }

    @Override
    protected Object settings() {
        return states;
    }

    @Override
    public int minVertexInputs() {
        return 2;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new Op(graph, name, index, type, states);
    }

    @Override
    public InputType getOutputType(int index, InputType... inputs) {
        return InputType.feedForward(inputs[0].arrayElementsPerExample() + states);
    }

    private static final class Op extends PlainOp {

        private final int states;

        Op(ComputationGraph graph, String name, int index, DataType type, int states) {
            super(graph, name, index, type);
            this.states = states;
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
            INDArray given = input(1);
            long missing = states - given.size(1);
            INDArray state = missing == 0 ? given : Nd4j.concat(1, given, Nd4j.zeros(dataType, given.size(0), missing));
            return Beginning.join(input(0), state, workspaces, ArrayType.ACTIVATIONS);
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
            Beginning gradients = Beginning.of(epsilon, inputs[0].size(1), states);
            return new Pair<>(null, new INDArray[] {
                workspaces.dup(ArrayType.ACTIVATION_GRAD, gradients.sequence(), 'c'),
                workspaces.dup(
                        ArrayType.ACTIVATION_GRAD,
                        gradients.state().get(NDArrayIndex.all(), NDArrayIndex.interval(0, inputs[1].size(1))),
                        'c')
            });
        }
    }
}
