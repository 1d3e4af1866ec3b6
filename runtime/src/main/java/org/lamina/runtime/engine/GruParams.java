package org.lamina.runtime.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// The parameters of a GRU, three gates (reset, update, candidate) one behind the other: weights of the input
/// `W [3 units, inputs]` and of the state `RW [3 units, units]`, a bias `b` and `rb` for each. Each gate's weights are
/// first drawn as those of a layer of its own; biases begin at zero.
final class GruParams extends NamedParams {

    static final GruParams INSTANCE = new GruParams();
    static final String INPUT = "W";
    static final String RECURRENT = "RW";
    static final String BIAS = "b";
    static final String RECURRENT_BIAS = "rb";
    static final int GATES = 3;

    private GruParams() {}

    @Override
    Map<String, long[]> shapes(FeedForwardLayer layer) {
        long rows = GATES * layer.getNOut();
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put(INPUT, new long[] {rows, layer.getNIn()});
        shapes.put(RECURRENT, new long[] {rows, layer.getNOut()});
        shapes.put(BIAS, new long[] {1, rows});
        shapes.put(RECURRENT_BIAS, new long[] {1, rows});
        return shapes;
    }

    @Override
    void fill(FeedForwardLayer layer, Map<String, INDArray> parameters) {
        IWeightInit first = layer.getWeightInitFn() == null ? new WeightInitXavier() : layer.getWeightInitFn();
        long units = layer.getNOut();
        parameters.forEach((key, array) -> {
            if (isBiasParam(layer, key)) {
                array.assign(0);
                return;
            }
            long block = units * array.size(1);
            INDArray row = array.reshape(array.length());
            for (int gate = 0; gate < GATES; gate++) {
                INDArray weights = row.get(NDArrayIndex.interval(gate * block, (gate + 1) * block))
                        .reshape('c', units, array.size(1));
                first.init(array.size(1), units, weights.shape(), 'c', weights);
            }
        });
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return key.equals(INPUT) || key.equals(RECURRENT);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return key.equals(BIAS) || key.equals(RECURRENT_BIAS);
    }
}
