package org.lamina.runtime.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Gain and bias of layer normalisation. Neither counts as a weight: L1 and L2 leave them alone.
final class LayerNormParams extends NamedParams {

    static final LayerNormParams INSTANCE = new LayerNormParams();
    static final String GAIN = "g";
    static final String BIAS = "b";

    private LayerNormParams() {}

    @Override
    Map<String, long[]> shapes(FeedForwardLayer layer) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put(GAIN, new long[] {1, layer.getNOut()});
        shapes.put(BIAS, new long[] {1, layer.getNOut()});
        return shapes;
    }

    @Override
    void fill(FeedForwardLayer layer, Map<String, INDArray> parameters) {
        parameters.forEach((key, array) -> array.assign(key.equals(GAIN) ? 1.0 : 0.0));
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return false;
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return key.equals(GAIN) || key.equals(BIAS);
    }
}
