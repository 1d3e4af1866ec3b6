package org.lamina.runtime.engine;

import java.util.Map;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// The learned table of positions, `[features, maximum length]`, first drawn from a normal distribution of
/// deviation 0.02 so that it does not drown the embedding it is added to.
final class PositionalParams extends NamedParams {

    static final PositionalParams INSTANCE = new PositionalParams();
    static final String TABLE = "P";
    private static final double DEVIATION = 0.02;

    private PositionalParams() {}

    @Override
    Map<String, long[]> shapes(FeedForwardLayer layer) {
        long length = ((PositionalEncodingLayer) layer).getMaxLength();
        return Map.of(TABLE, new long[] {layer.getNOut(), length});
    }

    @Override
    void fill(FeedForwardLayer layer, Map<String, INDArray> parameters) {
        parameters.forEach((key, array) ->
                array.assign(Nd4j.randn(array.dataType(), array.shape()).muli(DEVIATION)));
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return key.equals(TABLE);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return false;
    }
}
