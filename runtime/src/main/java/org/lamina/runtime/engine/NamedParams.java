package org.lamina.runtime.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// Cuts the flat parameter row of a layer into named arrays, one after the other in row-major order.
///
/// Subclasses name the parameters, give their shapes and fill in first values.
abstract class NamedParams implements ParamInitializer {

    /// Parameter shapes by name, in the order in which they lie in memory.
    abstract Map<String, long[]> shapes(FeedForwardLayer layer);

    abstract void fill(FeedForwardLayer layer, Map<String, INDArray> parameters);

    @Override
    public final long numParams(NeuralNetConfiguration conf) {
        return numParams(conf.getLayer());
    }

    @Override
    public final long numParams(Layer layer) {
        long total = 0;
        for (long[] shape : shapes((FeedForwardLayer) layer).values()) {
            total += length(shape);
        }
        return total;
    }

    @Override
    public final List<String> paramKeys(Layer layer) {
        return List.copyOf(shapes((FeedForwardLayer) layer).keySet());
    }

    @Override
    public final List<String> weightKeys(Layer layer) {
        return paramKeys(layer).stream()
                .filter(key -> isWeightParam(layer, key))
                .toList();
    }

    @Override
    public final List<String> biasKeys(Layer layer) {
        return paramKeys(layer).stream().filter(key -> isBiasParam(layer, key)).toList();
    }

    @Override
    public final Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray view, boolean initialise) {
        FeedForwardLayer layer = (FeedForwardLayer) conf.getLayer();
        Map<String, INDArray> parameters = cut(layer, view);
        if (initialise) {
            fill(layer, parameters);
        }
        parameters.keySet().forEach(conf::addVariable);
        return parameters;
    }

    @Override
    public final Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray view) {
        return cut((FeedForwardLayer) conf.getLayer(), view);
    }

    private Map<String, INDArray> cut(FeedForwardLayer layer, INDArray view) {
        long expected = numParams(layer);
        if (view.length() != expected) {
            throw new IllegalStateException("Expected " + expected + " parameters, got " + view.length());
        }
        INDArray row = view.reshape(view.length());
        Map<String, INDArray> parameters = new LinkedHashMap<>();
        long from = 0;
        for (Map.Entry<String, long[]> entry : shapes(layer).entrySet()) {
            long to = from + length(entry.getValue());
            parameters.put(
                    entry.getKey(), row.get(NDArrayIndex.interval(from, to)).reshape('c', entry.getValue()));
            from = to;
        }
        return parameters;
    }

    private static long length(long[] shape) {
        long product = 1;
        for (long size : shape) {
            product = Math.multiplyExact(product, size);
        }
        return product;
    }
}
