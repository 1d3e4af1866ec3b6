package org.lamina.runtime.engine;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// An activation function as a layer of its own that leaves its input alone.
///
/// The engine's own layer writes over its input when it does not train, which changes what every other reader of
/// that input sees: the other branch of a residual connection, or a view.
public class ElementwiseLayer extends ActivationLayer {

    ElementwiseLayer() {}

    public ElementwiseLayer(IActivation function) {
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
        return Instantiation.of(new Op(conf, type), conf, listeners, index, parameters, initialise);
    }

    private static final class Op extends org.deeplearning4j.nn.layers.ActivationLayer {

        Op(NeuralNetConfiguration conf, DataType type) {
            super(conf, type);
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            assertInputSet(false);
            INDArray own = workspaces.dup(ArrayType.ACTIVATIONS, input, input.ordering());
            return layerConf().getActivationFn().getActivation(own, training);
        }
    }
}
