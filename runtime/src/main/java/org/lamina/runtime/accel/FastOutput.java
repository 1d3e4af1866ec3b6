package org.lamina.runtime.accel;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// DL4J's output configuration, computed by oneDNN.
public class FastOutput extends OutputLayer {
    private static final long serialVersionUID = 1L;

    /// Takes the settings that the stock builder collected.
    public FastOutput(OutputLayer.Builder builder) {
        super(builder);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        return Instantiation.of(new FastOutputLayer(conf, type), conf, listeners, index, parameters, initialise);
    }
}
