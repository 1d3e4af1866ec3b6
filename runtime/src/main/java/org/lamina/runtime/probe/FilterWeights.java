package org.lamina.runtime.probe;

import java.util.Arrays;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.convolution.Convolution1DLayer;
import org.deeplearning4j.nn.layers.convolution.Deconvolution2DLayer;
import org.deeplearning4j.nn.layers.convolution.DepthwiseConvolution2DLayer;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.NodeId;
import org.lamina.graph.run.Tensor;
import org.lamina.runtime.engine.RowMajor;
import org.lamina.runtime.lower.GraphLowering;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The weights of a convolution as pictures `[filter, channel, height, width]`; those of sequences have height one.
///
/// Of a separable convolution they are the filters of its first step.
final class FilterWeights {

    private FilterWeights() {}

    static Optional<Tensor> of(ComputationGraph graph, NodeId node) {
        String first = GraphLowering.depthwisePart(node);
        boolean isSeparable = graph.getConfiguration().getVertices().containsKey(first);
        Layer layer = graph.getLayer(isSeparable ? first : node.value());
        INDArray weights = layer == null ? null : layer.paramTable().get("W");
        return weights == null || weights.rank() != 4 ? Optional.empty() : Optional.of(pictures(layer, weights));
    }

    private static Tensor pictures(@Nullable Layer layer, INDArray w) {
        return switch (layer) {
            case Convolution1DLayer _ -> tensor(w, w.size(0), w.size(1), 1, w.size(2) * w.size(3));
            case Deconvolution2DLayer _ -> tensor(w.permute(1, 0, 2, 3), w.size(1), w.size(0), w.size(2), w.size(3));
            case DepthwiseConvolution2DLayer _ ->
                tensor(w.permute(2, 3, 0, 1), w.size(2) * w.size(3), 1, w.size(0), w.size(1));
            case null, default -> tensor(w, w.shape());
        };
    }

    private static Tensor tensor(INDArray weights, long... shape) {
        int[] sizes = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
        return new Tensor(sizes, RowMajor.readFloats(weights));
    }
}
