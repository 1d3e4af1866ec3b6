package org.lamina.runtime.engine;

import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A working layer whose parameters are cut by [NamedParams], hence lie in row-major order.
abstract class ParameterisedLayer<C extends org.deeplearning4j.nn.conf.layers.BaseLayer> extends BaseLayer<C> {

    ParameterisedLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    /// Writes into the network's gradient row and reports the place as the gradient of `key`.
    final void store(Gradient gradient, String key, double[] values) {
        INDArray view = gradientView(key);
        RowMajor.write(values, view);
        gradient.setGradientFor(key, view, 'c');
    }

    /// The place of a parameter in the network's gradient row.
    final INDArray gradientView(String key) {
        return Objects.requireNonNull(gradientViews.get(key), key);
    }

    @Override
    public void setParams(INDArray parameters) {
        if (parameters != paramsFlattened) {
            setParams(parameters, 'c');
        }
    }

    @Override
    public final boolean isPretrainLayer() {
        return false;
    }
}
