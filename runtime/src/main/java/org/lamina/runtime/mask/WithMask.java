package org.lamina.runtime.mask;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.lamina.runtime.accel.FastLayers;
import org.lamina.runtime.engine.PlainOp;
import org.lamina.runtime.engine.PlainVertex;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of a sequence `[B, F, T]` and its mask joined to the one input that a layer of the engine can have:
/// the mask is one feature more.
public class WithMask extends PlainVertex {

    @Override
    public WithMask clone() {
        return new WithMask();
    }

    @Override
    public int minVertexInputs() {
        return 2;
    }

    @Override
    public GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new Op(
                graph,
                name,
                index,
                type,
                FastLayers.merge().instantiate(graph, name, index, parameters, initialise, type));
    }

    @Override
    public InputType getOutputType(int index, InputType... inputs) {
        return inputs[0] instanceof InputType.InputTypeRecurrent sequence
                ? InputType.recurrent(sequence.getSize() + 1, sequence.getTimeSeriesLength())
                : inputs[0];
    }

    @SuppressWarnings("overrides") // as its base class
    private static final class Op extends PlainOp {
        private final transient GraphVertex joining;

        Op(ComputationGraph graph, String name, int index, DataType type, GraphVertex joining) {
            super(graph, name, index, type);
            this.joining = joining;
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
            joining.setInputs(input(0), input(1));
            return joining.doForward(training, workspaces);
        }

        /// Nothing learns from which steps are real.
        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
            joining.setEpsilon(epsilon);
            INDArray[] both = joining.doBackward(truncated, workspaces).getSecond();
            return new Pair<>(null, new INDArray[] {both[0], null});
        }

        @Override
        public void clear() {
            super.clear();
            joining.clear();
        }
    }
}
