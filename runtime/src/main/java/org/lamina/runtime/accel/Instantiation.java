package org.lamina.runtime.accel;

import java.util.Collection;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The steps that every layer of ours shares when the engine builds it from its configuration.
public final class Instantiation {

    private Instantiation() {}

    public static <L extends org.deeplearning4j.nn.api.Layer> L of(
            L layer,
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise) {
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(conf.getLayer().initializer().init(conf, parameters, initialise));
        layer.setConf(conf);
        return layer;
    }
}
