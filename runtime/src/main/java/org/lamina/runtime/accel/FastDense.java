package org.lamina.runtime.accel;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// DL4J's fully connected configuration, computed by oneDNN.
public class FastDense extends DenseLayer implements InputGradient {
    private static final long serialVersionUID = 1L;

    private boolean first;

    FastDense() {}

    static FastDense like(DenseLayer stock) {
        return Settings.copy(stock, new FastDense());
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
        return Instantiation.of(new FastDenseLayer(conf, type), conf, listeners, index, parameters, initialise);
    }
}
