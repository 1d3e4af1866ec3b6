package org.lamina.runtime.engine;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of the cosine between two inputs over their features: `[B, F, ...]` twice gives `[B, 1, ...]`.
///
/// A vector shorter than a millionth has no direction: its cosine with anything is 0, and so is its gradient.
public class CosineSimilarityVertex extends PlainVertex {

    private static final double SHORTEST = 1e-6;

    @Override
    public CosineSimilarityVertex clone() {
        return new CosineSimilarityVertex();
    }

    @Override
    public int minVertexInputs() {
        return 2;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new Op(graph, name, index, type);
    }

    @Override
    public InputType getOutputType(int index, InputType... inputs) {
        return Sizes.withFeatures(inputs[0], 1);
    }

    private static final class Op extends PlainOp {

        /// An input with its directions, each of length 1, and what made them so long.
        private record Direction(INDArray unit, INDArray factor) {
            static Direction of(INDArray x) {
                INDArray length = x.norm2(true, 1);
                INDArray isLong = length.gt(SHORTEST).castTo(x.dataType());
                INDArray factor = isLong.div(length.add(isLong.rsub(1)));
                return new Direction(x.mul(factor), factor);
            }
        }

        Op(ComputationGraph graph, String name, int index, DataType type) {
            super(graph, name, index, type);
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
            return workspaces.leverageTo(ArrayType.ACTIVATIONS, cosine(Direction.of(input(0)), Direction.of(input(1))));
        }

        private static INDArray cosine(Direction a, Direction b) {
            return a.unit.mul(b.unit).sum(true, 1);
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
            Direction a = Direction.of(input(0));
            Direction b = Direction.of(input(1));
            INDArray cosine = cosine(a, b);
            return new Pair<>(null, new INDArray[] {
                workspaces.leverageTo(ArrayType.ACTIVATION_GRAD, gradient(a, b, cosine)),
                workspaces.leverageTo(ArrayType.ACTIVATION_GRAD, gradient(b, a, cosine))
            });
        }

        /// Turning towards the other makes the cosine larger, growing longer does not.
        private INDArray gradient(Direction of, Direction other, INDArray cosine) {
            return other.unit.sub(of.unit.mul(cosine)).muli(of.factor.mul(epsilon));
        }
    }
}
