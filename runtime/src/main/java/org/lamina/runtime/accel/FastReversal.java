package org.lamina.runtime.accel;

import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// DL4J's reversal of sequences, step by step over memory.
public class FastReversal extends ReverseTimeSeriesVertex {
    private static final long serialVersionUID = 1L;

    FastReversal() {}

    FastReversal(String maskArrayInputName) {
        super(maskArrayInputName);
    }

    @Override
    public FastReversal clone() {
        return new FastReversal(getMaskArrayInputName());
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.impl.rnn.ReverseTimeSeriesVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new FastReversalVertex(graph, name, index, getMaskArrayInputName(), type);
    }
}
