package org.lamina.runtime.accel;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// An activation function as a layer of its own that leaves its input alone, computed by oneDNN where it can.
///
/// The engine's own layer writes over its input when it does not train, which changes what every other reader of
/// that input sees: the other branch of a residual connection, or a view.
public class FastActivation extends ActivationLayer {
    private static final long serialVersionUID = 1L;

    FastActivation() {}

    public FastActivation(IActivation function) {
        super(function);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        return Instantiation.of(new FastActivationLayer(conf, type), conf, listeners, index, parameters, initialise);
    }
}
