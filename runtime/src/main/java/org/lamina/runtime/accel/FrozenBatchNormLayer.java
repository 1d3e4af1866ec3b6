package org.lamina.runtime.accel;

import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GAMMA;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/// Batch normalisation by fixed statistics: a factor and a summand a channel. What comes back is multiplied by that
/// factor; nothing is learned, so the parameters have no gradient.
public final class FrozenBatchNormLayer extends FastBatchNormLayer {
    private static final long serialVersionUID = 1L;

    FrozenBatchNormLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        return super.activate(false, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray gradient = epsilon.castTo(dataType);
        INDArray next = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, gradient.shape(), 'c');
        INDArray deviation = Transforms.sqrt(runningVariance().add(layerConf().getEps()), false);
        INDArray factor = getParam(GAMMA).div(deviation).reshape(deviation.length());
        Nd4j.getExecutioner().exec(new BroadcastMulOp(gradient, factor, next, 1));
        Gradient none = new DefaultGradient();
        gradientViews.forEach((key, view) -> none.setGradientFor(key, view.assign(0)));
        return new Pair<>(none, next);
    }
}
