package org.lamina.runtime.engine;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.params.CenterLossParamInitializer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.lamina.runtime.accel.Instantiation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;

/// The engine's output with a centre for each class, whose centres move as far as Wen et al. (2016) say: the engine's
/// own divides their way by the size of the batch, as if it were a gradient.
public class CenterOutput extends CenterLossOutputLayer {
    private static final long serialVersionUID = 1L;

    public CenterOutput(CenterLossOutputLayer.Builder settings) {
        super(settings);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        return Instantiation.of(new Working(conf, type), conf, listeners, index, parameters, initialise);
    }

    /// Frozen centres stay, too.
    @Override
    public IUpdater getUpdaterByParam(String parameter) {
        return getIUpdater() instanceof NoUpdate still ? still : super.getUpdaterByParam(parameter);
    }

    private static final class Working extends org.deeplearning4j.nn.layers.training.CenterLossOutputLayer {
        private static final long serialVersionUID = 1L;

        Working(NeuralNetConfiguration conf, DataType type) {
            super(conf, type);
        }

        @Override
        public boolean updaterDivideByMinibatch(String parameter) {
            return !parameter.equals(CenterLossParamInitializer.CENTER_KEY);
        }
    }
}
