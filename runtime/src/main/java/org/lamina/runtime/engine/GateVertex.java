package org.lamina.runtime.engine;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of a product of which some factors are vectors, `[B, F]`, spread over all places of the others.
public class GateVertex extends PlainVertex {

    @Override
    public GateVertex clone() {
        return new GateVertex();
    }

    @Override
    public int minVertexInputs() {
        return 2;
    }

    @Override
    public int maxVertexInputs() {
        return Integer.MAX_VALUE;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new GateOp(graph, name, index, type);
    }

    @Override
    public InputType getOutputType(int index, InputType... inputs) {
        for (InputType input : inputs) {
            if (input.getType() != InputType.Type.FF) {
                return input;
            }
        }
        return inputs[0];
    }
}
