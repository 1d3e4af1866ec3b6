package org.lamina.runtime.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The four projections of self-attention: `Wq, Wk, Wv [heads, head size, inputs]`, `Wo [heads x head size, outputs]`.
final class AttentionParams extends NamedParams {

    static final AttentionParams INSTANCE = new AttentionParams();
    static final String QUERY = "Wq";
    static final String KEY = "Wk";
    static final String VALUE = "Wv";
    static final String OUT = "Wo";

    private AttentionParams() {}

    @Override
    Map<String, long[]> shapes(FeedForwardLayer layer) {
        MultiHeadAttentionLayer attention = (MultiHeadAttentionLayer) layer;
        long[] projection = {attention.getHeads(), attention.getHeadSize(), layer.getNIn()};
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put(QUERY, projection);
        shapes.put(KEY, projection);
        shapes.put(VALUE, projection);
        shapes.put(OUT, new long[] {(long) attention.getHeads() * attention.getHeadSize(), layer.getNOut()});
        return shapes;
    }

    @Override
    void fill(FeedForwardLayer layer, Map<String, INDArray> parameters) {
        MultiHeadAttentionLayer attention = (MultiHeadAttentionLayer) layer;
        IWeightInit first = layer.getWeightInitFn() == null ? new WeightInitXavier() : layer.getWeightInitFn();
        double inner = (double) attention.getHeads() * attention.getHeadSize();
        parameters.forEach((key, array) -> {
            boolean out = key.equals(OUT);
            first.init(out ? inner : layer.getNIn(), out ? layer.getNOut() : inner, array.shape(), 'c', array);
        });
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return true;
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return false;
    }
}
