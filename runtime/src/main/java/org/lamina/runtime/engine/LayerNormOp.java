package org.lamina.runtime.engine;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Layer normalisation at work. The arithmetic is in [Normalisation]; this class moves arrays in and out.
final class LayerNormOp extends ParameterisedLayer<LayerNormLayer> {

    LayerNormOp(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        applyDropOutIfNecessary(training, workspaces);
        INDArray output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, input.shape(), 'c');
        RowMajor.write(
                normalisation()
                        .forward(
                                RowMajor.read(input.castTo(dataType)),
                                RowMajor.read(getParam(LayerNormParams.GAIN)),
                                RowMajor.read(getParam(LayerNormParams.BIAS))),
                output);
        return output;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        Normalisation.Gradients gradients = normalisation()
                .backward(
                        RowMajor.read(input.castTo(dataType)),
                        RowMajor.read(getParam(LayerNormParams.GAIN)),
                        RowMajor.read(epsilon.castTo(dataType)));
        Gradient result = new DefaultGradient();
        store(result, LayerNormParams.GAIN, gradients.gain());
        store(result, LayerNormParams.BIAS, gradients.bias());
        INDArray next = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
        RowMajor.write(gradients.input(), next);
        return new Pair<>(result, backpropDropOutIfPresent(next));
    }

    private Normalisation normalisation() {
        long rest = 1;
        for (int d = 2; d < input.rank(); d++) {
            rest *= input.size(d);
        }
        return new Normalisation(
                (int) input.size(0),
                (int) input.size(1),
                (int) rest,
                layerConf().getEpsilon());
    }
}
