package org.lamina.runtime.accel;

import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// DL4J's element-wise sum, computed by oneDNN.
public class FastAdd extends ElementWiseVertex {
    private static final long serialVersionUID = 1L;

    public FastAdd() {
        super(Op.Add);
    }

    @Override
    public FastAdd clone() {
        return new FastAdd();
    }

    @Override
    public GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new FastAddVertex(graph, name, index, type);
    }
}
