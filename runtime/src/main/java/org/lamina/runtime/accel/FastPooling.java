package org.lamina.runtime.accel;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// DL4J's 2-D max and average pooling configuration, computed by oneDNN.
public class FastPooling extends SubsamplingLayer {
    private static final long serialVersionUID = 1L;

    private boolean rectifying;

    /// Takes the settings that the stock builder collected.
    public FastPooling(SubsamplingLayer.Builder builder) {
        super(builder);
    }

    /// For max pooling: the input comes from a ReLU with no other reader, and the gradient is to be multiplied by
    /// that of the ReLU: what the largest number of a window receives counts where that number is above zero.
    public FastPooling rectifying() {
        rectifying = true;
        return this;
    }

    boolean isRectifying() {
        return rectifying;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        return Instantiation.of(new FastPoolingLayer(conf, type), conf, listeners, index, parameters, initialise);
    }
}
