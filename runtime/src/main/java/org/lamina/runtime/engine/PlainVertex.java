package org.lamina.runtime.engine;

import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.jspecify.annotations.Nullable;

/// Configuration of a vertex without parameters. Two of a class with the same settings are equal.
public abstract class PlainVertex extends GraphVertex {

    /// What sets it apart from others of its class; without settings of its own all of a class are the same.
    protected Object settings() {
        return List.of();
    }

    /// One, where nothing else is said.
    @Override
    public int minVertexInputs() {
        return 1;
    }

    /// As many as there must be, where nothing else is said.
    @Override
    public int maxVertexInputs() {
        return minVertexInputs();
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof PlainVertex vertex
                && vertex.getClass() == getClass()
                && vertex.settings().equals(settings());
    }

    @Override
    public final int hashCode() {
        return Objects.hash(getClass(), settings());
    }

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
