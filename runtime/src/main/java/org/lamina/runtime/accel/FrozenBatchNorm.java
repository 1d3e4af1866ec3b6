package org.lamina.runtime.accel;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;

/// Configuration of a batch normalisation that keeps its statistics and normalises with them also in training.
public class FrozenBatchNorm extends BatchNormalization {
    private static final long serialVersionUID = 1L;

    FrozenBatchNorm() {}

    static FrozenBatchNorm like(BatchNormalization stock) {
        return Settings.copy(stock, new FrozenBatchNorm());
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        return Instantiation.of(new FrozenBatchNormLayer(conf, type), conf, listeners, index, parameters, initialise);
    }

    /// The engine moves the statistics whatever the optimiser.
    @Override
    public IUpdater getUpdaterByParam(String key) {
        return getIUpdater();
    }
}
