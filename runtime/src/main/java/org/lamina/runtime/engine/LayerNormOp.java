package org.lamina.runtime.engine;

import java.util.List;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.lamina.runtime.accel.FastLayerNorm;
import org.lamina.runtime.accel.ShapeCache;
import org.lamina.runtime.accel.SummableArray;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Layer normalisation at work: by [FastLayerNorm] in single precision, else with the arithmetic of [Normalisation];
/// this class moves arrays in and out.
final class LayerNormOp extends ParameterisedLayer<LayerNormLayer> {

    private final transient ShapeCache<List<Long>, FastLayerNorm> cache = new ShapeCache<>();
    private transient @Nullable FastLayerNorm last;

    LayerNormOp(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        applyDropOutIfNecessary(training, workspaces);
        last = null;
        if (dataType == DataType.FLOAT
                && input.rank() <= 4
                && FastLayerNorm.accepts(getParam(LayerNormParams.GAIN), getParam(LayerNormParams.BIAS))) {
            return activateFast(training, workspaces);
        }
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

    private INDArray activateFast(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray x = input.castTo(dataType);
        FastLayerNorm norm = cache.get(
                LongStream.of(x.shape()).boxed().toList(),
                _ -> new FastLayerNorm(x.shape(), layerConf().getEpsilon()));
        INDArray out = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS, dataType, FastLayerNorm.memoryShape(x.shape()), 'c');
        norm.forward(x, getParam(LayerNormParams.GAIN), out);
        last = training ? norm : null;
        return FastLayerNorm.view(out);
    }

    private Pair<Gradient, INDArray> backpropFast(FastLayerNorm norm, INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray next = workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD, dataType, FastLayerNorm.memoryShape(input.shape()), 'c');
        norm.backward(
                epsilon.castTo(dataType), getParam(LayerNormParams.GAIN), gradientView(LayerNormParams.GAIN), next);
        Gradient result = new DefaultGradient();
        result.setGradientFor(LayerNormParams.GAIN, gradientView(LayerNormParams.GAIN), 'c');
        result.setGradientFor(LayerNormParams.BIAS, gradientView(LayerNormParams.BIAS), 'c');
        return new Pair<>(result, backpropDropOutIfPresent(SummableArray.channelsFirstView(next)));
    }

    @Override
    public void clear() {
        super.clear();
        last = null;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        FastLayerNorm norm = last;
        if (norm != null) {
            last = null;
            return backpropFast(norm, epsilon, workspaces);
        }
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
