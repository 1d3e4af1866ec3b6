package org.lamina.samples;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.lamina.graph.GraphNode;
import org.lamina.graph.shape.Shape;
import org.lamina.runtime.data.Samples;
import org.lamina.runtime.lower.Flow;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// Made-up data for networks that no bundled data fits.
public final class OneSample {
    private OneSample() {}

    /// One step with one sample.
    public static void train(ComputationGraph graph, Flow flow) {
        graph.fit(arrays(flow, flow.inputs(), OneSample::input), arrays(flow, flow.outputs(), OneSample::label));
    }

    private static INDArray[] arrays(Flow flow, List<GraphNode> nodes, Function<Shape, INDArray> made) {
        return nodes.stream().map(node -> made.apply(flow.shape(node.id()))).toArray(INDArray[]::new);
    }

    /// Token ids are ones.
    private static INDArray input(Shape shape) {
        return shape instanceof Shape.Tokens
                ? zeros(shape).addi(1)
                : Nd4j.rand(zeros(shape).shape());
    }

    /// The first class, at each step and place.
    private static INDArray label(Shape shape) {
        INDArray label = zeros(shape);
        label.get(NDArrayIndex.all(), NDArrayIndex.point(0)).assign(1);
        return label;
    }

    private static INDArray zeros(Shape shape) {
        int[] inner = Samples.dimensions(shape);
        long[] all = LongStream.concat(LongStream.of(1), Arrays.stream(inner).asLongStream())
                .toArray();
        return Nd4j.zeros(DataType.FLOAT, all);
    }
}
