package org.lamina.runtime.accel;

import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.MergeVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Arrays of single precision one behind the other along dimension 1, with the channels fastest. DL4J's own code does
/// the rest.
@SuppressWarnings("overrides") // DL4J's own base class leaves out the dots of setInputs
final class FastMergeVertex extends MergeVertex {
    private static final long serialVersionUID = 1L;

    private final transient ShapeCache<List<List<Long>>, MergePrimitives> cache = new ShapeCache<>();
    private final DataType type;
    private final int axis;
    private transient @Nullable MergePrimitives last;

    FastMergeVertex(ComputationGraph graph, String name, int index, DataType type, int axis) {
        super(graph, name, index, type, axis);
        this.type = type;
        this.axis = axis;
    }

    private boolean isCovered() {
        INDArray first = inputs[0];
        return type == DataType.FLOAT
                && axis == 1
                && inputs.length > 1
                && first.rank() >= 2
                && first.rank() <= 4
                && Stream.of(inputs).allMatch(input -> input.dataType() == DataType.FLOAT && fits(input, first));
    }

    /// Whether all sizes but that of dimension 1 are the same.
    private static boolean fits(INDArray input, INDArray first) {
        if (input.rank() != first.rank()) {
            return false;
        }
        long[] sizes = input.shape().clone();
        sizes[1] = first.size(1);
        return Arrays.equals(sizes, first.shape());
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        last = null;
        if (!canDoForward() || !isCovered()) {
            return super.doForward(training, workspaces);
        }
        List<List<Long>> key = Stream.of(inputs)
                .map(input -> Arrays.stream(input.shape()).boxed().toList())
                .toList();
        long[][] shapes = Stream.of(inputs).map(INDArray::shape).toArray(long[][]::new);
        MergePrimitives primitives = cache.get(key, _ -> new MergePrimitives(shapes));
        INDArray out = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS, type, Layouts.channelsLastShape(primitives.whole()), 'c');
        primitives.forward(inputs, out);
        Reference.reachabilityFence(inputs);
        last = training ? primitives : null;
        return Layouts.channelsFirstView(out);
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        MergePrimitives primitives = last;
        if (!canDoBackward() || primitives == null) {
            return super.doBackward(truncated, workspaces);
        }
        INDArray gradient = epsilon.castTo(type);
        INDArray[] parts = new INDArray[primitives.count()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = workspaces.createUninitialized(
                    ArrayType.ACTIVATION_GRAD, type, Layouts.channelsLastShape(primitives.part(i)), 'c');
        }
        primitives.backward(gradient, parts);
        Reference.reachabilityFence(gradient);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = SummableArray.channelsFirstView(parts[i]);
        }
        last = null;
        return new Pair<>(null, parts);
    }
}
