package org.lamina.runtime.accel;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// DL4J's 1-D max and average pooling configuration, computed by oneDNN.
public class FastPooling1d extends Subsampling1DLayer {
    private static final long serialVersionUID = 1L;

    FastPooling1d() {}

    static FastPooling1d like(Subsampling1DLayer stock) {
        return Settings.copy(stock, new FastPooling1d());
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        return Instantiation.of(new FastPooling1dLayer(conf, type), conf, listeners, index, parameters, initialise);
    }
}
