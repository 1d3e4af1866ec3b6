package org.lamina.runtime.engine;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.lamina.runtime.accel.Instantiation;
import org.lamina.runtime.accel.Settings;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of the engine's LSTM with peepholes, with its parameters, computed faster; it can begin from a given
/// state where it reads what [BeginVertex] joins.
@SuppressWarnings("deprecation")
public class PeepholeLstmLayer extends GravesLSTM {
    private static final long serialVersionUID = 1L;

    PeepholeLstmLayer() {}

    /// @param stock one with tanh and sigmoid gates
    public static PeepholeLstmLayer like(GravesLSTM stock) {
        return Settings.copy(stock, new PeepholeLstmLayer());
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        return Instantiation.of(new LstmOp(conf, type, true), conf, listeners, index, parameters, initialise);
    }
}
