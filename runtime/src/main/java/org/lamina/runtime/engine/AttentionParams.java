package org.lamina.runtime.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The four projections of self-attention: `Wq, Wk, Wv [heads, head size, inputs]`, `Wo [heads x head size, outputs]`,
/// and, where the layer has biases, behind them `bq, bk, bv [1, heads x head size]`, `bo [1, outputs]`, which begin at
/// zero.
final class AttentionParams extends NamedParams {

    static final AttentionParams INSTANCE = new AttentionParams();
    static final String QUERY = "Wq";
    static final String KEY = "Wk";
    static final String VALUE = "Wv";
    static final String OUT = "Wo";
    static final String QUERY_BIAS = "bq";
    static final String KEY_BIAS = "bk";
    static final String VALUE_BIAS = "bv";
    static final String OUT_BIAS = "bo";
    private static final Set<String> BIASES = Set.of(QUERY_BIAS, KEY_BIAS, VALUE_BIAS, OUT_BIAS);

    private AttentionParams() {}

    @Override
    Map<String, long[]> shapes(FeedForwardLayer layer) {
        MultiHeadAttentionLayer attention = (MultiHeadAttentionLayer) layer;
        long inner = (long) attention.getHeads() * attention.getHeadSize();
        long[] projection = {attention.getHeads(), attention.getHeadSize(), layer.getNIn()};
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put(QUERY, projection);
        shapes.put(KEY, projection);
        shapes.put(VALUE, projection);
        shapes.put(OUT, new long[] {inner, layer.getNOut()});
        if (attention.isBiased()) {
            shapes.put(QUERY_BIAS, new long[] {1, inner});
            shapes.put(KEY_BIAS, new long[] {1, inner});
            shapes.put(VALUE_BIAS, new long[] {1, inner});
            shapes.put(OUT_BIAS, new long[] {1, layer.getNOut()});
        }
        return shapes;
    }

    @Override
    void fill(FeedForwardLayer layer, Map<String, INDArray> parameters) {
        MultiHeadAttentionLayer attention = (MultiHeadAttentionLayer) layer;
        IWeightInit first = layer.getWeightInitFn() == null ? new WeightInitXavier() : layer.getWeightInitFn();
        double inner = (double) attention.getHeads() * attention.getHeadSize();
        parameters.forEach((key, array) -> {
            if (isBiasParam(layer, key)) {
                array.assign(0);
                return;
            }
            boolean out = key.equals(OUT);
            first.init(out ? inner : layer.getNIn(), out ? layer.getNOut() : inner, array.shape(), 'c', array);
        });
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return !BIASES.contains(key);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return BIASES.contains(key);
    }
}
