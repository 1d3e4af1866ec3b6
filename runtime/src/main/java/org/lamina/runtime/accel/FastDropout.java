package org.lamina.runtime.accel;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// DL4J's dropout as a layer, with masks of our own that need no memory.
public class FastDropout extends DropoutLayer {
    private static final long serialVersionUID = 1L;

    private final double kept;

    /// @param kept the share of numbers that stays
    public FastDropout(double kept) {
        super(kept);
        this.kept = kept;
    }

    double kept() {
        return kept;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        return Instantiation.of(new FastDropoutLayer(conf, type), conf, listeners, index, parameters, initialise);
    }
}
