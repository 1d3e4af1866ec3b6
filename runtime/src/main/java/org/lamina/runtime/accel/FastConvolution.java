package org.lamina.runtime.accel;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// DL4J's 2-D convolution configuration, computed by oneDNN.
public class FastConvolution extends ConvolutionLayer implements InputGradient {
    private static final long serialVersionUID = 1L;

    private boolean first;
    private boolean rectifiedByReader;

    /// Takes the settings that the stock builder collected.
    public FastConvolution(ConvolutionLayer.Builder builder) {
        super(builder);
    }

    @Override
    public void omit() {
        first = true;
    }

    boolean isFirst() {
        return first;
    }

    /// The one reader is [FastPooling] that multiplies its gradient by that of ReLU, which is less work there.
    public FastConvolution rectifiedByReader() {
        rectifiedByReader = true;
        return this;
    }

    boolean isRectifiedByReader() {
        return rectifiedByReader;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        return Instantiation.of(new FastConvolutionLayer(conf, type), conf, listeners, index, parameters, initialise);
    }
}
