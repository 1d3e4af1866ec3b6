package org.lamina.runtime.engine;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of channels that become squares of pixels: the way back of DL4J's space to depth, which has no layer
/// for this one. Channel `(u block + v) C + c` becomes the pixel `(u, v)` of each square in channel `c`.
public class DepthToSpaceVertex extends PlainVertex {

    private int block = 1;

    DepthToSpaceVertex() {}

    public DepthToSpaceVertex(int block) {
        this.block = block;
    }

    public int getBlock() {
        return block;
    }

    public void setBlock(int block) {
        this.block = block;
    }

    @Override
    public DepthToSpaceVertex clone() {
        return new DepthToSpaceVertex(block);
    }

    @Override
    protected Object settings() {
        return block;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new Op(graph, name, index, type, block);
    }

    @Override
    public InputType getOutputType(int index, InputType... inputs) {
        if (inputs[0] instanceof InputType.InputTypeConvolutional image) {
            return InputType.convolutional(
                    image.getHeight() * block, image.getWidth() * block, image.getChannels() / block / block);
        }
        throw new IllegalStateException("Only images have channels: " + inputs[0]);
    }

    private static final class Op extends PlainOp {
        private final int block;

        Op(ComputationGraph graph, String name, int index, DataType type, int block) {
            super(graph, name, index, type);
            this.block = block;
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
            INDArray x = input(0);
            long channels = x.size(1) / block / block;
            INDArray squares = x.reshape('c', x.size(0), block, block, channels, x.size(2), x.size(3))
                    .permute(0, 3, 4, 1, 5, 2)
                    .reshape('c', x.size(0), channels, x.size(2) * block, x.size(3) * block);
            return workspaces.leverageTo(ArrayType.ACTIVATIONS, squares);
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
            INDArray x = inputs[0];
            INDArray folded = epsilon.reshape('c', x.size(0), epsilon.size(1), x.size(2), block, x.size(3), block)
                    .permute(0, 3, 5, 1, 2, 4)
                    .reshape('c', x.shape());
            return new Pair<>(null, new INDArray[] {workspaces.leverageTo(ArrayType.ACTIVATION_GRAD, folded)});
        }
    }
}
