package org.lamina.runtime.accel;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// DL4J's LSTM configuration, computed by oneDNN.
public class FastLstm extends LSTM {
    private static final long serialVersionUID = 1L;

    FastLstm() {}

    static FastLstm like(LSTM stock) {
        return Settings.copy(stock, new FastLstm());
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        return Instantiation.of(new FastLstmLayer(conf, type), conf, listeners, index, parameters, initialise);
    }
}
