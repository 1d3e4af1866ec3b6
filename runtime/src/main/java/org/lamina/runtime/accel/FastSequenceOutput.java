package org.lamina.runtime.accel;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// DL4J's configuration of an output at each step of a sequence, computed by oneDNN.
public class FastSequenceOutput extends RnnOutputLayer {
    private static final long serialVersionUID = 1L;

    FastSequenceOutput() {}

    static FastSequenceOutput like(RnnOutputLayer stock) {
        return Settings.copy(stock, new FastSequenceOutput());
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        return Instantiation.of(
                new FastSequenceOutputLayer(conf, type), conf, listeners, index, parameters, initialise);
    }
}
