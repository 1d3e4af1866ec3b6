package org.lamina.runtime.mask;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.lamina.runtime.engine.PlainVertex;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of a vertex that reads a sequence `[B, F, T]` and its mask and treats real steps otherwise than padded
/// ones.
public class StepsVertex extends PlainVertex {

    private StepsJob job = StepsJob.ZEROS;

    StepsVertex() {}

    public static StepsVertex of(StepsJob job) {
        StepsVertex vertex = new StepsVertex();
        vertex.job = job;
        return vertex;
    }

    public StepsJob getJob() {
        return job;
    }

    public void setJob(StepsJob job) {
        this.job = job;
    }

    @Override
    public StepsVertex clone() {
        return of(job);
    }

    @Override
    protected Object settings() {
        return job;
    }

    @Override
    public int minVertexInputs() {
        return 2;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new StepsOp(graph, name, index, type, job);
    }

    @Override
    public InputType getOutputType(int index, InputType... inputs) {
        return job.isVector() && inputs[0] instanceof InputType.InputTypeRecurrent sequence
                ? InputType.feedForward(sequence.getSize())
                : inputs[0];
    }
}
