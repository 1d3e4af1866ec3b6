package org.lamina.runtime.engine;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.lamina.runtime.engine.LocallyConnectedLayer.Params;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A [LocallyConnectedLayer] at work: this class moves arrays in and out.
final class LocallyConnectedOp extends ParameterisedLayer<LocallyConnectedLayer> {

    LocallyConnectedOp(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        LocalWindows windows = layerConf().windows();
        double[] biases = layerConf().isBiased() ? RowMajor.read(getParam(Params.BIASES)) : new double[0];
        double[] y = windows.forward(x(), RowMajor.read(getParam(Params.WEIGHTS)), biases);
        long[] shape = input.shape().clone();
        shape[1] = windows.out().channels();
        shape[shape.length - 1] = windows.out().width();
        if (shape.length == 4) {
            shape[2] = windows.out().height();
        }
        INDArray output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, shape, 'c');
        RowMajor.write(y, output);
        return output;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        double[] weights = RowMajor.read(getParam(Params.WEIGHTS));
        double[] dy = RowMajor.read(epsilon.castTo(dataType));
        double[] gradient = new double[weights.length];
        double[] dx = layerConf().windows().backward(x(), dy, weights, gradient);
        Gradient result = new DefaultGradient();
        store(result, Params.WEIGHTS, gradient);
        if (layerConf().isBiased()) {
            double[] biases = new double[layerConf().windows().out().elements()];
            for (int i = 0; i < dy.length; i++) {
                biases[i % biases.length] += dy[i];
            }
            store(result, Params.BIASES, biases);
        }
        INDArray next = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
        RowMajor.write(dx, next);
        return new Pair<>(result, next);
    }

    private double[] x() {
        return RowMajor.read(input.castTo(dataType));
    }
}
