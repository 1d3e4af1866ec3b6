package org.lamina.runtime.accel;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// DL4J's 1-D convolution configuration, computed by oneDNN.
public class FastConvolution1d extends Convolution1DLayer implements InputGradient {
    private static final long serialVersionUID = 1L;

    private boolean first;

    FastConvolution1d() {}

    static FastConvolution1d like(Convolution1DLayer stock) {
        return Settings.copy(stock, new FastConvolution1d());
    }

    @Override
    public void omit() {
        first = true;
    }

    boolean isFirst() {
        return first;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        return Instantiation.of(new FastConvolution1dLayer(conf, type), conf, listeners, index, parameters, initialise);
    }
}
