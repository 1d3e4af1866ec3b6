package org.lamina.runtime.engine;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.lamina.runtime.accel.Instantiation;
import org.lamina.runtime.accel.Settings;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of the engine's recurrent layer without gates, with its parameters, computed faster; it can begin from
/// a given state where it reads what [BeginVertex] joins.
public class RnnLayer extends SimpleRnn {
    private static final long serialVersionUID = 1L;

    RnnLayer() {
        super(new Builder());
    }

    /// @param stock one that ends in tanh
    public static RnnLayer like(SimpleRnn stock) {
        return Settings.copy(stock, new RnnLayer());
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        return Instantiation.of(new RnnOp(conf, type), conf, listeners, index, parameters, initialise);
    }
}
