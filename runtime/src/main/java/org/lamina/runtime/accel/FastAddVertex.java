package org.lamina.runtime.accel;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.ElementWiseVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The sum of arrays of one shape by oneDNN in single precision, with the channels fastest. DL4J's own code does the
/// rest.
@SuppressWarnings("overrides") // DL4J's own base class leaves out the dots of setInputs
final class FastAddVertex extends ElementWiseVertex {
    private static final long serialVersionUID = 1L;

    private final transient ShapeCache<List<Long>, SumPrimitives> cache = new ShapeCache<>();
    private final DataType type;

    FastAddVertex(ComputationGraph graph, String name, int index, DataType type) {
        super(graph, name, index, Op.Add, type);
        this.type = type;
    }

    private boolean isCovered() {
        INDArray first = inputs[0];
        return inputs.length > 1
                && first.rank() >= 2
                && first.rank() <= 4
                && Stream.of(inputs).allMatch(input -> input.dataType() == DataType.FLOAT && input.equalShapes(first))
                && type == DataType.FLOAT;
    }

    private SumPrimitives primitives() {
        long[] sizes = inputs[0].shape();
        return cache.get(LongStream.of(sizes).boxed().toList(), _ -> new SumPrimitives(inputs.length, sizes));
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        if (!canDoForward() || !isCovered()) {
            return super.doForward(training, workspaces);
        }
        SumPrimitives primitives = primitives();
        INDArray out = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS, type, Layouts.channelsLastShape(inputs[0].shape()), 'c');
        for (int i = 0; i < inputs.length; i++) {
            primitives.inputs.get(i).take(inputs[i]);
        }
        primitives.output.at(out);
        primitives.forward();
        Reference.reachabilityFence(inputs);
        return Layouts.channelsFirstView(out);
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        if (!canDoBackward() || !isCovered()) {
            return super.doBackward(truncated, workspaces);
        }
        SumPrimitives primitives = primitives();
        INDArray gradient = epsilon.castTo(type);
        primitives.outputGradient.take(gradient);
        List<INDArray> parts = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) {
            // A copy for each: whoever receives it may write over it.
            INDArray part = workspaces.createUninitialized(
                    ArrayType.ACTIVATION_GRAD, type, Layouts.channelsLastShape(gradient.shape()), 'c');
            primitives.inputGradient.at(part);
            primitives.backward();
            parts.add(SummableArray.channelsFirstView(part));
        }
        Reference.reachabilityFence(gradient);
        return new Pair<>(null, parts.toArray(INDArray[]::new));
    }
}
