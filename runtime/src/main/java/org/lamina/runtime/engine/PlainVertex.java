package org.lamina.runtime.engine;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;

/// Configuration of a vertex without parameters.
public abstract class PlainVertex extends GraphVertex {

    @Override
    public final long numParams(boolean backprop) {
        return 0;
    }

    @Override
    public final MemoryReport getMemoryReport(InputType... inputs) {
        InputType output = getOutputType(0, inputs);
        return new LayerMemoryReport.Builder(null, getClass(), output, output)
                .standardMemory(0, 0)
                .workingMemory(0, 0, output.arrayElementsPerExample(), output.arrayElementsPerExample())
                .cacheMemory(0, 0)
                .build();
    }

    @Override
    public abstract InputType getOutputType(int index, InputType... inputs);
}
