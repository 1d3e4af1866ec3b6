package org.lamina.runtime.accel;

import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// DL4J's concatenation of features or channels, copied by oneDNN.
public class FastMerge extends MergeVertex {
    private static final long serialVersionUID = 1L;

    @Override
    public FastMerge clone() {
        FastMerge copy = new FastMerge();
        copy.mergeAxis = mergeAxis;
        copy.modified = modified;
        return copy;
    }

    @Override
    public GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new FastMergeVertex(graph, name, index, type, mergeAxis);
    }
}
