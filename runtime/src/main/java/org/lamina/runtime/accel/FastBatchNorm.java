package org.lamina.runtime.accel;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// DL4J's batch normalisation configuration, computed by oneDNN.
public class FastBatchNorm extends BatchNormalization {
    private static final long serialVersionUID = 1L;

    FastBatchNorm() {}

    static FastBatchNorm like(BatchNormalization stock) {
        return Settings.copy(stock, new FastBatchNorm());
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        return Instantiation.of(new FastBatchNormLayer(conf, type), conf, listeners, index, parameters, initialise);
    }
}
