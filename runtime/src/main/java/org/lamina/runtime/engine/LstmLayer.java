package org.lamina.runtime.engine;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.lamina.runtime.accel.Instantiation;
import org.lamina.runtime.accel.Settings;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of the engine's LSTM, with its parameters, that begins from a given state: it reads what
/// [BeginVertex] joins. A state is the hidden state followed by the cells.
public class LstmLayer extends LSTM {
    private static final long serialVersionUID = 1L;

    LstmLayer() {}

    public static LstmLayer like(LSTM stock) {
        return Settings.copy(stock, new LstmLayer());
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        return Instantiation.of(new LstmOp(conf, type, false), conf, listeners, index, parameters, initialise);
    }
}
