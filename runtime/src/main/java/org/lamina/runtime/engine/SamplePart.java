package org.lamina.runtime.engine;

import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.lamina.runtime.accel.SampleRows;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of a vertex that gives the samples of one again of those that [JoinedSamples] joined.
public class SamplePart extends PlainVertex {

    private final int index;
    private final int count;

    /// @param index which of them, from 0
    /// @param count how many were joined
    public SamplePart(int index, int count) {
        this.index = index;
        this.count = count;
    }

    @Override
    public SamplePart clone() {
        return new SamplePart(index, count);
    }

    @Override
    protected Object settings() {
        return List.of(index, count);
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int place, INDArray parameters, boolean initialise, DataType type) {
        return new Op(graph, name, place, type, this);
    }

    @Override
    public InputType getOutputType(int place, InputType... inputs) {
        return inputs[0];
    }

    @SuppressWarnings("overrides") // as its base class
    private static final class Op extends PlainOp {
        private final SamplePart part;

        Op(ComputationGraph graph, String name, int place, DataType type, SamplePart part) {
            super(graph, name, place, type);
            this.part = part;
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
            long samples = inputs[0].size(0) / part.count;
            INDArray own = SampleRows.room(inputs[0], samples, ArrayType.ACTIVATIONS, workspaces);
            SampleRows.copy(rows(inputs[0], samples), own);
            return own;
        }

        private INDArray rows(INDArray all, long samples) {
            return SampleRows.of(all, part.index * samples, (part.index + 1) * samples);
        }

        /// Zeros for the samples of the others; DL4J adds up what all of them hand back.
        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
            INDArray gradient = Objects.requireNonNull(epsilon);
            long samples = gradient.size(0);
            INDArray all = SampleRows.room(gradient, samples * part.count, ArrayType.ACTIVATION_GRAD, workspaces);
            all.assign(0);
            SampleRows.copy(gradient, rows(all, samples));
            return new Pair<>(null, new INDArray[] {all});
        }
    }
}
