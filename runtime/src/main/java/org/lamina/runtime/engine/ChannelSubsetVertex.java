package org.lamina.runtime.engine;

import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of the engine's subset that copies views first: a part of what a cropping gives, a view of a view,
/// comes back without values.
public class ChannelSubsetVertex extends SubsetVertex {

    ChannelSubsetVertex() {
        this(0, 0);
    }

    /// @param to the last that stays
    public ChannelSubsetVertex(int from, int to) {
        super(from, to);
    }

    @Override
    public ChannelSubsetVertex clone() {
        return new ChannelSubsetVertex(getFrom(), getTo());
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new Op(graph, name, index, getFrom(), getTo(), type);
    }

    @SuppressWarnings("overrides") // the engine's own base class leaves out the dots of setInputs
    private static final class Op extends org.deeplearning4j.nn.graph.vertex.impl.SubsetVertex {
        private static final long serialVersionUID = 1L;

        Op(ComputationGraph graph, String name, int index, int from, int to, DataType type) {
            super(graph, name, index, from, to, type);
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
            INDArray whole = inputs[0];
            if (!whole.isView()) {
                return super.doForward(training, workspaces);
            }
            inputs[0] = whole.dup('c');
            INDArray part = super.doForward(training, workspaces);
            inputs[0] = whole;
            return part;
        }
    }
}
